import { Button, Fieldset, Modal, SimpleGrid, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isWritten, LANE_GROUPS } from "../lanes/measures";
import { useScene } from "../map/MapContext";
import { LinkForm } from "../nesting/LinkForm";
import { AddTouchpoint } from "./AddTouchpoint";
import type { Dialog } from "./useSceneOf";

interface DialogsProps {
  dialog: Dialog | null;
  onClose: () => void;
  workspace: string;
}

/** What has to be asked before something can be added. */
export function Dialogs({ dialog, onClose, workspace }: DialogsProps) {
  const { t } = useTranslation("journeys");
  return (
    <Modal
      opened={dialog !== null} onClose={onClose} size={dialog?.kind === "lane" ? "lg" : "md"}
      title={dialog && t(`dialog.${dialog.kind}`)} closeButtonProps={{ "aria-label": t("ui:close") }}
    >
      {dialog?.kind === "touchpoint" && <AddTouchpoint stageId={dialog.stageId} workspace={workspace} onDone={onClose} />}
      {dialog?.kind === "lane" && <AddLane onDone={onClose} />}
      {dialog?.kind === "link" && <LinkForm place={dialog.place} onDone={onClose} />}
    </Modal>
  );
}

function AddLane({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("journeys");
  const { map, apply, contextFor } = useScene();
  const present = new Set(map.lanes.map((lane) => lane.kind));
  const groups = Object.entries(LANE_GROUPS) as [keyof typeof LANE_GROUPS, (typeof LANE_GROUPS)["measured"]][];
  return (
    <Stack gap="md">
      {groups.map(([group, kinds]) => (
        <Fieldset key={group} variant="unstyled" legend={t(`lane_group.${group}`)}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
            {kinds.filter((kind) => isWritten(kind) || !present.has(kind)).map((kind) => (
              <Button
                key={kind} variant="default" justify="flex-start"
                onClick={() => {
                  apply([{ kind: "add_lane", lane_id: contextFor({ kind: "map" }).newId(), lane_kind: kind, title: "" }]);
                  onDone();
                }}
              >
                {t(`lane.${kind}`)}
              </Button>
            ))}
          </SimpleGrid>
        </Fieldset>
      ))}
    </Stack>
  );
}

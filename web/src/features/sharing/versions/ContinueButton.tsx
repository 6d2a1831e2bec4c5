import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { sendCommands } from "@/api/journeys";
import { continueVersion } from "@/api/sharing";
import type { MapChange, MapCommand, MapVersion } from "@/api/types";
import { useTellProblem } from "@/ui/notify";
import { useUndoOffer } from "@/ui/useUndoable";
import { mapQuery } from "../../journeys/queries";
import { useWorkspace } from "../../workspaces/useWorkspace";

const MOST_AT_ONCE = 500;

/** Go on from a version: the map gets its document, by a change that can be taken back. */
export function ContinueButton({ version }: { version: MapVersion }) {
  const { t } = useTranslation("sharing");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTellProblem();
  const offer = useUndoOffer();
  const again = () => Promise.all([
    queries.invalidateQueries({ queryKey: mapQuery(workspace, version.map_id).queryKey }),
    queries.invalidateQueries({ queryKey: ["measured", workspace, version.map_id] }),
    queries.invalidateQueries({ queryKey: ["maps", workspace] }),
  ]);
  const takeBack = async (change: MapChange) => {
    const commands = change.inverse as unknown as MapCommand[];
    let base_version = change.version;
    for (let from = 0; from < commands.length; from += MOST_AT_ONCE) {
      const sent = await sendCommands(workspace, version.map_id, { base_version, commands: commands.slice(from, from + MOST_AT_ONCE) });
      base_version = sent.version;
    }
  };
  const go = useMutation({
    mutationFn: () => continueVersion(workspace, version.id),
    onError: tell,
    onSuccess: async (change) => {
      await again();
      await navigate({ to: "/w/$workspace/journeys/$map", params: { workspace, map: version.map_id }, search: {} });
      const onUndo = () => void takeBack(change).catch(tell).finally(() => void again());
      offer({ message: t("continue.done", { name: version.name }), onUndo });
    },
  });
  return (
    <Button leftSection={<IconArrowBackUp size={16} />} loading={go.isPending} onClick={() => go.mutate()}>
      {t("continue.action")}
    </Button>
  );
}

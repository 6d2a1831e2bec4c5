import { Menu, Progress, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { exportFileAddress } from "@/api/exports";
import type { MapExport } from "@/api/types";
import { useSaving } from "@/ui/useSaving";
import { isOpen } from "./useExports";

interface Props {
  workspace: string;
  files: MapExport[];
  onStop: (id: string) => void;
}

/** Files that the server writes, how far each is, and those that are ready. */
export function WrittenFiles({ workspace, files, onStop }: Props) {
  const { t } = useTranslation("journeys");
  const { save } = useSaving();
  const shown = files.filter((one) => isOpen(one) || one.state === "done");
  if (shown.length === 0) return null;
  return (
    <div role="group" aria-label={t("export.written")}>
      <Menu.Label>{t("export.written")}</Menu.Label>
      {shown.map((one) =>
        isOpen(one) ? (
          <Menu.Item
            key={one.id} closeMenuOnClick={false} rightSection={<Text size="xs" fw={600} aria-hidden>{t("export.stop_here")}</Text>}
            aria-label={t("export.stop", { file: wordsOf(one, t) })} onClick={() => one.id && onStop(one.id)}
          >
            {wordsOf(one, t)}
            <Text size="xs" c="dimmed">{t(`export.${one.state as "queued" | "running"}`, { percent: Math.round(one.progress * 100) })}</Text>
            <Progress value={one.progress * 100} size="sm" mt={4} aria-hidden />
          </Menu.Item>
        ) : (
          <Menu.Item
            key={one.id} component="a" download href={exportFileAddress(workspace, one.id ?? "")} onClick={save}
            rightSection={<IconDownload size={14} />}
          >
            {wordsOf(one, t)}
          </Menu.Item>
        ),
      )}
      <Menu.Divider />
    </div>
  );
}

const wordsOf = (one: MapExport, t: TFunction<"journeys">) =>
  t(`export.${one.paged ? "paged" : one.kind}`, { paper: one.paper });

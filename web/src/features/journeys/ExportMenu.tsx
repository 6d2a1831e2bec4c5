import { Button, Loader, Menu, RingProgress } from "@mantine/core";
import { IconChevronDown, IconDownload } from "@tabler/icons-react";
import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import type { ExportSubject } from "@/api/exports";
import type { MapFile } from "@/api/journeys";
import { useSaving } from "@/ui/useSaving";
import { isOpen, useExports } from "./exporting/useExports";
import { WrittenFiles } from "./exporting/WrittenFiles";

type Wanted = Omit<MapFile, "language"> & { words: "pdf" | "paged" | MapFile["kind"] };

const GROUPS: Record<"print" | "show" | "work", Wanted[]> = {
  print: [
    { words: "pdf", kind: "pdf", paper: "A4" }, { words: "pdf", kind: "pdf", paper: "A3" },
    { words: "pdf", kind: "pdf", paper: "A2" }, { words: "pdf", kind: "pdf", paper: "A1" },
    { words: "pdf", kind: "pdf", paper: "A0" }, { words: "paged", kind: "pdf", paper: "A4", paged: true },
  ],
  show: [{ words: "pptx", kind: "pptx" }, { words: "png", kind: "png" }, { words: "svg", kind: "svg" }],
  work: [{ words: "xlsx", kind: "xlsx" }, { words: "csv", kind: "csv" }, { words: "json", kind: "json" }, { words: "bpmn", kind: "bpmn" }],
};

/** Of a large map these take the server long: it is asked first, and may write them in the background. */
const SLOW: MapFile["kind"][] = ["pdf", "pptx", "png"];

interface Props {
  subject: ExportSubject;
  addressFor: (file: MapFile) => string;
}

/** The map as a file: what is on screen, under the same filter and in the same language. */
export function ExportMenu({ subject, addressFor }: Props) {
  const { t, i18n } = useTranslation("journeys");
  const { save, saveFrom, isSaving } = useSaving();
  const { files, ask, stop, look } = useExports(subject, { addressFor, saveFrom });
  const open = files.filter(isOpen);
  const share = open.reduce((sum, one) => sum + one.progress, 0) / (open.length || 1);
  const busy = <RingProgress size={20} thickness={3} sections={[{ value: share * 100, color: "blue" }]} aria-label={t("export.running", { percent: Math.round(share * 100) })} />;
  return (
    <Menu position="bottom-end" shadow="md" onOpen={look}>
      <Menu.Target>
        <Button variant="default" aria-busy={isSaving} leftSection={open.length > 0 ? busy : isSaving ? <Loader size={16} color="currentColor" /> : <IconDownload size={16} />} rightSection={<IconChevronDown size={14} />}>
          {t("export.menu")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <WrittenFiles workspace={subject.workspace} files={files} onStop={stop} />
        {(["print", "show", "work"] as const).map((group) => (
          <div key={group} role="group" aria-label={t(`export.${group}`)}>
            <Menu.Label>{t(`export.${group}`)}</Menu.Label>
            {GROUPS[group].map(({ words, ...file }) => (
              <Menu.Item
                key={words + (file.paper ?? "")} component="a" download
                href={addressFor({ ...file, language: i18n.language })}
                onClick={(event: MouseEvent<HTMLAnchorElement>) => {
                  if (!SLOW.includes(file.kind)) return save(event);
                  event.preventDefault();
                  void ask({ ...file, language: i18n.language });
                }}
              >
                {t(`export.${words}`, { paper: file.paper })}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

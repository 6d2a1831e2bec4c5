import { Button, Loader, Menu } from "@mantine/core";
import { IconChevronDown, IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MapFile } from "@/api/journeys";
import { useSaving } from "@/ui/useSaving";

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

/** The map as a file: what is on screen, under the same filter and in the same language. */
export function ExportMenu({ addressFor }: { addressFor: (file: MapFile) => string }) {
  const { t, i18n } = useTranslation("journeys");
  const { save, isSaving } = useSaving();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" aria-busy={isSaving} leftSection={isSaving ? <Loader size={16} color="currentColor" /> : <IconDownload size={16} />} rightSection={<IconChevronDown size={14} />}>
          {t("export.menu")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(["print", "show", "work"] as const).map((group) => (
          <div key={group} role="group" aria-label={t(`export.${group}`)}>
            <Menu.Label>{t(`export.${group}`)}</Menu.Label>
            {GROUPS[group].map(({ words, ...file }) => (
              <Menu.Item
                key={words + (file.paper ?? "")} component="a" download onClick={save}
                href={addressFor({ ...file, language: i18n.language })}
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

import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconPresentation, IconPrinter } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Presentation } from "./Presentation";
import { PAPERS, PrintSheets, type Paper } from "./PrintSheets";
import { usePrinting } from "./usePrinting";
import type { Still } from "./useStillScene";

interface ShowMenuProps {
  still: Still;
  label?: string;
  /** What else can be done with the map from here. */
  children?: ReactNode;
}

/** Showing a map to a room, or on paper. */
export function ShowMenu({ still, label, children }: ShowMenuProps) {
  const { t } = useTranslation("sharing");
  const [isPresenting, setPresenting] = useState(false);
  const { paper, print } = usePrinting<Paper>("A4");
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" leftSection={<IconPresentation size={16} />} rightSection={<IconChevronDown size={14} />}>
            {label ?? t("show.menu")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {children}
          <Menu.Item leftSection={<IconPresentation size={16} />} onClick={() => setPresenting(true)}>
            {t("show.present")}
          </Menu.Item>
          {PAPERS.map((one) => (
            <Menu.Item key={one} leftSection={<IconPrinter size={16} />} onClick={() => print(one)}>
              {t("show.print", { paper: one })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {isPresenting && <Presentation still={still} onClose={() => setPresenting(false)} />}
      {paper && <PrintSheets still={still} paper={paper} />}
    </>
  );
}

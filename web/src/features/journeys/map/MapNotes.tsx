import { Alert, Anchor, Collapse, Group, List, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MapWhole, Measured } from "@/api/types";
import { useFormat } from "@/ui/format";
import { MapCare } from "../../tasks/MapCare";
import { ToBeNote } from "../tobe/ToBeNote";
import { usePartWords } from "./names";

interface MapNotesProps {
  map: MapWhole;
  measured: Measured | undefined;
}

/** What the map rests on, and how far its order is to be trusted. */
export function MapNotes({ map, measured }: MapNotesProps) {
  const { t } = useTranslation("journeys");
  const { date } = useFormat();
  const { warnings } = map.order_quality;
  return (
    <Stack gap={6}>
      <MapCare mapId={map.id} />
      <ToBeNote map={map} />
      <span className="map-basis">
        {measured &&
          (measured.first_us !== null && measured.last_us !== null
            ? t("notes.period", { from: date(measured.first_us), to: date(measured.last_us) })
            : t("notes.no_lens"))}
      </span>
      {warnings.map((warning) => (
        <Alert key={warning} variant="light" color="yellow" p="xs" icon={<IconInfoCircle size={18} />}>
          {t(`warning.${warning}`)}
        </Alert>
      ))}
      <LeftOut map={map} />
      {measured && <NotNarrowed parts={measured.not_narrowed} />}
    </Stack>
  );
}

function LeftOut({ map }: { map: MapWhole }) {
  const { t } = useTranslation("journeys");
  const { share, number } = useFormat();
  const [isOpen, { toggle }] = useDisclosure();
  const { left_out: leftOut, shown_share: shown } = map.order_quality;
  if (leftOut.length === 0) return null;
  return (
    <div>
      <Group gap={6}>
        <Text size="sm">{t("left_out.sentence", { count: leftOut.length, share: share(shown) })}</Text>
        <Anchor component="button" type="button" size="sm" onClick={toggle} aria-expanded={isOpen}>
          {t(isOpen ? "left_out.hide" : "left_out.show")}
        </Anchor>
      </Group>
      <Collapse expanded={isOpen}>
        <List size="sm" mt={4}>
          {leftOut.map((one) => (
            <List.Item key={one.activity}>
              {one.activity} · {number(one.cases)}
            </List.Item>
          ))}
        </List>
      </Collapse>
    </div>
  );
}

/** What the filter says that answers and reviews cannot be asked by; nothing where they can by all of it. */
export function NotNarrowed({ parts }: { parts: string[] }) {
  const { t } = useTranslation("journeys");
  const wordsOf = usePartWords();
  if (parts.length === 0) return null;
  return (
    <Text size="sm" className="not-narrowed">
      {t("notes.not_narrowed", { parts: wordsOf(parts) })}
    </Text>
  );
}

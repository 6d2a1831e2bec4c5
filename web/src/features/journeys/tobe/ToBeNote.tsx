import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MapWhole } from "@/api/types";
import { useDay } from "../../tasks/days";
import { useWays } from "../nesting/WaysContext";

/** Whose to-be map this is, or which to-be maps it has. */
export function ToBeNote({ map }: { map: MapWhole }) {
  const { t } = useTranslation("tobe");
  const day = useDay();
  const ways = useWays();
  if (!ways?.maps) return null;
  const { workspace, maps } = ways;
  const asIs = maps.find((one) => one.id === map.as_is_id);
  const toBe = maps.filter((one) => one.as_is_id === map.id);
  const open = (id: string, title: string) => (
    <Anchor key={id} size="sm" underline="always" renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map" params={{ workspace, map: id }} search={{}} />}>
      {title}
    </Anchor>
  );
  return (
    <>
      {map.change_from !== null && (
        <Text size="sm">
          {asIs ? <>{t("note.of")} {open(asIs.id, asIs.title)}</> : t("note.of_gone", { title: map.as_is_title })}
          {" · "}
          {t("note.from", { date: day(map.change_from) })}
          {" · "}
          <Anchor size="sm" underline="always" renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map/to-be" params={{ workspace, map: map.id }} />}>
            {t("note.progress")}
          </Anchor>
        </Text>
      )}
      {toBe.length > 0 && (
        <Text size="sm">
          {t("note.to_be")} {toBe.flatMap((one, index) => [index > 0 ? ", " : "", open(one.id, one.title)])}
        </Text>
      )}
    </>
  );
}

import "./nesting.css";
import { Anchor, Breadcrumbs, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MapRef } from "@/api/types";
import { mapsAbove } from "@/canvas/hierarchy";
import { useWays } from "./WaysContext";

/** The maps above this one, from the top down: the way back. */
export function Crumbs({ above }: { above: MapRef[] }) {
  const { t } = useTranslation("nesting");
  const ways = useWays();
  if (!ways) return null;
  const others = mapsAbove(ways.mapId, ways.maps ?? []).filter((map) => map.id !== above.at(-1)?.id);
  const wayTo = (index: number) => above.slice(0, index).map((map) => map.id).join(".");
  const crumb = (map: MapRef, way: string) => (
    <Anchor
      key={map.id} size="sm"
      renderRoot={(props) => (
        <Link {...props} to="/w/$workspace/journeys/$map" params={{ workspace: ways.workspace, map: map.id }} search={way ? { way } : {}} />
      )}
    >
      {map.title}
    </Anchor>
  );
  if (above.length === 0 && others.length === 0) return null;
  return (
    <nav aria-label={t("above")} className="map-crumbs">
      {above.length > 0 && <Breadcrumbs>{[...above.map((map, index) => crumb(map, wayTo(index))), <span key="here" />]}</Breadcrumbs>}
      {others.length > 0 && (
        <Text size="sm" c="dimmed">
          {t(above.length > 0 ? "part_also" : "part_of")} {others.flatMap((map, index) => [index > 0 ? ", " : "", crumb(map, "")])}
        </Text>
      )}
    </nav>
  );
}

import "./nesting.css";
import { IconArrowDownRight, IconUnlink } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MapStep } from "@/api/types";
import { useWays } from "./WaysContext";

type MapLink = NonNullable<MapStep["link"]>;

/** The way to another map; where that one was taken away, it says so. */
export function MapWay({ link }: { link: MapLink }) {
  const { t } = useTranslation("nesting");
  const ways = useWays();
  const found = ways?.maps?.find((map) => map.id === link.map_id);
  if (ways?.maps && !found) {
    return (
      <span className="map-way" data-gone>
        <IconUnlink size={14} aria-hidden />
        <span>{t("gone", { title: link.title })}</span>
      </span>
    );
  }
  const inside = (
    <>
      <IconArrowDownRight size={14} aria-hidden />
      <span>{found?.title ?? link.title}</span>
    </>
  );
  if (!ways || !found) return <span className="map-way">{inside}</span>;
  return (
    <Link
      className="map-way" to="/w/$workspace/journeys/$map" params={{ workspace: ways.workspace, map: found.id }}
      search={{ way: ways.onward }} aria-label={t("open", { title: found.title })}
      onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}
    >
      {inside}
    </Link>
  );
}

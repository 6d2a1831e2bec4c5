import { SegmentedControl } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { MapView, ViewSearch } from "./search";

/** Which side of the map is looked at: its coverage, the company's view, its story, or (undefined) the map itself. */
export function useMapView(): MapView | undefined {
  return (useSearch({ strict: false }) as ViewSearch).view;
}

/** The map itself, what is known of it, the company's view beside it, or its story on one page. */
export function ViewSwitch() {
  const { t } = useTranslation("coverage");
  const navigate = useNavigate();
  const view = useMapView();
  const row = useRef<HTMLDivElement>(null);
  // Where the row is pushed sideways, what is looked at must not be out of sight.
  useEffect(() => {
    row.current?.querySelector("[data-active]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [view]);
  const choose = (next: string) =>
    void navigate({ to: ".", search: (now: Record<string, unknown>) => ({ ...now, view: next === "map" ? undefined : next }) as never });
  return (
    <div className="one-row" ref={row}>
      <SegmentedControl
        aria-label={t("view")} value={view ?? "map"} onChange={choose}
        data={[
          { value: "map", label: t("map") },
          { value: "coverage", label: t("title") },
          { value: "company", label: t("company") },
          { value: "story", label: t("story:title") },
        ]}
      />
    </div>
  );
}

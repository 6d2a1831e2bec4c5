import { SegmentedControl } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ViewSearch } from "./search";

/** Whether the map's coverage is looked at instead of the map. */
export function useIsCoverage(): boolean {
  return (useSearch({ strict: false }) as ViewSearch).view === "coverage";
}

/** The map itself, or what is known of it. */
export function ViewSwitch() {
  const { t } = useTranslation("coverage");
  const navigate = useNavigate();
  const isCoverage = useIsCoverage();
  const choose = (view: string) =>
    void navigate({ to: ".", search: (now: Record<string, unknown>) => ({ ...now, view: view === "coverage" ? view : undefined }) as never });
  return (
    <SegmentedControl
      aria-label={t("view")} value={isCoverage ? "coverage" : "map"} onChange={choose}
      data={[{ value: "map", label: t("map") }, { value: "coverage", label: t("title") }]}
    />
  );
}

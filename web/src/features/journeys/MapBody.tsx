import { Box, Group } from "@mantine/core";
import { useMemo } from "react";
import type { Filter, MapWhole } from "@/api/types";
import { ProblemNote } from "@/ui/ProblemNote";
import { useWorkspace } from "../workspaces/useWorkspace";
import { CompanyView } from "./company/CompanyView";
import { CompareButton } from "./compare/CompareButton";
import { ComparedContext } from "./compare/ComparedContext";
import { ComparedKey } from "./compare/ComparedKey";
import { ComparedTable } from "./compare/ComparedTable";
import { useCompared } from "./compare/useCompared";
import { CoverageView } from "./coverage/CoverageView";
import { useMapView, ViewSwitch } from "./coverage/ViewSwitch";
import { Legend } from "./map/Legend";
import { useScene } from "./map/MapContext";
import { MapGrid } from "./map/MapGrid";
import { StoryView } from "./story/StoryView";
import { SuggestedContext } from "./story/SuggestedContext";
import { bySteps, useSuggested } from "./story/useSuggested";

interface MapBodyProps {
  map: MapWhole;
  workspace: string;
  filter: Filter;
  /** What one journey is: a customer, an order. */
  objectType: string | undefined;
  isWorking: boolean;
}

/** The map under its heading: as it is, several groups side by side, or what is known of it. */
export function MapBody({ map, workspace, filter, objectType, isWorking }: MapBodyProps) {
  const { opened, measured } = useScene();
  const { canEdit } = useWorkspace();
  const compared = useCompared({ workspace, map, filter });
  const view = useMapView();
  const suggested = useSuggested({ workspace, mapId: map.id, filter, map: map.document, isEnabled: canEdit && measured !== undefined });
  const suggestedBySteps = useMemo(() => bySteps(suggested), [suggested]);
  const isBusy = isWorking || compared.isFetching;
  return (
    <>
      <Group justify="space-between" mb="sm" gap="sm">
        <ViewSwitch />
        {!view && <CompareButton workspace={workspace} compared={compared} />}
      </Group>
      {compared.error && <ProblemNote error={compared.error} />}
      {view === "coverage" && <CoverageView workspace={workspace} mapId={map.id} filter={filter} />}
      {view === "company" && <CompanyView workspace={workspace} map={map} filter={filter} />}
      {view === "story" && <StoryView workspace={workspace} map={map.document} mapId={map.id} filter={filter} />}
      {!view && (
        <ComparedContext value={compared.scene}>
          <ComparedKey objectType={objectType} />
          <div className="map-beside" data-open={opened !== null || undefined}>
            <Box className={isBusy ? "is-working" : undefined} aria-busy={isBusy}>
              <SuggestedContext value={suggestedBySteps}>
                <MapGrid />
              </SuggestedContext>
            </Box>
            <ComparedTable map={map.document} />
            <Legend />
          </div>
        </ComparedContext>
      )}
    </>
  );
}

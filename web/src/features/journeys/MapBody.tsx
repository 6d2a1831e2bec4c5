import { Box, Group } from "@mantine/core";
import type { Filter, MapWhole } from "@/api/types";
import { ProblemNote } from "@/ui/ProblemNote";
import { CompareButton } from "./compare/CompareButton";
import { ComparedContext } from "./compare/ComparedContext";
import { ComparedKey } from "./compare/ComparedKey";
import { ComparedTable } from "./compare/ComparedTable";
import { useCompared } from "./compare/useCompared";
import { CoverageView } from "./coverage/CoverageView";
import { useIsCoverage, ViewSwitch } from "./coverage/ViewSwitch";
import { Legend } from "./map/Legend";
import { useScene } from "./map/MapContext";
import { MapGrid } from "./map/MapGrid";

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
  const { opened } = useScene();
  const compared = useCompared({ workspace, map, filter });
  const isCoverage = useIsCoverage();
  const isBusy = isWorking || compared.isFetching;
  return (
    <>
      <Group justify="space-between" mb="sm" gap="sm">
        <ViewSwitch />
        {!isCoverage && <CompareButton workspace={workspace} compared={compared} />}
      </Group>
      {compared.error && <ProblemNote error={compared.error} />}
      {isCoverage ? (
        <CoverageView workspace={workspace} mapId={map.id} filter={filter} />
      ) : (
        <ComparedContext value={compared.scene}>
          <ComparedKey objectType={objectType} />
          <div className="map-beside" data-open={opened !== null || undefined}>
            <Box className={isBusy ? "is-working" : undefined} aria-busy={isBusy}>
              <MapGrid />
            </Box>
            <ComparedTable map={map.document} />
            <Legend />
          </div>
        </ComparedContext>
      )}
    </>
  );
}

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { exportAddress } from "@/api/journeys";
import type { Filter, MapWhole } from "@/api/types";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { touchpointsQuery } from "../facts/queries";
import { FilterBar } from "../insights/filter/FilterBar";
import { LensNews } from "../insights/LensNews";
import { useLens } from "../insights/useLens";
import { CommentLayer } from "../sharing/comments/CommentLayer";
import { MapExtras } from "../sharing/MapExtras";
import { MapTasksButton } from "../tasks/MapTasksButton";
import { useWorkspace } from "../workspaces/useWorkspace";
import { Dialogs } from "./editing/Dialogs";
import { MapTools } from "./editing/MapTools";
import { useMapKeys } from "./editing/useMapKeys";
import { useSceneOf } from "./editing/useSceneOf";
import { EvidenceDrawer } from "./evidence/EvidenceDrawer";
import "./evidence/evidence.css";
import "./map/map.css";
import { ExportMenu } from "./ExportMenu";
import { InlineName } from "./map/InlineName";
import { LiveNote } from "./live/LiveNote";
import { People } from "./live/People";
import { LiveContext } from "./live/useLiveMap";
import { HandsContext, SceneContext } from "./map/MapContext";
import { MapBody } from "./MapBody";
import { MapNotes } from "./map/MapNotes";
import { Crumbs } from "./nesting/Crumbs";
import { useWaysOf } from "./nesting/useWaysOf";
import { WaysContext } from "./nesting/WaysContext";
import { mapQuery } from "./queries";
import { useMeasured } from "./useMeasured";

const EVERYTHING: Filter = {};

/** A journey map: what customers live through, every figure with its evidence. */
export function MapScreen() {
  const { id: workspace } = useWorkspace();
  const { map: id = "" } = useParams({ strict: false });
  const { data: map, error, refetch } = useQuery(mapQuery(workspace, id));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!map) return <Skeleton height={560} radius="lg" />;
  return <OpenMap key={map.id} map={map} workspace={workspace} />;
}

function OpenMap({ map, workspace }: { map: MapWhole; workspace: string }) {
  const { t } = useTranslation("journeys");
  const { lens, filter } = useLens(map.lens_id ?? undefined);
  const asked = map.lens_id ? filter : EVERYTHING;
  const { measured, error, isFetching } = useMeasured({ workspace, map, filter: asked, lens });
  const { data: registry } = useQuery(touchpointsQuery(workspace));
  const touchpoints = useMemo(() => new Map((registry ?? []).map((one) => [one.id, one])), [registry]);
  const { live, scene, hands, dialog, setDialog, close } = useSceneOf({ map, workspace, measured, touchpoints });
  const { ways, above } = useWaysOf(workspace, map.id);
  useMapKeys(scene);
  const { title } = map.document;
  return (
    <LiveContext value={live}><HandsContext value={hands}><SceneContext value={scene}><WaysContext value={ways}>
      <Crumbs above={above} />
      <Page
        title={title}
        heading={
          <InlineName
            isEditing={scene.renaming?.kind === "map"} value={title} label={t("action.rename_map")}
            onDone={() => scene.setRenaming(null)} onSave={(text) => scene.apply([{ kind: "rename_map", title: text }])}
          >
            <span onDoubleClick={() => scene.canEdit && scene.setRenaming({ kind: "map" })}>{title}</span>
          </InlineName>
        }
        about={<MapNotes map={map} measured={measured} />}
        actions={<><People /><MapTasksButton map={map.document} mapId={map.id} /><CommentLayer mapId={map.id} /><MapExtras mapId={map.id} filter={asked} /><ExportMenu subject={{ workspace, what: "map", id: map.id, filter: asked }} addressFor={(file) => exportAddress(workspace, map.id, asked, file)} /><MapTools /></>}
      >
        <LiveNote />
        {map.lens_id && <FilterBar own={map.lens_id} />}
        {lens && <LensNews lens={lens} />}
        {error && <ProblemNote error={error} />}
        <MapBody
          map={map} workspace={workspace} filter={asked} objectType={lens?.object_type}
          isWorking={isFetching && measured !== undefined}
        />
        <EvidenceDrawer workspace={workspace} mapId={map.id} filter={asked} onClose={close} />
        <Dialogs dialog={dialog} onClose={() => setDialog(null)} workspace={workspace} />
      </Page>
    </WaysContext></SceneContext></HandsContext></LiveContext>
  );
}

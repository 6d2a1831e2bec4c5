import { useTranslation } from "react-i18next";
import "../../journeys/evidence/evidence.css";
import "../../journeys/map/map.css";
import { Legend } from "../../journeys/map/Legend";
import { HandsContext, SceneContext } from "../../journeys/map/MapContext";
import { MapGrid } from "../../journeys/map/MapGrid";
import { QuotesContext } from "../../journeys/map/QuotesContext";
import { StillDrawer } from "./StillDrawer";
import { useStillScene, type Still } from "./useStillScene";

/** A map to look at: every cell opens what its figure says, nothing can be changed. */
export function StillMap({ hasQuotes = false, ...still }: Still & { hasQuotes?: boolean }) {
  const { t } = useTranslation("sharing");
  const { scene, hands, close } = useStillScene(still);
  return (
    <HandsContext value={hands}><SceneContext value={scene}>
      <QuotesContext value={hasQuotes ? null : t("still.no_quotes")}>
        <div className="map-beside" data-open={scene.opened !== null || undefined}>
          <MapGrid />
          <Legend />
        </div>
        <StillDrawer onClose={close} />
      </QuotesContext>
    </SceneContext></HandsContext>
  );
}

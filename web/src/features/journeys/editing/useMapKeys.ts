import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { actionsAbout } from "@/canvas/actions";
import { isPressed, isWriting } from "@/canvas/keys";
import { useOfferedActions } from "@/ui/offered";
import type { MapScene } from "../map/MapContext";

/** The map's own actions by key, and in the palette while the map is open. */
export function useMapKeys(scene: MapScene) {
  const { t } = useTranslation("journeys");
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isWriting(event.target)) return;
      const context = scene.contextFor({ kind: "map" });
      const action = actionsAbout("map").find((one) => one.key && isPressed(one.key, event));
      if (!action?.enabled(context)) return;
      event.preventDefault();
      action.perform(context);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [scene]);
  useOfferedActions(
    actionsAbout("map")
      .filter((action) => action.enabled(scene.contextFor({ kind: "map" })))
      .map((action) => ({
        id: action.name, label: t(action.label), perform: () => action.perform(scene.contextFor({ kind: "map" })),
      })),
  );
}

import { ActionIcon, Indicator, Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconMessageCircle } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { WHOLE_MAP, type MapPlace } from "@/canvas/place";
import { useScene } from "../../journeys/map/MapContext";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { threadsQuery } from "../queries";
import { CommentMarks } from "./CommentMarks";
import { CommentsPanel } from "./CommentsPanel";
import { placeAt } from "./places";

/** Comments of the map that is open: their button, their marks on the map, their panel. */
export function CommentLayer({ mapId }: { mapId: string }) {
  const { t } = useTranslation("sharing");
  const { id: workspace } = useWorkspace();
  const { open } = useScene();
  const navigate = useNavigate();
  const { thread } = useSearch({ strict: false }) as { thread?: string };
  const { data: threads = [] } = useQuery(threadsQuery(workspace, mapId));
  const [isAsked, setAsked] = useState(false);
  const [place, setPlace] = useState<MapPlace>(WHOLE_MAP);
  const isOpen = isAsked || thread !== undefined;
  const count = threads.filter((one) => one.resolved_at === null).length;
  usePointing(isOpen, setPlace);
  const close = useCallback(() => {
    setAsked(false);
    setPlace(WHOLE_MAP);
    if (thread !== undefined) {
      void navigate({ to: ".", replace: true, search: (was: Record<string, unknown>) => ({ ...was, thread: undefined }) as never });
    }
  }, [navigate, thread]);
  const label = t("comments.button", { count });
  return (
    <>
      <Indicator zIndex={1} label={count} size={17} disabled={count === 0} offset={4}>
        <Tooltip label={label}>
          <ActionIcon
            size={36} variant={isOpen ? "light" : "default"} aria-label={label} aria-pressed={isOpen}
            onClick={() => {
              open(null);
              if (isOpen) close();
              else setAsked(true);
            }}
          >
            <IconMessageCircle size={18} />
          </ActionIcon>
        </Tooltip>
      </Indicator>
      <CommentMarks threads={threads} chosen={isOpen ? place : null} />
      {isOpen && <CommentsPanel mapId={mapId} place={place} thread={thread} onPlace={setPlace} onClose={close} />}
    </>
  );
}

/** While one comments, a click on the map (or Enter on a cell) says what about; nothing else happens. */
function usePointing(isOn: boolean, onPlace: (place: MapPlace) => void) {
  useEffect(() => {
    if (!isOn) return undefined;
    const click = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || !event.target.closest(".map-frame")) return;
      if (event.target.closest("button, a, input, textarea")) return;
      const found = placeAt(event.target);
      if (!found) return;
      event.stopPropagation();
      event.preventDefault();
      onPlace(found);
    };
    document.body.classList.add("is-commenting");
    window.addEventListener("click", click, true);
    return () => {
      document.body.classList.remove("is-commenting");
      window.removeEventListener("click", click, true);
    };
  }, [isOn, onPlace]);
}

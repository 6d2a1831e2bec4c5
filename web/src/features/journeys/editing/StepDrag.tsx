import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { createPortal } from "react-dom";
import { dropStageOn, dropStepInto, dropStepOn } from "@/canvas/moves";
import { lookupOf } from "@/canvas/lookup";
import { useHands } from "../map/MapContext";
import { useStageName } from "../map/names";
import { listenToDrags } from "./drags";

interface StepDragProps {
  frame: RefObject<HTMLDivElement | null>;
  onDragged: (stepId: string | null) => void;
}

/** Steps are dragged by their handle onto another step or onto a stage, stages onto one another; the keyboard has commands for it. */
export function StepDrag({ frame, onDragged }: StepDragProps) {
  const { canEdit, apply, contextFor } = useHands();
  const stageName = useStageName();
  const [name, setName] = useState<string | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const at = useRef("");
  useLayoutEffect(() => {
    if (card.current) card.current.style.translate = at.current;
  }, [name]);
  useEffect(() => {
    const grid = frame.current;
    if (!grid || !canEdit) return undefined;
    const map = () => contextFor({ kind: "map" }).map;
    return listenToDrags(grid, {
      onStart: ({ kind, id }) => {
        const { steps, stages } = lookupOf(map());
        const stage = stages.get(id);
        setName(kind === "stage" && stage ? stageName(stage) : (steps.get(id)?.name ?? ""));
        if (kind === "step") onDragged(id);
      },
      onMove: (x, y) => {
        at.current = `${x + 12}px ${y + 10}px`;
        if (card.current) card.current.style.translate = at.current;
      },
      onEnd: ({ kind, id }, place) => {
        setName(null);
        onDragged(null);
        const drop = kind === "stage" ? dropStageOn : place?.kind === "step" ? dropStepOn : dropStepInto;
        const command = place && drop(map(), id, place.id);
        if (command) apply([command]);
      },
    });
  }, [frame, canEdit, apply, contextFor, onDragged, stageName]);
  if (name === null) return null;
  return createPortal(
    <div ref={card} className="step-card step-dragged">
      {name}
    </div>,
    document.body,
  );
}

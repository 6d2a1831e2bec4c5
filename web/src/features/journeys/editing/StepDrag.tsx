import {
  DndContext, DragOverlay, PointerSensor, TouchSensor, pointerWithin, useSensor, useSensors, type DragEndEvent,
} from "@dnd-kit/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { dropStepInto, dropStepOn } from "@/canvas/moves";
import { useScene } from "../map/MapContext";

/** Steps are dragged by their handle onto another step, or onto a stage; the keyboard has commands for it. */
export function StepDrag({ children }: { children: ReactNode }) {
  const { t } = useTranslation("journeys");
  const { map, apply } = useScene();
  const [dragged, setDragged] = useState<string | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 8 } }),
  );
  const end = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const [kind, id = ""] = String(over?.id ?? "").split(/:(.*)/s);
    const stepId = String(active.id);
    const command = kind === "step" ? dropStepOn(map, stepId, id) : kind === "stage" ? dropStepInto(map, stepId, id) : null;
    if (command) apply([command]);
  };
  const nameOf = (id: string) => map.steps.find((step) => step.id === id)?.name ?? "";
  const announce = (key: string) => (event: { active: { id: string | number } }) => t(key, { name: nameOf(String(event.active.id)) });
  return (
    <DndContext
      sensors={sensors} collisionDetection={pointerWithin} onDragEnd={end} onDragCancel={() => setDragged(null)}
      onDragStart={({ active }) => setDragged(String(active.id))}
      accessibility={{
        screenReaderInstructions: { draggable: t("drag.how") },
        announcements: {
          onDragStart: announce("drag.start"), onDragOver: () => undefined, onDragEnd: announce("drag.end"),
          onDragCancel: announce("drag.cancel"),
        },
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {dragged && <div className="step-card step-dragged">{nameOf(dragged)}</div>}
      </DragOverlay>
    </DndContext>
  );
}

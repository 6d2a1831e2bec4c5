import type { JourneyMap, MapCell, MapCommand, MapLane, MapStage, MapStep } from "@/api/types";
import type { Clip } from "./clip";
import type { Column } from "./columns";
import { cellText, contentFrom } from "./contents";
import { HEAD_ROWS, type GridPlace } from "./grid";
import { cellAt } from "./lookup";

interface PasteMeans {
  map: JourneyMap;
  columns: Column[];
  /** Where the keyboard stands. */
  at: GridPlace;
  workspace: string;
  newId: () => string;
  isWritten: (kind: MapLane["kind"]) => boolean;
  /** The touchpoint of the registry that bears a name. */
  touchpointOf: (name: string) => string | null;
}

/** What a paste does, how many of its cells found no place, and how many texts were too long to be taken whole. */
export interface Paste {
  commands: MapCommand[];
  count: number;
  left: number;
  cut: number;
}

const NOTHING: Paste = { commands: [], count: 0, left: 0, cut: 0 };
const LONGEST_NAME = 300;
const LONGEST_TEXT = 20_000;

/** The beginning of a text that is too long; no letter is parted. */
const begun = (text: string, longest: number) => (text.length > longest ? [...text].slice(0, longest).join("") : text);

/** The lanes that take the cells of copied lanes: the same one, its like, else a new one. */
function lanesFor(clip: Clip, { map, newId }: PasteMeans) {
  const free = new Set(map.lanes);
  const fresh: MapLane[] = [];
  const into = new Map<string, string>();
  for (const lane of clip.lanes.filter((one) => clip.cells.some((cell) => cell.lane_id === one.id))) {
    const found = [...free].find((one) => one.id === lane.id && one.kind === lane.kind)
      ?? [...free].find((one) => one.kind === lane.kind && one.title === lane.title);
    if (found) free.delete(found);
    const target = found ?? { ...lane, id: newId() };
    if (!found) fresh.push(target);
    into.set(lane.id, target.id);
  }
  return { fresh, into };
}

/** Copied stages or steps behind those where one stands, each part under a new id. */
function pasteParts(clip: Clip, means: PasteMeans): Paste {
  const { map, columns, at, workspace, newId } = means;
  const column = columns[Math.max(0, at.column)];
  if (clip.kind === "steps" && !column) return NOTHING;
  const ids = new Map([...clip.stages, ...clip.steps].map((part) => [part.id, newId()]));
  const { fresh, into } = lanesFor(clip, means);
  const after = column ? map.stages.findIndex((stage) => stage.id === column.stageId) + 1 : map.stages.length;
  const before = column?.stepId ? map.steps.findIndex((step) => step.id === column.stepId) + 1 : map.steps.length;
  const stages = clip.stages.map((stage, index): [number, MapStage] => [after + index, { ...stage, id: ids.get(stage.id) ?? "" }]);
  const steps = clip.steps.map((step, index): [number, MapStep] => [before + index, {
    ...step, id: ids.get(step.id) ?? "", stage_id: ids.get(step.stage_id) ?? column?.stageId ?? "",
    instead_of: step.instead_of && (ids.get(step.instead_of) ?? (clip.map === map.id ? step.instead_of : null)),
    touchpoint_id: clip.workspace === workspace ? step.touchpoint_id : null,
    link: clip.workspace === workspace ? step.link : null,
  }]);
  const cells = clip.cells.map((cell): MapCell => ({
    ...cell, link: clip.workspace === workspace ? cell.link : null, lane_id: into.get(cell.lane_id) ?? "", step_id: cell.step_id && (ids.get(cell.step_id) ?? ""),
    stage_id: cell.stage_id && (ids.get(cell.stage_id) ?? ""),
  }));
  const lanes = fresh.map((lane, index): [number, MapLane] => [map.lanes.length + index, lane]);
  const count = clip.kind === "stages" ? stages.length : steps.length;
  return { ...NOTHING, commands: [{ kind: "restore", stages, steps, lanes, cells }], count };
}

/** The lanes and steps to the right of and below the place where one stands. */
function roomAt({ map, columns, at }: PasteMeans) {
  const lanes = map.lanes.slice(Math.max(0, at.row - HEAD_ROWS)).filter((lane) => !lane.is_collapsed);
  return { lanes, steps: columns.slice(Math.max(0, at.column)).flatMap((column) => column.stepId ?? []) };
}

/** A text set into a written cell; what others write there meanwhile stays beside it. */
function texted(map: JourneyMap, lane: MapLane, stepId: string, text: string): MapCommand {
  const content = contentFrom(lane.kind, text);
  if (content) return { kind: "set_content", lane_id: lane.id, step_id: stepId, content };
  return { kind: "set_cell", lane_id: lane.id, step_id: stepId, text, was: cellAt(map, lane.id, stepId)?.text ?? "" };
}

/** Copied cells from the place where one stands: whole where the lanes are alike, else their words. */
function pasteCells(clip: Clip, means: PasteMeans): Paste {
  const { map, isWritten, workspace } = means;
  const room = roomAt(means);
  const whole: MapCell[] = [];
  const texts: MapCommand[] = [];
  let left = 0;
  for (const cell of clip.cells) {
    const row = clip.lanes.findIndex((lane) => lane.id === cell.lane_id);
    const [lane, source] = [room.lanes[row], clip.lanes[row]];
    const stepId = room.steps[clip.steps.findIndex((step) => step.id === cell.step_id)];
    if (!lane || !source || !stepId) left += 1;
    else if (lane.kind === source.kind) whole.push({ ...cell, link: clip.workspace === workspace ? cell.link : null, lane_id: lane.id, step_id: stepId });
    else if (cellText(cell) && isWritten(lane.kind)) texts.push(texted(map, lane, stepId, cellText(cell)));
    else left += 1;
  }
  const commands: MapCommand[] = whole.length > 0 ? [{ kind: "restore", stages: [], steps: [], lanes: [], cells: whole }, ...texts] : texts;
  return { ...NOTHING, commands, count: whole.length + texts.length, left };
}

/** What was copied here or on another map, put where one stands. */
export function pasteClip(clip: Clip, means: PasteMeans): Paste {
  if (clip.kind !== "cells") return pasteParts(clip, means);
  return means.at.row < HEAD_ROWS ? { ...NOTHING, left: clip.cells.length } : pasteCells(clip, means);
}

/** A table from elsewhere: on the stages or steps its words become new ones, on the lanes they fill cells. */
export function pasteTable(rows: string[][], means: PasteMeans): Paste {
  const { map, columns, at, newId, isWritten, touchpointOf } = means;
  const column = columns[Math.max(0, at.column)];
  const written = rows.flat().filter(Boolean);
  const names = written.map((name) => begun(name, LONGEST_NAME));
  const cut = written.filter((name, index) => name !== names[index]).length;
  if (at.row === 0) {
    const after = column ? map.stages.findIndex((stage) => stage.id === column.stageId) + 1 : map.stages.length;
    const commands = names.map((name, index): MapCommand => ({ kind: "add_stage", stage_id: newId(), name, position: after + index }));
    return { ...NOTHING, commands, count: names.length, cut };
  }
  if (!column) return { ...NOTHING, left: names.length };
  if (at.row < HEAD_ROWS) {
    const siblings = map.steps.filter((step) => step.stage_id === column.stageId);
    const after = siblings.findIndex((step) => step.id === column.stepId) + 1;
    const commands = names.map((name, index): MapCommand => ({
      kind: "add_step", step_id: newId(), stage_id: column.stageId, name, position: after + index, touchpoint_id: touchpointOf(name),
    }));
    return { ...NOTHING, commands, count: names.length, cut };
  }
  const room = roomAt(means);
  const found: Paste = { ...NOTHING, commands: [] };
  for (const [down, row] of rows.entries()) {
    for (const [across, text] of row.entries()) {
      const [lane, stepId] = [room.lanes[down], room.steps[across]];
      if (!text) continue;
      if (!lane || !stepId || !isWritten(lane.kind)) found.left += 1;
      else {
        const taken = begun(text, LONGEST_TEXT);
        if (taken !== text) found.cut += 1;
        found.commands.push(texted(map, lane, stepId, taken));
      }
    }
  }
  return { ...found, count: found.commands.length };
}

import type { MapCell, MapLane } from "@/api/types";

/** What a cell holds beside its words. */
export type CellContent = NonNullable<MapCell["content"]>;
export type ContentKind = CellContent["kind"];
export type ContentOf<K extends ContentKind> = Extract<CellContent, { kind: K }>;
export type TimeUnit = ContentOf<"duration">["unit"];
export type CellFile = ContentOf<"files">["files"][number];

/** The kind of lane and what its cells may hold beside words. */
export const LANE_CONTENTS: Partial<Record<MapLane["kind"], ContentKind>> = {
  importance_customer: "importance", importance_company: "importance", kpi: "kpi", duration: "duration",
  systems: "systems", opportunities: "opportunity", files: "files", storyboard: "files",
};

/** A month is the twelfth part of 365.25 days. */
export const SECONDS: Record<TimeUnit, number> = { minute: 60, hour: 3_600, day: 86_400, week: 604_800, month: 2_629_800 };
export const MOST_MARKS = 5;

/** Whether the cells of a lane may hold this; a storyboard has pictures only. */
export function doesSuit(content: CellContent | null, kind: MapLane["kind"]): boolean {
  if (content === null) return true;
  if (LANE_CONTENTS[kind] !== content.kind) return false;
  return kind !== "storyboard" || content.kind !== "files" || content.files.every((file) => file.is_picture);
}

/** Whether a KPI reaches its target; null where one of the two is not known. */
export function isMet({ value, target, is_less_better }: ContentOf<"kpi">): boolean | null {
  if (value === null || target === null) return null;
  return is_less_better ? value <= target : value >= target;
}

/** The words of what a cell holds: what is searched, and what goes into another program. */
export function wordsOf(content: CellContent | null | undefined): string[] {
  switch (content?.kind) {
    case "importance":
      return [`${content.marks} / ${MOST_MARKS}`];
    case "kpi":
      return [[content.name, content.value, content.unit].filter((part) => part !== null && part !== "").join(" ")];
    case "duration":
      return [`${content.amount} ${content.unit}`];
    case "systems":
      return content.names;
    case "files":
      return content.files.map((file) => file.caption || file.name);
    default:
      return [];
  }
}

/** Everything a cell says, as plain text. */
export const cellText = (cell: MapCell | undefined): string =>
  [...wordsOf(cell?.content), cell?.link?.title, cell?.text].filter(Boolean).join("\n");

/** What plain text says in a lane that asks for more; null where it is just words. */
export function contentFrom(kind: MapLane["kind"], text: string): CellContent | null {
  const marks = /^\s*([1-5])(?:\s*\/\s*5)?\s*$/.exec(text)?.[1];
  if (LANE_CONTENTS[kind] === "importance" && marks) return { kind: "importance", marks: Number(marks) };
  if (LANE_CONTENTS[kind] !== "systems") return null;
  const names = [...new Set(text.split(/[\n;,]/).map((name) => name.trim()).filter(Boolean))];
  return names.length > 0 && names.length <= 50 && names.every((name) => name.length <= 300) ? { kind: "systems", names } : null;
}

import type { MapCell, MapLane, MapStage, MapStep } from "@/api/types";
import type { Wanted } from "./rebase";

type Verb = "added" | "removed" | "changed";

/** A part of a map that somebody has written in vain: as they left it, or as it was where they removed it. */
export type LostPart = { verb: Verb } & (
  | { kind: "title"; part: string }
  | { kind: "stage"; part: MapStage }
  | { kind: "step"; part: MapStep }
  | { kind: "lane"; part: MapLane }
  | { kind: "cell"; part: MapCell }
);

/** What a change that is lost was about, part by part. */
export function lostParts({ commands, base, mine }: Wanted): LostPart[] {
  const isAdding = commands.some(({ kind }) => kind.startsWith("add_") || kind === "restore");
  return Object.entries(mine).flatMap(([name, text]): LostPart[] => {
    const left = text ?? base[name] ?? null;
    if (left === null) return [];
    const verb: Verb = text === null ? "removed" : base[name] === null && isAdding ? "added" : "changed";
    const kind = name.split(" ", 1)[0];
    return [{ kind, verb, part: JSON.parse(left) as unknown } as LostPart];
  });
}

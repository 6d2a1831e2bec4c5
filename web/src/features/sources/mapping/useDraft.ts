import { useSessionStorage } from "@mantine/hooks";
import type { Mapping, ReadOptions } from "@/api/types";

/** What a person has decided about an upload so far; survives a reload. */
export interface Draft {
  options: ReadOptions;
  /** None: the server's proposal. */
  mapping: Mapping | null;
  /** None: the name the server remembers for such files, else the file's own. */
  sourceName: string | null;
  ends: string[];
  wanted: string[];
  sessionMinutes: number | null;
}

const EMPTY: Draft = {
  options: {}, mapping: null, sourceName: null, ends: [], wanted: [], sessionMinutes: null,
};

export function useDraft(upload: string): [Draft, (change: Partial<Draft>) => void] {
  const [draft, setDraft] = useSessionStorage<Draft>({
    key: `tropa-draft-${upload}`,
    defaultValue: EMPTY,
    getInitialValueInEffect: false,
  });
  return [draft, (change) => setDraft((before) => ({ ...before, ...change }))];
}

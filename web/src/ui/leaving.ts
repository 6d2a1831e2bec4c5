import { useSyncExternalStore } from "react";

let leaving: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

/** Note that something is being removed, or that it stays after all. */
export function setLeaving(id: string, isLeaving: boolean): void {
  const next = new Set(leaving);
  if (isLeaving) next.add(id);
  else next.delete(id);
  leaving = next;
  listeners.forEach((listener) => listener());
}

/** Whether something is still to be removed. */
export const isLeaving = (id: string): boolean => leaving.has(id);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What lists show no more: it can still be taken back, wherever one has gone meanwhile. */
export const useLeaving = (): ReadonlySet<string> => useSyncExternalStore(subscribe, () => leaving);

/** The parts of a list that are not being removed. */
export function useStaying<T extends { id: string | number }>(list: T[]): T[];
export function useStaying<T extends { id: string | number }>(list: T[] | undefined): T[] | undefined;
export function useStaying<T extends { id: string | number }>(list: T[] | undefined): T[] | undefined {
  const gone = useLeaving();
  return gone.size === 0 ? list : list?.filter((one) => !gone.has(String(one.id)));
}

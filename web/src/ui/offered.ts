import { useEffect, useSyncExternalStore } from "react";

/** Something the open screen can do, offered in the palette. */
export interface OfferedAction {
  id: string;
  label: string;
  perform: () => void;
}

const NONE: OfferedAction[] = [];
let offered = NONE;
const listeners = new Set<() => void>();

function offer(actions: OfferedAction[]): void {
  offered = actions;
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What the open screen offers now. */
export const useOffered = (): OfferedAction[] => useSyncExternalStore(subscribe, () => offered);

/** Offer actions while this screen is open. */
export function useOfferedActions(actions: OfferedAction[]): void {
  useEffect(() => offer(actions));
  useEffect(() => () => offer(NONE), []);
}

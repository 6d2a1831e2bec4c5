import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { fetchBoard, fetchDoor, fetchWorkshops, lookThroughDoor, type Seat } from "@/api/workshops";
import { useTellProblem } from "@/ui/notify";

export const SeatContext = createContext<Seat | null>(null);

/** Where in which workshop one sits. */
export function useSeat(): Seat {
  const seat = useContext(SeatContext);
  if (!seat) throw new Error("Nobody sits outside of a workshop.");
  return seat;
}

export const workshopsQuery = (workspace: string, map: string) =>
  // Whoever comes back from one has prepared, led or ended it: the list is always asked for anew.
  queryOptions({ queryKey: ["workshops", workspace, map], queryFn: () => fetchWorkshops(workspace, map), staleTime: 0 });

export const boardQuery = (seat: Seat) =>
  queryOptions({ queryKey: ["board", seat.workspace, seat.workshop, seat.secret ?? ""], queryFn: () => fetchBoard(seat) });

export const doorQuery = (seat: Seat, isOpen: boolean) =>
  queryOptions({ queryKey: ["door", seat.workspace, seat.workshop, isOpen], queryFn: () => fetchDoor(seat), staleTime: 0 });

export const behindDoorQuery = (door: string) =>
  queryOptions({ queryKey: ["behind-door", door], queryFn: () => lookThroughDoor(door), retry: false });

interface Outcome<T, R> {
  onDone?: (result: R, value: T) => void;
  onFailed?: (value: T) => void;
}

/** Something done in the workshop, after which the board is asked for anew; what went wrong is told. */
export function useDo<T, R = unknown>(act: (seat: Seat, value: T) => Promise<R>, { onDone, onFailed }: Outcome<T, R> = {}) {
  const seat = useSeat();
  const queries = useQueryClient();
  const tell = useTellProblem();
  const { queryKey } = boardQuery(seat);
  return useMutation<R, Error, T>({
    mutationFn: (value) => act(seat, value),
    onSuccess: (result, value) => {
      onDone?.(result, value);
      return queries.invalidateQueries({ queryKey });
    },
    onError: (error, value) => {
      tell(error);
      onFailed?.(value);
    },
  });
}

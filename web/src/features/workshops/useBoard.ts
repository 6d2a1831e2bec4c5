import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { openWire } from "@/api/live";
import type { Seat } from "@/api/workshops";
import { LiveConnection } from "../journeys/live/connection";
import { atMostEvery } from "../journeys/live/pace";
import { boardQuery } from "./queries";

const ASK_MS = 700;
const WITHOUT_LINE_MS = 10_000;

/** The workshop as it is: told of every change over the map's live line, asked for now and then without it. */
export function useBoard(seat: Seat) {
  const { workspace, workshop, secret } = seat;
  const queries = useQueryClient();
  const [hasLine, setLine] = useState(false);
  const board = useQuery({ ...boardQuery(seat), refetchInterval: hasLine ? false : WITHOUT_LINE_MS });
  const map = board.data?.map_id;
  useEffect(() => {
    if (map === undefined) return;
    const { queryKey } = boardQuery({ workspace, workshop, secret });
    const ask = atMostEvery(ASK_MS, () => void queries.invalidateQueries({ queryKey }));
    const line = new LiveConnection((ears) => openWire(workspace, map, ears, secret), {
      onFrame: (frame) => {
        const isOurs = frame.kind === "told" && frame.topic === "workshop" && frame.id === workshop;
        if (frame.kind === "welcome" || frame.kind === "changed" || isOurs) ask();
        if (frame.kind === "welcome") setLine(true);
      },
      onStanding: () => setLine(line.standing === "open"),
    });
    line.start();
    const renew = () => line.renew();
    window.addEventListener("online", renew);
    return () => {
      window.removeEventListener("online", renew);
      line.stop();
    };
  }, [queries, workspace, workshop, secret, map]);
  return board;
}

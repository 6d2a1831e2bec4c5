import { Badge } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Board } from "@/api/types";

interface TimerProps {
  board: Board;
  /** When the board was heard: between the server's clock and ours lies whatever lies. */
  heardAt: number;
}

/** How long the timer still runs. */
export function Timer({ board, heardAt }: TimerProps) {
  const { t } = useTranslation("workshops");
  const left = useLeft(board, heardAt);
  if (left === null) return null;
  const words = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <Badge
      role="timer" size="xl" variant="light" color={left === 0 ? "red" : "indigo"} leftSection={<IconClock size={16} />}
      styles={{ label: { fontVariantNumeric: "tabular-nums", textTransform: "none" } }}
    >
      {left === 0 ? t("timer.over") : words}
    </Badge>
  );
}

function useLeft({ now, timer_ends_at }: Board, heardAt: number): number | null {
  const [ours, setOurs] = useState(heardAt);
  useEffect(() => {
    if (timer_ends_at === null) return;
    const ticking = setInterval(() => setOurs(Date.now()), 500);
    return () => clearInterval(ticking);
  }, [timer_ends_at]);
  if (timer_ends_at === null) return null;
  const theirs = Date.parse(now) + Math.max(0, ours - heardAt);
  return Math.max(0, Math.ceil((Date.parse(timer_ends_at) - theirs) / 1000));
}

import { useTranslation } from "react-i18next";

export type CellState = "unmeasured" | "assumed" | "measured" | "supported" | "refuted" | "undecided";

const SHAPES: Record<CellState, React.ReactNode> = {
  unmeasured: <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  assumed: <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.7" strokeDasharray="2.4 1.9" />,
  measured: <circle cx="7" cy="7" r="3.6" fill="currentColor" />,
  supported: <path d="M2.6 7.4 5.7 10.4 11.4 3.8" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  refuted: <path d="M3.4 3.4 10.6 10.6 M10.6 3.4 3.4 10.6" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  undecided: (
    <>
      <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M7 2.4 A4.6 4.6 0 0 0 7 11.6 Z" fill="currentColor" />
    </>
  ),
};

/** A state by shape and colour; `bare` where the word stands beside it. */
export function StateMark({ state, isBare = false }: { state: CellState; isBare?: boolean }) {
  const { t } = useTranslation("journeys");
  const label = isBare ? { "aria-hidden": true } : { role: "img", "aria-label": t(`state.${state}`) };
  return (
    <svg className="state-mark" data-state={state} width="14" height="14" viewBox="0 0 14 14" {...label}>
      {SHAPES[state]}
    </svg>
  );
}

/** The second mark: the newest record is old. */
export function StaleMark({ isBare = false }: { isBare?: boolean }) {
  const { t } = useTranslation("journeys");
  const label = isBare ? { "aria-hidden": true } : { role: "img", "aria-label": t("state.stale") };
  return (
    <svg className="stale-mark" width="14" height="14" viewBox="0 0 14 14" {...label}>
      <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M7 4.2 V7.2 L9 8.4" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
    </svg>
  );
}

import { useTranslation } from "react-i18next";
import type { Care } from "@/api/types";
import "./tasks.css";

type Light = Care["light"];

const SHAPES: Record<Light, React.ReactNode> = {
  green: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.8 8.3 7.1 10.6 11.2 5.8" fill="none" stroke="var(--light-sign)" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  amber: (
    <>
      <path d="M8 1.4 15.2 14.2 H0.8 Z" fill="currentColor" strokeLinejoin="round" />
      <path d="M8 6 V9.6 M8 11.9 V12" fill="none" stroke="var(--light-sign)" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  red: (
    <>
      <path d="M5 1 H11 L15 5 V11 L11 15 H5 L1 11 V5 Z" fill="currentColor" />
      <path d="M4.6 8 H11.4" fill="none" stroke="var(--light-sign)" strokeWidth="2" strokeLinecap="round" />
    </>
  ),
};

/** The light of a map: told by shape, colour and word alike. */
export function FreshnessLight({ light }: { light: Light }) {
  const { t } = useTranslation("tasks");
  return (
    <span className="freshness" data-light={light}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden>
        {SHAPES[light]}
      </svg>
      <span className="freshness-word">{t(`light.${light}`)}</span>
    </span>
  );
}

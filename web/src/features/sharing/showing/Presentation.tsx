import { ActionIcon, CloseButton, Portal } from "@mantine/core";
import { useFocusTrap, useMergedRef } from "@mantine/hooks";
import { IconBolt, IconChevronLeft, IconChevronRight, IconDiamondFilled } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { slidesOf, type Slide, type SlideStep } from "@/canvas/slides";
import { useCellWords } from "../../journeys/contents/useCellWords";
import { useSentence } from "../../journeys/evidence/sentence";
import { StateMark } from "../../journeys/map/StateMark";
import { useLaneName, useStageName } from "../../journeys/map/names";
import "./presentation.css";
import { useBasis } from "./useBasis";
import type { Still } from "./useStillScene";

const FORWARD = new Set(["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]);

/** The map for a room: full screen, big type, one stage or a part of it at a time. */
export function Presentation({ still, onClose }: { still: Still; onClose: () => void }) {
  const { t } = useTranslation("sharing");
  const { document: map, measured } = still;
  const slides = useMemo(() => slidesOf(map, measured), [map, measured]);
  const [at, setAt] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const around = useMergedRef(frame, useFocusTrap());
  const last = slides.length;
  const go = (step: number) => setAt((now) => Math.min(last, Math.max(0, now + step)));
  useFullScreen(frame, onClose);
  const slide = slides[at - 1];
  usePresenterKeys({ go, toStart: () => setAt(0), toEnd: () => setAt(last), onClose });
  return (
    <Portal>
      <div ref={around} className="presentation" role="dialog" aria-modal aria-label={t("present.label", { title: map.title })} tabIndex={-1}>
        <div className="presentation-page" aria-live="polite">
          {slide ? <StageSlide slide={slide} measuredHere={measured !== undefined} /> : <TitleSlide still={still} />}
        </div>
        <footer>
          <Basis still={still} />
          <span className="presentation-tools">
            <ActionIcon variant="subtle" color="gray" size="lg" disabled={at === 0} onClick={() => go(-1)} aria-label={t("present.back")}>
              <IconChevronLeft />
            </ActionIcon>
            <span>{t("present.at", { at: at + 1, of: last + 1 })}</span>
            <ActionIcon variant="subtle" color="gray" size="lg" disabled={at === last} onClick={() => go(1)} aria-label={t("present.next")}>
              <IconChevronRight />
            </ActionIcon>
            <CloseButton size="lg" onClick={onClose} aria-label={t("ui:close")} />
          </span>
        </footer>
      </div>
    </Portal>
  );
}

interface Turns {
  go: (step: number) => void;
  toStart: () => void;
  toEnd: () => void;
  onClose: () => void;
}

/** The keys of a presenter, wherever the focus is: the map behind hears none of them. */
function usePresenterKeys(turns: Turns) {
  const latest = useRef(turns);
  useEffect(() => {
    latest.current = turns;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { go, toStart, toEnd, onClose } = latest.current;
      const isButton = event.target instanceof HTMLButtonElement && event.target.closest(".presentation") !== null;
      if (event.key === "Tab" || (isButton && (event.key === " " || event.key === "Enter"))) return;
      event.stopPropagation();
      if (event.key === "Escape") onClose();
      else if (FORWARD.has(event.key)) go(1);
      else if (BACK.has(event.key)) go(-1);
      else if (event.key === "Home") toStart();
      else if (event.key === "End") toEnd();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, []);
}

/** Take the whole screen where the browser lets us; leaving it ends the presentation. */
function useFullScreen(frame: React.RefObject<HTMLDivElement | null>, onClose: () => void) {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);
  useEffect(() => {
    const before = document.activeElement;
    const left = () => document.fullscreenElement === null && close.current();
    // The menu that opened it gives the focus back to its button first.
    const focusing = setTimeout(() => frame.current?.focus(), 60);
    // A browser that refuses shows the presentation in its window.
    void frame.current?.requestFullscreen?.().then(() => document.addEventListener("fullscreenchange", left), () => undefined);
    return () => {
      clearTimeout(focusing);
      document.removeEventListener("fullscreenchange", left);
      if (document.fullscreenElement) void document.exitFullscreen();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [frame]);
}

/** Which journeys all figures speak of. */
function Basis({ still }: { still: Still }) {
  return <span>{useBasis(still).join(" · ")}</span>;
}

function TitleSlide({ still: { document: map } }: { still: Still }) {
  const stageName = useStageName();
  return (
    <>
      <h1>{map.title}</h1>
      <ol className="presentation-stages">
        {map.stages.map((stage) => (
          <li key={stage.id}>{stageName(stage)}</li>
        ))}
      </ol>
    </>
  );
}

function StageSlide({ slide, measuredHere }: { slide: Slide; measuredHere: boolean }) {
  const { t } = useTranslation("sharing");
  const stageName = useStageName();
  return (
    <>
      <h2>
        <span className="presentation-number" aria-hidden>{slide.number}</span>
        {stageName(slide.stage)}
        {slide.parts > 1 && <small>{t("present.part", { part: slide.part, parts: slide.parts })}</small>}
      </h2>
      {slide.steps.length === 0 && <p className="presentation-none">{t("journeys:cell.no_steps")}</p>}
      <div className="presentation-steps">
        {slide.steps.map((one) => (
          <StepOnSlide key={one.step.id} one={one} measuredHere={measuredHere} />
        ))}
      </div>
    </>
  );
}

function StepOnSlide({ one: { step, figures, notes }, measuredHere }: { one: SlideStep; measuredHere: boolean }) {
  const { t } = useTranslation("sharing");
  const sentence = useSentence();
  const laneName = useLaneName();
  const cellWords = useCellWords();
  return (
    <section>
      <h3>
        {step.name}
        {step.is_moment_of_truth && <IconDiamondFilled className="mark-truth" aria-label={t("journeys:legend.moment_of_truth")} />}
        {step.is_quick_win && <IconBolt className="mark-win" aria-label={t("journeys:legend.quick_win")} />}
      </h3>
      {figures.map((figure) => (
        <p key={figure.measure} className="presentation-figure">
          <StateMark state={figure.state} isBare /> <span>{sentence(figure, step.name)}</span>
        </p>
      ))}
      {figures.length === 0 && measuredHere && <p className="presentation-none">{t("journeys:white_spot.short")}</p>}
      {notes.map(({ lane, cell }) => (
        <p key={lane.id} className="presentation-note">
          <b>{laneName(lane)}</b> {cellWords(cell)}
        </p>
      ))}
    </section>
  );
}

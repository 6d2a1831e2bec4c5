import { IconAlignLeft, IconArrowDownRight, IconCheck, IconPhoto, IconQuote, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Figure, Figures, MapCell, MapLane, Touchpoint } from "@/api/types";
import { isMet, wordsOf } from "@/canvas/contents";
import { useCellWords } from "../contents/useCellWords";
import { isMeasured, useFigureWords } from "../figureWords";
import { ChannelTile } from "../map/ChannelTile";
import { StateMark } from "../map/StateMark";
import { MEASURES, type LaneKind } from "./measures";
import { signOf, type Sign } from "./signs";

interface FarCellProps {
  lane: MapLane;
  figures: Figures | undefined;
  touchpoint: Touchpoint | undefined;
  quotes: string[] | undefined;
  cell: MapCell | undefined;
}

const SIGNED = new Set<LaneKind>(["gap", "decisive"]);

/** A cell from afar: its figure and colour, or that something is written here. All of it is told under the pointer or the focus. */
export function FarCell({ lane, figures, touchpoint, quotes, cell }: FarCellProps) {
  switch (lane.kind) {
    case "channel":
      return touchpoint?.channels[0] ? <ChannelTile channel={touchpoint.channels[0]} size={22} /> : null;
    case "departments":
      return <span className="far-words">{touchpoint?.accountable?.name ?? touchpoint?.departments[0]?.name}</span>;
    case "promise":
      return touchpoint?.promise?.text ? <IconQuote size={16} role="img" aria-label={touchpoint.promise.text} /> : null;
    case "quotes":
      return quotes?.[0] ? <IconQuote size={16} role="img" aria-label={quotes[0]} /> : null;
    default:
      return MEASURES[lane.kind].length > 0 ? (
        <FarFigure kind={lane.kind} figures={figures} isClaimed={cell?.claim != null} />
      ) : (
        <FarWritten lane={lane} cell={cell} />
      );
  }
}

/** What a lane's figure is coloured by: itself where it is a difference, the gap where it is a rating. */
function signFor(kind: LaneKind, figure: Figure, figures: Figures | undefined): Sign | undefined {
  if (kind === "expectation_experience") return signOf(figures?.gap);
  return SIGNED.has(kind) ? signOf(figure) : undefined;
}

function FarFigure({ kind, figures, isClaimed }: { kind: LaneKind; figures: Figures | undefined; isClaimed: boolean }) {
  const words = useFigureWords();
  const figure = figures?.[MEASURES[kind][0] ?? ""];
  if (!isMeasured(figure)) return <StateMark state={isClaimed ? "assumed" : "unmeasured"} />;
  const isWithheld = figure.withheld === "withheld";
  return (
    <span className="far-figure" data-sign={signFor(kind, figure, figures)}>
      {figure.state !== "measured" && <StateMark state={figure.state} />}
      {isWithheld ? <span role="img" aria-label={words.of(figure)}>…</span> : <b>{words.of(figure)}</b>}
    </span>
  );
}

function FarWritten({ lane, cell }: { lane: MapLane; cell: MapCell | undefined }) {
  const { t } = useTranslation("contents");
  const cellWords = useCellWords();
  const words = cellWords(cell);
  const content = cell?.content ?? null;
  if (content?.kind === "importance") return <b>{wordsOf(content)}</b>;
  if (!words && !cell?.link) return null;
  const met = content?.kind === "kpi" ? isMet(content) : null;
  const usual = content?.kind === "files" ? IconPhoto : cell?.link ? IconArrowDownRight : IconAlignLeft;
  // Met or not is told by shape and word, not by colour alone.
  const [Icon, verdict] = met === null ? [usual, ""] : met ? [IconCheck, t("kpi.met")] : [IconX, t("kpi.missed")];
  return (
    <span
      className="far-written" data-lane={lane.kind} data-met={met ?? undefined} role="img"
      aria-label={[words, verdict].filter(Boolean).join(", ")}
    >
      <Icon size={15} stroke={2.2} />
    </span>
  );
}

import { Badge, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { changesBetween, type PartChange, type Verb } from "@/canvas/changes";
import { lookupOf } from "@/canvas/lookup";
import { useLaneName, useStageName } from "../../journeys/map/names";
import type { Side } from "./DifferenceScreen";

const COLORS: Record<Verb, string> = { added: "teal", removed: "red", changed: "indigo", moved: "gray" };

/** Lanes, stages, steps and cells that came, went, changed or moved. */
export function PartsList({ before, after }: { before: Side; after: Side }) {
  const { t } = useTranslation("sharing");
  const changes = changesBetween(before.document, after.document);
  const isRenamed = before.document.title !== after.document.title;
  if (changes.length === 0 && !isRenamed) return <Text c="dimmed">{t("difference.no_parts")}</Text>;
  return (
    <ul className="part-changes">
      {isRenamed && (
        <li>
          <ChangeBadge verb="changed" />
          <Words about={t("part.map")} before={before.document.title} after={after.document.title} />
        </li>
      )}
      {changes.map((change) => (
        <PartLine key={keyOf(change)} change={change} before={before} after={after} />
      ))}
    </ul>
  );
}

const keyOf = (change: PartChange) => {
  const part = change.after ?? change.before;
  return `${change.kind} ${part && "id" in part ? part.id : `${part?.lane_id} ${part?.step_id} ${part?.stage_id}`}`;
};

function ChangeBadge({ verb }: { verb: Verb }) {
  const { t } = useTranslation("sharing");
  return (
    <Badge variant="light" color={COLORS[verb]} tt="none" fw={500} className="change-badge">
      {t(`verb.${verb}`)}
    </Badge>
  );
}

function PartLine({ change, before, after }: { change: PartChange; before: Side; after: Side }) {
  const { t } = useTranslation("sharing");
  const laneName = useLaneName();
  const stageName = useStageName();
  const cellPlace = (side: Side) => {
    if (change.kind !== "cell") return "";
    const cell = change.after ?? change.before;
    const { steps, stages } = lookupOf(side.document);
    const lane = side.document.lanes.find((one) => one.id === cell?.lane_id);
    const step = steps.get(cell?.step_id ?? "");
    const stage = stages.get(cell?.stage_id ?? "");
    return lane && (step || stage) ? `${laneName(lane)} · ${step ? step.name : stage ? stageName(stage) : ""}` : "";
  };
  const words = (side: "before" | "after") => {
    if (change.kind === "cell") return change[side]?.text ?? "";
    if (change.kind === "lane") return change[side] ? laneName(change[side]) : "";
    if (change.kind === "stage") return change[side] ? stageName(change[side]) : "";
    return change[side]?.name ?? "";
  };
  const about = change.kind === "cell" ? cellPlace(after) || cellPlace(before) : t(`part.${change.kind}`);
  return (
    <li>
      <ChangeBadge verb={change.verb} />
      <Words about={about} before={words("before")} after={words("after")} isSame={change.verb === "moved"} />
    </li>
  );
}

/** What stood here and what stands here now; a change without other words is one of marks, place or claim. */
function Words({ about, before, after, isSame = false }: { about: string; before: string; after: string; isSame?: boolean }) {
  const { t } = useTranslation("sharing");
  const hasBoth = before !== "" && after !== "" && before !== after;
  return (
    <Group gap={6} align="baseline" className="change-words">
      <Text size="sm" c="dimmed">
        {about}:
      </Text>
      {hasBoth || after === "" ? <del>{before}</del> : null}
      {hasBoth && <span aria-hidden>→</span>}
      {after !== "" && <span>{after}</span>}
      {!isSame && before !== "" && before === after && (
        <Text size="sm" c="dimmed" span>
          {t("difference.other_fields")}
        </Text>
      )}
    </Group>
  );
}

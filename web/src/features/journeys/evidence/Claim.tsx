import { Button, Group, NumberInput, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Figure, MapCell } from "@/api/types";
import { cellAt } from "@/canvas/lookup";
import { TYPED, typedOf, untyped } from "@/canvas/scale";
import { Form } from "@/ui/Form";
import { unitOf } from "../lanes/measures";
import { useWays } from "../nesting/WaysContext";
import { useScene, type Cell } from "../map/MapContext";
import { StateMark } from "../map/StateMark";
import { useClaimWords } from "./useClaimWords";

type MapClaim = NonNullable<MapCell["claim"]>;

/** What people claim of this figure, and a form to claim a range. */
export function Claim({ cell, figure }: { cell: Cell; figure: Figure | null }) {
  const { t } = useTranslation("journeys");
  const word = useClaimWord();
  const { map, canEdit, apply } = useScene();
  const claimWords = useClaimWords();
  const [isOpen, setOpen] = useState(false);
  const written = cellAt(map, cell.laneId, cell.stepId)?.claim ?? null;
  const claim = written?.measure === cell.measure ? written : null;
  const unit = figure?.unit ?? unitOf(cell.measure);
  const at = { lane_id: cell.laneId, step_id: cell.stepId };
  const save = (next: MapClaim | null) => {
    apply([{ kind: "set_claim", ...at, claim: next }]);
    setOpen(false);
  };
  if (cell.measure === "quote" || (!claim && !canEdit)) return null;
  return (
    <Paper withBorder p="sm" component="section">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={3} fz={15}>
            {word("title")}
          </Title>
          <Group gap={6} mt={2} wrap="nowrap">
            {claim && <StateMark state={figure?.state ?? "assumed"} />}
            <Text size="sm">
              {claim ? claimWords(claim, unit) : word("none")}
            </Text>
          </Group>
        </div>
        {canEdit && !isOpen && (
          <Button size="xs" variant="default" flex="none" onClick={() => setOpen(true)}>
            {claim ? t("claim.change") : word("make")}
          </Button>
        )}
      </Group>
      {isOpen && (
        <ClaimForm claim={claim} measure={cell.measure} unit={unit} onSave={save} onCancel={() => setOpen(false)} />
      )}
    </Paper>
  );
}

/** On a to-be map a claim is a target. */
function useClaimWord() {
  const { t } = useTranslation("journeys");
  const ways = useWays();
  const isToBe = ways?.maps?.some((map) => map.id === ways.mapId && map.change_from !== null) ?? false;
  return (key: "title" | "none" | "make" | "why") => t(isToBe ? `tobe:claim.${key}` : `claim.${key}`);
}

interface ClaimFormProps {
  claim: MapClaim | null;
  measure: string;
  unit: string;
  onSave: (claim: MapClaim | null) => void;
  onCancel: () => void;
}

function ClaimForm({ claim, measure, unit, onSave, onCancel }: ClaimFormProps) {
  const { t } = useTranslation("journeys");
  const word = useClaimWord();
  const [low, setLow] = useState<number | string>(typedOf(claim?.low, unit));
  const [high, setHigh] = useState<number | string>(typedOf(claim?.high, unit));
  const [tolerance, setTolerance] = useState<number | string>(typedOf(claim?.tolerance || null, unit));
  const [least, most] = [untyped(low, unit), untyped(high, unit)];
  const isCrossed = least !== null && most !== null && least > most;
  const suffix = unit in TYPED ? t(`claim.unit_${unit}`) : undefined;
  return (
    <Form onSubmit={() => onSave({ measure, low: least, high: most, tolerance: untyped(tolerance, unit) ?? 0 })}>
      <Stack gap="xs" mt="sm">
        <Group grow align="flex-start">
          <NumberInput label={t("claim.low")} value={low} onChange={setLow} suffix={suffix} size="sm" data-autofocus />
          <NumberInput
            label={t("claim.high")} value={high} onChange={setHigh} suffix={suffix} size="sm"
            error={isCrossed ? t("claim.crossed") : undefined}
          />
          <NumberInput label={t("claim.tolerance")} value={tolerance} onChange={setTolerance} min={0} suffix={suffix} size="sm" />
        </Group>
        <Text size="xs" c="dimmed">
          {word("why")}
        </Text>
        <Group gap="xs">
          <Button type="submit" size="xs" disabled={isCrossed || (least === null && most === null)}>
            {t("ui:save")}
          </Button>
          <Button size="xs" variant="default" onClick={onCancel}>
            {t("ui:cancel")}
          </Button>
          {claim && (
            <Button size="xs" variant="subtle" color="red" onClick={() => onSave(null)}>
              {t("claim.remove")}
            </Button>
          )}
        </Group>
      </Stack>
    </Form>
  );
}

import { Button, FileInput, Group, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { attachReport, createReported } from "@/api/facts";
import type { ReportedIn } from "@/api/types";
import { Form } from "@/ui/Form";
import { dayPattern } from "@/ui/format";
import { ProblemNote } from "@/ui/ProblemNote";
import { useTellProblem } from "@/ui/notify";
import { useMeasureWord } from "../journeys/evidence/measureWords";
import { useWorkspace } from "../workspaces/useWorkspace";
import { keptValue, REPORTED_MEASURES, WRITTEN_UNITS, type WrittenUnit } from "./units";

const EMPTY = {
  measure: "satisfaction",
  unit: "score" as WrittenUnit,
  value: "" as number | string,
  n: "" as number | string,
  period: [null, null] as [string | null, string | null],
  author: "",
  source_name: "",
};

/** A figure known only from a report: what, how much, of whom, when, who says so. */
export function ReportedForm({ touchpoint, onDone }: { touchpoint: string; onDone: () => void }) {
  const { t, i18n } = useTranslation("facts");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const measureWord = useMeasureWord();
  const [draft, setDraft] = useState(EMPTY);
  const [report, setReport] = useState<File | null>(null);
  const tellNotAttached = useTellProblem(t("reported.not_attached"));
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: async (body: ReportedIn) => {
      const figure = await createReported(workspace, body);
      // The figure stands without its file too, which can be attached again on its card.
      if (report) await attachReport(workspace, figure.id, report).catch(tellNotAttached);
    },
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["reported", workspace] }),
        queries.invalidateQueries({ queryKey: ["evidence"] }),
      ]);
      onDone();
    },
  });
  const { value, n, period } = draft;
  return (
    <Form
      onSubmit={() => {
        if (typeof value !== "number") return;
        save.mutate({
          touchpoint_id: touchpoint, measure: draft.measure, value: keptValue(value, draft.unit),
          unit: WRITTEN_UNITS[draft.unit].unit, n: typeof n === "number" ? n : null,
          period_from: period[0], period_to: period[1], author: draft.author, source_name: draft.source_name,
        });
      }}
    >
      {(errorOf) => (
        <Stack gap="sm">
          {save.error && <ProblemNote error={save.error} />}
          <Select
            label={t("reported.measure")} allowDeselect={false} searchable value={draft.measure}
            data={Object.keys(REPORTED_MEASURES).map((key) => ({ value: key, label: measureWord(key) }))}
            onChange={(measure) => measure && set({ measure, unit: REPORTED_MEASURES[measure] ?? draft.unit })}
          />
          <Group grow align="flex-start">
            <NumberInput
              name="value" label={t("reported.value")} error={errorOf("value")} required withAsterisk={false} hideControls value={value}
              onChange={(written) => set({ value: written })}
            />
            <Select
              label={t("reported.unit")} allowDeselect={false} value={draft.unit}
              data={Object.keys(WRITTEN_UNITS).map((key) => ({ value: key, label: t(`reported.units.${key as WrittenUnit}`) }))}
              onChange={(unit) => unit && set({ unit: unit as WrittenUnit })}
            />
          </Group>
          <Group grow align="flex-end">
            <NumberInput
              label={t("reported.n")} min={1} allowDecimal={false} hideControls value={n}
              onChange={(written) => set({ n: written })}
            />
            <DatePickerInput
              type="range" allowSingleDateInRange label={t("reported.period")} valueFormat={dayPattern(i18n.language)} clearable
              clearButtonProps={{ "aria-label": t("ui:remove") }} value={period}
              onChange={(chosen) => set({ period: chosen })}
              ariaLabels={{
                nextMonth: t("insights:filter.next_month"), previousMonth: t("insights:filter.previous_month"),
                monthLevelControl: t("insights:filter.choose_month"), yearLevelControl: t("insights:filter.choose_year"),
              }}
            />
          </Group>
          <TextInput
            name="author" label={t("reported.author")} error={errorOf("author")} required withAsterisk={false} maxLength={200} value={draft.author}
            onChange={(event) => set({ author: event.currentTarget.value })}
          />
          <TextInput
            name="source" label={t("reported.source")} error={errorOf("source")} required withAsterisk={false} maxLength={200} value={draft.source_name}
            onChange={(event) => set({ source_name: event.currentTarget.value })}
          />
          <FileInput
            label={t("reported.file")} placeholder={t("reported.attach")} clearable value={report} onChange={setReport}
            clearButtonProps={{ "aria-label": t("ui:remove") }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onDone}>
              {t("ui:cancel")}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={typeof value !== "number"}>
              {t("ui:add")}
            </Button>
          </Group>
        </Stack>
      )}
    </Form>
  );
}

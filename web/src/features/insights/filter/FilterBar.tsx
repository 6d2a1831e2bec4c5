import { Button, Group, Paper, Pill, Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Lens } from "@/api/types";
import { useCasesOfAll } from "@/ui/cases";
import { useFormat } from "@/ui/format";
import { summaryQuery } from "../queries";
import { useLens } from "../useLens";
import { ChoiceButton } from "./ChoiceButton";
import { conditionsOf } from "./conditions";
import { MoreButton } from "./MoreButton";
import { PeriodButton } from "./PeriodButton";
import { useConditionWords } from "./words";

/** One bar for all screens: which journeys they speak of. Its state lives in the address. */
export function FilterBar({ own }: { own?: string }) {
  const { t } = useTranslation("insights");
  const { lenses = [], lens, filter, setFilter, chooseLens } = useLens(own);
  if (!lens) return null;
  const conditions = conditionsOf(filter);
  const choose = (name: "channel" | "department", values: string[]) =>
    setFilter({ ...filter, event: { ...filter.event, [name]: values } });
  return (
    <Paper withBorder p="xs" mb="md" component="section" aria-label={t("filter.label")}>
      <Group gap="xs" justify="space-between">
        <Group gap="xs" className="one-row">
          {!own && lenses.length > 1 && (
            <Select
              size="xs" w={190} aria-label={t("filter.lens")} allowDeselect={false} value={lens.id}
              onChange={(id) => id && chooseLens(id)}
              data={lenses.map((one) => ({ value: one.id, label: one.name }))}
            />
          )}
          <PeriodButton lens={lens} filter={filter} onFilter={setFilter} />
          <ChoiceButton
            label={t("filter.channel")} values={lens.channels.map((one) => one.value)} chosen={filter.event?.channel ?? []}
            onChange={(values) => choose("channel", values)}
          />
          <ChoiceButton
            label={t("filter.department")} values={lens.departments.map((one) => one.value)} chosen={filter.event?.department ?? []}
            onChange={(values) => choose("department", values)}
          />
          <MoreButton lens={lens} filter={filter} onFilter={setFilter} />
        </Group>
        <Count lens={lens} own={own} />
      </Group>
      {conditions.length > 0 && (
        <Group gap={6} mt="xs">
          <Chips own={own} />
          <Button size="compact-xs" variant="subtle" onClick={() => setFilter({})}>
            {t("filter.clear")}
          </Button>
        </Group>
      )}
    </Paper>
  );
}

function Chips({ own }: { own?: string }) {
  const { t } = useTranslation("insights");
  const { filter, setFilter } = useLens(own);
  const wordsOf = useConditionWords(filter);
  return conditionsOf(filter).map((condition) => (
    <Pill
      key={condition.key}
      withRemoveButton
      onRemove={() => setFilter(condition.without)}
      removeButtonProps={{ "aria-label": t("filter.remove", { condition: wordsOf(condition) }), "aria-hidden": false, tabIndex: 0 }}
      maw={420}
      title={wordsOf(condition)}
    >
      {wordsOf(condition)}
    </Pill>
  ));
}

function Count({ lens, own }: { lens: Lens; own?: string }) {
  const { t } = useTranslation("insights");
  const { number } = useFormat();
  const cases = useCasesOfAll();
  const { scope } = useLens(own);
  const { data, isFetching } = useQuery({
    ...summaryQuery(scope ?? { workspace: "", lens: "", version: "", filter: {} }),
    enabled: scope !== null,
  });
  if (!data) return null;
  return (
    <Text size="sm" c="dimmed" aria-live="polite" className={isFetching ? "is-working" : undefined}>
      {t("filter.count", { some: number(data.cases), all: cases(lens.cases, lens.object_type) })}
    </Text>
  );
}

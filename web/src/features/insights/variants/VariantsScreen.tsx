import { Alert, Button, Group, Paper, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCases } from "@/ui/cases";
import { useFormat } from "@/ui/format";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { FilterBar } from "../filter/FilterBar";
import { variantsQuery, type Scope } from "../queries";
import { useLens } from "../useLens";
import { WithJourneys } from "../WithJourneys";
import { colorsOf } from "./colors";
import { Coverage } from "./Coverage";
import { VariantRow } from "./VariantRow";
import "./variants.css";

const PAGE = 25;

/** The distinct paths, commonest first. */
export function VariantsScreen() {
  const { t } = useTranslation("insights");
  const { scope } = useLens();
  return (
    <Page title={t("variants.title")} about={t("variants.about")}>
      <FilterBar />
      <WithJourneys>{scope && <VariantList scope={scope} />}</WithJourneys>
    </Page>
  );
}

function VariantList({ scope }: { scope: Scope }) {
  const { t } = useTranslation("insights");
  const { share, number } = useFormat();
  const cases = useCases();
  const { lens, filter, setFilter } = useLens();
  const [limit, setLimit] = useState(PAGE);
  const [chosen, setChosen] = useState<string[]>([]);
  const { data, error, refetch, isFetching } = useQuery(variantsQuery(scope, limit));
  const colors = useMemo(() => colorsOf(data?.variants ?? []), [data]);
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={480} radius="lg" />;
  if (data.total_cases === 0) return <Alert variant="light">{t("filter.no_cases")}</Alert>;
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <Stack gap="md">
      <Coverage variants={data} />
      <Group justify="space-between">
        <Text data-testid="variants-count">
          {t("variants.count", {
            count: data.total_variants,
            cases: cases(data.total_cases, lens?.object_type),
          })}{" "}
          {data.hidden_share > 0 &&
            t("variants.hidden", { shown: number(data.variants.length), hidden: share(data.hidden_share) })}
        </Text>
        {chosen.length > 0 && (
          <Button
            size="xs"
            onClick={() => {
              setFilter({ ...filter, variants: chosen });
              setChosen([]);
            }}
          >
            {t("variants.only_chosen", { count: chosen.length })}
          </Button>
        )}
      </Group>
      <Paper withBorder className={isFetching ? "is-working" : undefined}>
        {data.variants.map((variant, index) => (
          <VariantRow
            key={variant.id} variant={variant} rank={index + 1} colors={colors}
            isChosen={chosen.includes(variant.id)} onToggle={() => toggle(variant.id)}
          />
        ))}
      </Paper>
      {data.variants.length < data.total_variants && (
        <Group justify="center">
          <Button variant="default" onClick={() => setLimit(limit * 2)} loading={isFetching}>
            {t("variants.more")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

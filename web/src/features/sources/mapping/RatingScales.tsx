import { Button, Group, NumberInput, Paper, Select, Table, TagsInput, Text, TextInput, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ObservationMapping } from "@/api/types";
import { useMeasureName } from "@/ui/measures";
import { SourceKind } from "./SourceKind";
import { MEASURES, withOneScale, withRating } from "./ratings";

interface RatingScalesProps {
  mapping: ObservationMapping;
  onMapping: (mapping: ObservationMapping) => void;
}

/** What each rating column rates, on which scale, and which codes are no rating. */
export function RatingScales({ mapping, onMapping }: RatingScalesProps) {
  const { t } = useTranslation("sources");
  const nameOf = useMeasureName();
  const names = Object.keys(mapping.ratings);
  return (
    <Paper withBorder p="md">
      <Title order={2} fz={18}>
        {t("rating.title")}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t("rating.about")}
      </Text>
      <SourceKind mapping={mapping} onMapping={onMapping} />
      {names.length > 0 && (
        <Table.ScrollContainer minWidth={860} mt="md">
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("rating.column")}</Table.Th>
                <Table.Th>{t("rating.touchpoint")}</Table.Th>
                <Table.Th>{t("rating.measure")}</Table.Th>
                <Table.Th>{t("rating.scale")}</Table.Th>
                <Table.Th>{t("rating.missing")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {names.map((name, index) => (
                <Table.Tr key={name}>
                  <Table.Td maw={200}>
                    <Text size="sm" truncate title={name}>
                      {name}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <TextInput
                      size="xs" aria-label={t("rating.touchpoint_of", { column: name })}
                      value={mapping.ratings[name]?.touchpoint ?? ""}
                      onChange={(event) =>
                        onMapping(withRating(mapping, name, { touchpoint: event.currentTarget.value }))
                      }
                    />
                  </Table.Td>
                  <Table.Td>
                    <Select
                      size="xs" aria-label={t("rating.measure_of", { column: name })} allowDeselect={false}
                      value={mapping.ratings[name]?.measure ?? "score"}
                      onChange={(measure) => measure && onMapping(withRating(mapping, name, { measure }))}
                      data={MEASURES.map((value) => ({ value, label: nameOf(value) }))}
                    />
                  </Table.Td>
                  <Table.Td>
                    <ScaleFields mapping={mapping} name={name} onMapping={onMapping} />
                  </Table.Td>
                  <Table.Td>
                    <Group gap="xs" wrap="nowrap">
                      <TagsInput
                        size="xs" flex={1} aria-label={t("rating.missing_of", { column: name })}
                        placeholder={mapping.ratings[name]?.scale.missing?.length ? undefined : t("rating.missing_example")}
                        value={mapping.ratings[name]?.scale.missing ?? []}
                        onChange={(missing) => {
                          const scale = mapping.ratings[name]?.scale;
                          if (scale) onMapping(withRating(mapping, name, { scale: { ...scale, missing } }));
                        }}
                      />
                      {index === 0 && names.length > 1 && (
                        <Button
                          size="compact-xs" variant="subtle" onClick={() => onMapping(withOneScale(mapping, name))}
                        >
                          {t("rating.for_all")}
                        </Button>
                      )}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Paper>
  );
}

function ScaleFields({ mapping, name, onMapping }: RatingScalesProps & { name: string }) {
  const { t } = useTranslation("sources");
  const scale = mapping.ratings[name]?.scale;
  if (!scale) return null;
  const set = (change: Partial<typeof scale>) => onMapping(withRating(mapping, name, { scale: { ...scale, ...change } }));
  return (
    <Group gap={6} wrap="nowrap">
      <NumberInput
        size="xs" w={64} hideControls aria-label={t("rating.lowest_of", { column: name })} value={scale.minimum}
        onChange={(value) => typeof value === "number" && set({ minimum: value })}
      />
      <Text size="sm">–</Text>
      <NumberInput
        size="xs" w={64} hideControls aria-label={t("rating.highest_of", { column: name })} value={scale.maximum}
        onChange={(value) => typeof value === "number" && set({ maximum: value })}
      />
    </Group>
  );
}

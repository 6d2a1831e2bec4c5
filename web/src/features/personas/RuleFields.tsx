import { Group, Input, Pill, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Filter, Lens } from "@/api/types";
import { ChoiceButton } from "../insights/filter/ChoiceButton";
import { conditionsOf, type ListKind } from "../insights/filter/conditions";
import { MoreButton } from "../insights/filter/MoreButton";
import { PeriodButton } from "../insights/filter/PeriodButton";
import { tidy } from "../insights/filter/tidy";
import { useConditionWords } from "../insights/filter/words";

/** A segment chooses customers whole: it leaves nothing out of their journeys. */
const LISTS: ListKind[] = ["contains", "starts", "ends", "states"];

interface RuleFieldsProps {
  lens: Lens;
  rule: Filter;
  onRule: (rule: Filter) => void;
}

/** The conditions of a segment, with the same buttons as the filter bar. */
export function RuleFields({ lens, rule, onRule }: RuleFieldsProps) {
  const { t } = useTranslation("personas");
  const wordsOf = useConditionWords(rule);
  const change = (next: Filter) => onRule(tidy(next));
  return (
    <Input.Wrapper label={t("segments.rule")} description={t("segments.rule_why")} component="fieldset" className="rule-fields">
      <Stack gap="xs" mt={6}>
        <Group gap="xs">
          {lens.case_attributes.map(({ name, values }) => (
            <ChoiceButton
              key={name} label={name} values={values.map((one) => one.value)} chosen={rule.case?.[name] ?? []}
              onChange={(chosen) => change({ ...rule, case: { ...rule.case, [name]: chosen } })}
            />
          ))}
          <ChoiceButton
            label={t("insights:filter.channel")} values={lens.channels.map((one) => one.value)} chosen={rule.event?.channel ?? []}
            onChange={(chosen) => change({ ...rule, event: { ...rule.event, channel: chosen } })}
          />
          <PeriodButton lens={lens} filter={rule} onFilter={change} />
          <MoreButton lens={lens} filter={rule} onFilter={change} lists={LISTS} />
        </Group>
        <Group gap={6}>
          {conditionsOf(rule).map((condition) => (
            <Pill
              key={condition.key} withRemoveButton onRemove={() => change(condition.without)} maw={420} title={wordsOf(condition)}
              removeButtonProps={{ "aria-label": t("insights:filter.remove", { condition: wordsOf(condition) }), "aria-hidden": false, tabIndex: 0 }}
            >
              {wordsOf(condition)}
            </Pill>
          ))}
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}

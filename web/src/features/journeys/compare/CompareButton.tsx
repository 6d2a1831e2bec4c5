import { Anchor, Button, MultiSelect, Popover, SegmentedControl, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconArrowsLeftRight, IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { MOST_COMPARED } from "./search";
import type { Choice, useCompared } from "./useCompared";

interface CompareButtonProps {
  workspace: string;
  compared: ReturnType<typeof useCompared>;
}

/** Who is compared on the map, and whether side by side or by their differences. */
export function CompareButton({ workspace, compared }: CompareButtonProps) {
  const { t } = useTranslation("compare");
  const { choices, chosen, choose, isDifference, setDifference } = compared;
  const optionsOf = (isPersona: boolean) =>
    choices.filter((one) => one.isPersona === isPersona).map((one) => optionOf(one, chosen));
  const data = [
    { group: t("personas"), items: optionsOf(true) },
    { group: t("segments"), items: optionsOf(false) },
  ].filter((group) => group.items.length > 0);
  return (
    <Popover position="bottom-end" shadow="md" width={340} trapFocus>
      <Popover.Target>
        <Button
          variant={chosen.length > 0 ? "light" : "default"} leftSection={<IconArrowsLeftRight size={16} />}
          rightSection={<IconChevronDown size={14} />}
        >
          {t("button")}
          {chosen.length > 0 && ` · ${chosen.length}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          {choices.length === 0 ? (
            <Text size="sm">{t("nobody")}</Text>
          ) : (
            <MultiSelect
              label={t("whom", { most: MOST_COMPARED })} description={t("first")} searchable clearable maxValues={MOST_COMPARED} data={data}
              value={chosen.map((one) => one.id)} onChange={choose} comboboxProps={{ withinPortal: false }} nothingFoundMessage={t("not_found")}
              clearButtonProps={{ "aria-label": t("clear_all") }}
            />
          )}
          {chosen.length > 1 && (
            <SegmentedControl
              fullWidth size="xs" value={isDifference ? "difference" : "side"} onChange={(mode) => setDifference(mode === "difference")}
              data={[{ value: "side", label: t("side_by_side") }, { value: "difference", label: t("difference") }]}
            />
          )}
          <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/w/$workspace/personas" params={{ workspace }} />}>
            {t("manage")}
          </Anchor>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** A segment whose persona is chosen already is the same customers: it cannot be chosen twice. */
const optionOf = ({ id, name, segmentId }: Choice, chosen: Choice[]) => ({
  value: id, label: name, disabled: chosen.some((one) => one.segmentId === segmentId && one.id !== id),
});

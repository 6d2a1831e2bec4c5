import { Button, Group, MultiSelect, NumberInput, Popover, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter, Lens } from "@/api/types";
import { useWorkspace } from "../../workspaces/useWorkspace";
import type { ListKind } from "./conditions";
import { graphQuery } from "../queries";

interface MoreButtonProps {
  lens: Lens;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** Which conditions on the path are offered; all of them unless said. */
  lists?: ListKind[];
}

const LISTS: ListKind[] = ["contains", "starts", "ends", "without", "states"];
const DAY_SECONDS = 86_400;
const STATES = ["open", "complete", "left-cut"];

/** Every other condition: activities, states, length, attributes. */
export function MoreButton({ lens, filter, onFilter, lists = LISTS }: MoreButtonProps) {
  const { t } = useTranslation("insights");
  const [kind, setKind] = useState("contains");
  const groups = [
    { group: t("filter.group.journey"), items: [...lists, "length"].map((value) => ({ value, label: t(`filter.${value}`) })) },
    { group: t("filter.group.case"), items: lens.case_attributes.map(({ name }) => ({ value: `case:${name}`, label: name })) },
    { group: t("filter.group.event"), items: lens.event_attributes.map(({ name }) => ({ value: `event:${name}`, label: name })) },
  ].filter((group) => group.items.length > 0);
  return (
    <Popover position="bottom-start" shadow="md" width={320} trapFocus>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} />}>
          {t("filter.more")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Select
            size="sm" label={t("filter.condition")} data={groups} value={kind} allowDeselect={false} searchable
            comboboxProps={{ withinPortal: false }} onChange={(value) => value && setKind(value)}
          />
          {kind === "length" ? (
            <LengthFields filter={filter} onFilter={onFilter} />
          ) : (
            <ValuesField key={kind} kind={kind} lens={lens} filter={filter} onFilter={onFilter} />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function ValuesField({ kind, lens, filter, onFilter }: MoreButtonProps & { kind: string }) {
  const { t } = useTranslation("insights");
  const { id: workspace } = useWorkspace();
  const whole = { workspace, lens: lens.id, version: lens.version, filter: {} };
  const { data: graph } = useQuery({ ...graphQuery(whole), enabled: lens.state === "ready" });
  const [room, name = ""] = kind.split(/:(.*)/s);
  if (room === "case" || room === "event") {
    const attributes = room === "case" ? lens.case_attributes : lens.event_attributes;
    const values = attributes.find((one) => one.name === name)?.values ?? [];
    return (
      <MultiSelect
        label={name} searchable clearable comboboxProps={{ withinPortal: false }}
        data={values.map(({ value }) => value)} value={filter[room]?.[name] ?? []}
        onChange={(chosen) => onFilter({ ...filter, [room]: { ...filter[room], [name]: chosen } })}
      />
    );
  }
  const list = kind as ListKind;
  const data =
    list === "states"
      ? STATES.map((value) => ({ value, label: t(`filter.state.${value}`) }))
      : (graph?.nodes ?? []).map((node) => ({ value: node.activity, label: node.activity }));
  return (
    <MultiSelect
      label={t(`filter.${list}`)} searchable clearable comboboxProps={{ withinPortal: false }}
      data={data} value={filter[list] ?? []} onChange={(chosen) => onFilter({ ...filter, [list]: chosen })}
    />
  );
}

function LengthFields({ filter, onFilter }: Pick<MoreButtonProps, "filter" | "onFilter">) {
  const { t } = useTranslation("insights");
  const set = (key: "min_seconds" | "max_seconds", value: number | string) =>
    onFilter({ ...filter, [key]: typeof value === "number" ? value * DAY_SECONDS : null });
  const shown = (seconds: number | null | undefined) => (seconds == null ? "" : seconds / DAY_SECONDS);
  return (
    <Group grow>
      <NumberInput
        label={t("filter.min_days")} min={0} value={shown(filter.min_seconds)}
        onChange={(value) => set("min_seconds", value)}
      />
      <NumberInput
        label={t("filter.max_days")} min={0} value={shown(filter.max_seconds)}
        onChange={(value) => set("max_seconds", value)}
      />
    </Group>
  );
}

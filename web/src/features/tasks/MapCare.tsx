import { Button, Group, List, Popover, Select, Stack, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patchCare, reviewMap } from "@/api/tasks";
import type { Care } from "@/api/types";
import { useFormat } from "@/ui/format";
import { KeptNumber } from "@/ui/KeptNumber";
import { useWorkspace } from "../workspaces/useWorkspace";
import { DayInput } from "./DayInput";
import { useDay } from "./days";
import { FreshnessLight } from "./FreshnessLight";
import { usePeople } from "./people";
import { caresQuery, useSend } from "./queries";
import "./tasks.css";

/** How a map is looked after, once it is known. */
export function useCare(map: string): Care | undefined {
  const { id: workspace } = useWorkspace();
  const { data } = useQuery(caresQuery(workspace));
  return data?.find((care) => care.map_id === map);
}

/** In the head of a map: its light, its owner and its next review; behind them the rule and what to change. */
export function MapCare({ mapId }: { mapId: string }) {
  const { t } = useTranslation("tasks");
  const care = useCare(mapId);
  const day = useDay();
  const [isOpen, setOpen] = useState(false);
  if (!care) return null;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={380} shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton className="care-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <FreshnessLight light={care.light} />
          <span>{care.owner?.name ?? t("care.nobodys")}</span>
          {care.review_on && <span>{t("care.review_on", { day: day(care.review_on) })}</span>}
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <CareCard care={care} />
      </Popover.Dropdown>
    </Popover>
  );
}

function CareCard({ care }: { care: Care }) {
  const { canEdit } = useWorkspace();
  return (
    <Stack gap="sm">
      <Reasons care={care} />
      {canEdit && <CareForm care={care} />}
    </Stack>
  );
}

/** Why the light is what it is, and the rule by which. */
function Reasons({ care: { light, reasons, review_on, fresh_days, newest_us } }: { care: Care }) {
  const { t } = useTranslation("tasks");
  const day = useDay();
  const { date } = useFormat();
  const values = { day: review_on ? day(review_on) : "", count: fresh_days, date: newest_us === null ? "" : date(newest_us) };
  return (
    <div>
      <FreshnessLight light={light} />
      {reasons.length > 0 && (
        <List size="sm" mt={4}>
          {reasons.map((reason) => (
            <List.Item key={reason}>{t(`reason.${reason}`, values)}</List.Item>
          ))}
        </List>
      )}
      <Text size="xs" c="dimmed" mt={6}>
        {t("care.rule", { count: fresh_days })}
      </Text>
    </div>
  );
}

/** Owner, review and limit; each is kept as soon as it is chosen. */
function CareForm({ care }: { care: Care }) {
  const { t } = useTranslation("tasks");
  const { id: workspace } = useWorkspace();
  const people = usePeople();
  const stale = caresQuery(workspace).queryKey;
  const change = useSend((said: Parameters<typeof patchCare>[2]) => patchCare(workspace, care.map_id, said), stale);
  const review = useSend(() => reviewMap(workspace, care.map_id), stale);
  return (
    <Stack gap="sm">
      <Select
        label={t("care.owner")} placeholder={t("nobody")} data={people} value={care.owner?.id ?? null} clearable
        clearButtonProps={{ "aria-label": t("ui:remove") }} comboboxProps={{ withinPortal: false }}
        onChange={(owner_id) => change.mutate({ owner_id })}
      />
      <DayInput label={t("care.review")} value={care.review_on} onChange={(review_on) => change.mutate({ review_on })} />
      <KeptNumber
        label={t("care.limit")} min={1} max={3650} value={(change.isPending && change.variables.fresh_days) || care.fresh_days}
        onKeep={(fresh_days) => change.mutate({ fresh_days })}
      />
      <Group justify="flex-start">
        <Button size="xs" loading={review.isPending} onClick={() => review.mutate(undefined)}>
          {t("care.reviewed", { count: care.review_days })}
        </Button>
      </Group>
    </Stack>
  );
}

/** In a list of maps: the light and whose the map is. */
export function CareBadge({ mapId }: { mapId: string }) {
  const { t } = useTranslation("tasks");
  const care = useCare(mapId);
  if (!care) return null;
  return (
    <Group gap="2px 10px" fz="sm">
      <FreshnessLight light={care.light} />
      <Text span size="sm" c="dimmed">
        {care.owner?.name ?? t("care.nobodys")}
      </Text>
    </Group>
  );
}

import { Button, Popover } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import { IconCalendar } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter, Lens } from "@/api/types";
import { useZone } from "@/ui/zone";
import { dayOf, dayStartUs, nextDay } from "./days";

interface PeriodButtonProps {
  lens: Lens;
  filter: Filter;
  onFilter: (filter: Filter) => void;
}

/** Journeys that began between two days of the workspace's zone. */
export function PeriodButton({ lens, filter, onFilter }: PeriodButtonProps) {
  const { t } = useTranslation("insights");
  const zone = useZone();
  const [from, setFrom] = useState<string | null>(null);
  const since = filter.since_us == null ? null : dayOf(filter.since_us, zone);
  const until = filter.until_us == null ? null : dayOf(filter.until_us - 1, zone);
  const choose = ([first, last]: [string | null, string | null]) => {
    setFrom(first && !last ? first : null);
    if (first && last) {
      onFilter({ ...filter, since_us: dayStartUs(first, zone), until_us: dayStartUs(nextDay(last), zone) });
    }
    if (!first && !last) onFilter({ ...filter, since_us: null, until_us: null });
  };
  return (
    <Popover position="bottom-start" shadow="md" onClose={() => setFrom(null)}>
      <Popover.Target>
        <Button size="xs" variant={since || until ? "light" : "default"} leftSection={<IconCalendar size={14} />}>
          {t("filter.period")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          type="range"
          allowSingleDateInRange
          value={from ? [from, null] : [since, until]}
          onChange={choose}
          defaultDate={since ?? (lens.last_us === null ? undefined : dayOf(lens.last_us, zone))}
          minDate={lens.first_us === null ? undefined : dayOf(lens.first_us, zone)}
          maxDate={lens.last_us === null ? undefined : dayOf(lens.last_us, zone)}
          ariaLabels={{
            nextMonth: t("filter.next_month"), previousMonth: t("filter.previous_month"),
            monthLevelControl: t("filter.choose_month"), yearLevelControl: t("filter.choose_year"),
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

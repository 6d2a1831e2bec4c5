import { DatePickerInput, type DatePickerInputProps } from "@mantine/dates";
import { useTranslation } from "react-i18next";
import { dayPattern } from "@/ui/format";

interface DayInputProps extends Pick<DatePickerInputProps, "size" | "w" | "popoverProps"> {
  label: string;
  value: string | null;
  onChange: (day: string | null) => void;
  description?: string;
}

/** A day to choose, or none. */
export function DayInput(props: DayInputProps) {
  const { t, i18n } = useTranslation("tasks");
  return (
    <DatePickerInput
      {...props} valueFormat={dayPattern(i18n.language)} clearable clearButtonProps={{ "aria-label": t("ui:remove") }}
      placeholder={t("field.no_day")}
      ariaLabels={{
        nextMonth: t("insights:filter.next_month"), previousMonth: t("insights:filter.previous_month"),
        monthLevelControl: t("insights:filter.choose_month"), yearLevelControl: t("insights:filter.choose_year"),
      }}
    />
  );
}

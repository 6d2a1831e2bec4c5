import { Group, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { departmentsQuery } from "../workspaces/queries";
import { useWorkspace } from "../workspaces/useWorkspace";

interface AskedFieldsProps {
  department: string | null;
  asked: string;
  onChange: (change: { department?: string | null; asked?: string }) => void;
}

/** Of which department data are asked, and of whom there. */
export function AskedFields({ department, asked, onChange }: AskedFieldsProps) {
  const { t } = useTranslation("tasks");
  const { id } = useWorkspace();
  const { data: departments = [] } = useQuery(departmentsQuery(id));
  return (
    <Group grow align="flex-start">
      <Select
        label={t("field.department")} value={department} clearable searchable nothingFoundMessage={t("field.no_department")}
        clearButtonProps={{ "aria-label": t("ui:remove") }} data={departments.map(({ id: value, name }) => ({ value, label: name }))}
        onChange={(chosen) => onChange({ department: chosen })}
      />
      <TextInput label={t("field.asked_of")} value={asked} maxLength={120} onChange={(event) => onChange({ asked: event.currentTarget.value })} />
    </Group>
  );
}

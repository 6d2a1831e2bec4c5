import { Paper, Switch, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { chooseMentionMail } from "@/api/sharing";
import { useTellProblem } from "@/ui/notify";
import { mentionMailQuery } from "../queries";

/** Whether mentions come by mail as well. */
export function MentionMailSwitch() {
  const { t } = useTranslation("sharing");
  const queries = useQueryClient();
  const onError = useTellProblem();
  const { data } = useQuery(mentionMailQuery);
  const choose = useMutation({
    mutationFn: chooseMentionMail,
    onError,
    onSuccess: (chosen) => queries.setQueryData(mentionMailQuery.queryKey, chosen),
  });
  if (!data) return null;
  return (
    <Paper withBorder p="lg" maw={560} mt="md">
      <Switch
        label={t("mail.mentions")} checked={data.is_on} disabled={choose.isPending}
        onChange={(event) => choose.mutate(event.currentTarget.checked)}
      />
      {!data.sends_mail && (
        <Text size="sm" c="dimmed" mt={6}>
          {t("mail.no_server")}
        </Text>
      )}
    </Paper>
  );
}

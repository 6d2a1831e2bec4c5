import { Skeleton, Text, Timeline } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/format";
import { ProblemNote } from "@/ui/ProblemNote";
import { caseQuery, type Scope } from "./queries";

/** One journey from first to last event. */
export function CaseSteps({ scope, name }: { scope: Scope; name: string }) {
  const { t } = useTranslation("insights");
  const { dateTime, duration } = useFormat();
  const { data, error } = useQuery(caseQuery(scope, name));
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Skeleton height={160} radius="md" />;
  return (
    <Timeline active={data.steps.length} bulletSize={14} lineWidth={2} aria-label={t("case.steps", { name })}>
      {data.steps.map((step, index) => (
        <Timeline.Item key={index} title={<Text size="sm" fw={500}>{step.activity}</Text>}>
          <Text size="xs" c="dimmed">
            {[dateTime(step.time_us), step.channel, step.department].filter(Boolean).join(" · ")}
          </Text>
          {step.wait_us !== null && (
            <Text size="xs" c="dimmed">
              {t("case.wait", { time: duration(step.wait_us / 1e6) })}
            </Text>
          )}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

import { Alert, Badge, Group, List, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconChecks, IconHandFinger } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Understanding } from "@/api/types";
import { ProblemNote } from "@/ui/ProblemNote";
import { RefusedRows } from "../report/RefusedRows";
import { Oddities } from "../report/Oddities";
import { useUnderstoodSentence } from "../report/sentence";

interface UnderstoodProps {
  understanding: Understanding | undefined;
  error: unknown;
  isWorking: boolean;
  missing: string[];
  objectType: string;
}

/** What tropa understood, in a sentence; or what it still needs to know. */
export function Understood({ understanding, error, isWorking, missing, objectType }: UnderstoodProps) {
  const { t } = useTranslation("sources");
  if (missing.length > 0) {
    return (
      <Alert variant="light" color="yellow" icon={<IconHandFinger size={20} />} title={t("understood.missing")}>
        <List size="sm">
          {missing.map((one) => (
            <List.Item key={one}>{t(`missing.${one}`)}</List.Item>
          ))}
        </List>
      </Alert>
    );
  }
  if (error) return <ProblemNote error={error} />;
  if (!understanding) return <Skeleton height={120} radius="lg" aria-label={t("understood.working")} />;
  return <Sentence understanding={understanding} isWorking={isWorking} objectType={objectType} />;
}

interface SentenceProps {
  understanding: Understanding;
  isWorking: boolean;
  objectType: string;
}

function Sentence({ understanding, isWorking, objectType }: SentenceProps) {
  const { t } = useTranslation("sources");
  const sentence = useUnderstoodSentence(objectType);
  const isClean = understanding.refused === 0;
  return (
    <Paper withBorder p="lg" aria-busy={isWorking} className={isWorking ? "is-working" : undefined}>
      <Title order={2} fz={18} mb={4}>
        {t("understood.title")}
      </Title>
      <Text fz={20} fw={500} lh={1.4} aria-live="polite" data-testid="understood">
        {sentence(understanding)}
      </Text>
      {understanding.is_sample && (
        <Text size="sm" c="dimmed" mt={4}>
          {t("understood.sample", { count: understanding.rows })}
        </Text>
      )}
      <Stack gap="sm" mt="md">
        <Group gap="xs" c={isClean ? "teal" : "orange"} wrap="nowrap">
          {isClean ? <IconChecks size={18} /> : <IconAlertTriangle size={18} />}
          <Text size="sm" c="var(--mantine-color-text)">
            {isClean ? t("understood.all_taken") : t("refused.count", { count: understanding.refused })}
          </Text>
        </Group>
        <RefusedRows refusals={understanding.refusals} />
        <Oddities
          ties={understanding.ties}
          duplicates={understanding.duplicates}
          gaps={understanding.gaps}
          suspicious={understanding.suspicious}
          warnings={[]}
        />
        {understanding.unknown_codes.length > 0 && (
          <div>
            <Text size="sm" mb={6}>
              {t("understood.new_codes", { count: understanding.unknown_codes.length })}
            </Text>
            <Group gap={6}>
              {understanding.unknown_codes.slice(0, 30).map((code) => (
                <Badge key={code} variant="default" tt="none" radius="sm" fw={500}>
                  {code}
                </Badge>
              ))}
            </Group>
          </div>
        )}
      </Stack>
    </Paper>
  );
}

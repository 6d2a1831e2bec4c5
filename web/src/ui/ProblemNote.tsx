import { Alert, Button, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "@/api/problem";

const KNOWN = new Set([0, 403, 404, 409, 429, 500, 503]);

/** What happened and what to do: the server's words where it has any, else ours. */
export function problemWords(error: unknown, t: TFunction<"ui">): { title: string; hint: string } {
  if (!(error instanceof ApiProblem)) return { title: t("problem.unknown"), hint: t("problem.again") };
  const isOurs = error.status >= 500 || error.status === 0 || !error.message;
  const own = KNOWN.has(error.status) ? t(`problem.status_${error.status}`) : t("problem.unknown");
  return { title: isOurs ? own : error.message, hint: error.hint || (isOurs ? t("problem.again") : "") };
}

/** A way to ask once more where that may help: what the server refused it would refuse again. */
export const retryOf = (error: unknown, again: () => unknown): (() => void) | undefined =>
  error instanceof ApiProblem && error.status > 0 && error.status < 500 ? undefined : () => void again();

export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation("ui");
  const words = problemWords(error, t);
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={20} />} title={words.title} role="alert">
      {words.hint && <Text size="sm">{words.hint}</Text>}
      {onRetry && (
        <Button size="xs" variant="light" color="red" mt="xs" onClick={onRetry}>
          {t("retry")}
        </Button>
      )}
    </Alert>
  );
}

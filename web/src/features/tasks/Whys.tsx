import { ActionIcon, Button, Group, Paper, Stack, Text, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patchWhys, removeWhys } from "@/api/tasks";
import type { WhyChain } from "@/api/types";
import { Form } from "@/ui/Form";
import { useUndoable } from "@/ui/useUndoable";
import { useWorkspace } from "../workspaces/useWorkspace";
import { whysQuery, useSend } from "./queries";
import "./tasks.css";

const ENOUGH = 5;
const MOST = 12;

interface WhysProps {
  chain: WhyChain;
  /** Make a hypothesis of the last answer: the cause that nobody has asked behind yet. */
  onCause?: (cause: string) => void;
}

/** A pain, and why it is there: each answer is asked why in turn. */
export function Whys({ chain, onCause }: WhysProps) {
  const { t } = useTranslation("tasks");
  const { id: workspace, canEdit } = useWorkspace();
  const undoable = useUndoable();
  const stale = whysQuery(workspace, chain.map_id).queryKey;
  const write = useSend((answers: string[]) => patchWhys(workspace, chain.id, answers), stale);
  const remove = useSend(() => removeWhys(workspace, chain.id), stale);
  const last = chain.answers.at(-1);
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text size="sm" fw={600}>
            {chain.pain}
          </Text>
          {canEdit && (
            <ActionIcon
              variant="subtle" color="gray" size="sm" aria-label={t("whys.remove", { pain: chain.pain })}
              onClick={() => undoable({ id: chain.id, message: t("whys.removed"), remove: () => remove.mutateAsync(undefined) })}
            >
              <IconTrash size={15} />
            </ActionIcon>
          )}
        </Group>
        <ol className="whys">
          {chain.answers.map((answer, index) => (
            <li key={index}>
              <Text size="sm">
                <Text span size="xs" c="dimmed">
                  {`${t("whys.why", { number: index + 1 })} `}
                </Text>
                {answer}
              </Text>
            </li>
          ))}
        </ol>
        {canEdit && chain.answers.length < MOST && (
          <NextWhy
            key={chain.answers.length} label={last ? t("whys.ask", { answer: last }) : t("whys.first")}
            isPending={write.isPending} onAnswer={(answer) => write.mutate([...chain.answers, answer])}
          />
        )}
        {canEdit && chain.answers.length > 0 && (
          <Group gap="xs">
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => write.mutate(chain.answers.slice(0, -1))}>
              {t("whys.back")}
            </Button>
            {onCause && last && (
              <Button size="compact-xs" variant={chain.answers.length >= ENOUGH ? "light" : "subtle"} onClick={() => onCause(last)}>
                {t("whys.to_hypothesis")}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

interface NextWhyProps {
  label: string;
  isPending: boolean;
  onAnswer: (answer: string) => void;
}

/** The next "why" with room for its answer. */
export function NextWhy({ label, isPending, onAnswer }: NextWhyProps) {
  const { t } = useTranslation("tasks");
  const [answer, setAnswer] = useState("");
  return (
    <Form onSubmit={() => answer.trim() && onAnswer(answer.trim())}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          size="xs" flex={1} label={label} placeholder={t("whys.because")} maxLength={500} value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
        <Button size="xs" variant="default" type="submit" loading={isPending} disabled={answer.trim() === ""}>
          {t("ui:add")}
        </Button>
      </Group>
    </Form>
  );
}

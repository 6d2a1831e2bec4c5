import { Chip, Paper, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { sendCommands } from "@/api/journeys";
import type { Board } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useDo } from "./queries";
import { allVotes, votesByStep } from "./votes";

type Flag = "is_moment_of_truth" | "is_quick_win";
type Step = Board["steps"][number];

/** The steps by their votes; what the room agrees on is marked on the map at once. */
export function VotedSteps({ board }: { board: Board }) {
  const { t } = useTranslation("workshops");
  const { number } = useFormat();
  const rows = votesByStep(board);
  const { all, elsewhere } = allVotes(board);
  if (all === 0) return null;
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} fz={18}>{t("decide.title")}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("decide.about", { all, people: board.voters ?? 0 })} {elsewhere > 0 && t("decide.elsewhere", { count: elsewhere })}
      </Text>
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={520}>
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("decide.step")}</Table.Th>
                <Table.Th ta="right">{t("decide.dots")}</Table.Th>
                <Table.Th ta="right">{t("decide.ideas")}</Table.Th>
                <Table.Th>{t("decide.truth")}</Table.Th>
                <Table.Th>{t("decide.win")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ step, dots, ideas }) => (
                <Table.Tr key={step.id}>
                  <Table.Td>{step.name}</Table.Td>
                  <Table.Td ta="right">{number(dots)}</Table.Td>
                  <Table.Td ta="right">{number(ideas)}</Table.Td>
                  <Table.Td><Mark board={board} step={step} flag="is_moment_of_truth" word={t("decide.truth")} /></Table.Td>
                  <Table.Td><Mark board={board} step={step} flag="is_quick_win" word={t("decide.win")} /></Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Paper>
  );
}

interface MarkProps {
  board: Board;
  step: Step;
  flag: Flag;
  word: string;
}

function Mark({ board, step, flag, word }: MarkProps) {
  const { t } = useTranslation("workshops");
  const mark = useDo(({ workspace }, is_on: boolean) =>
    sendCommands(workspace, board.map_id, { commands: [{ kind: "set_flag", step_id: step.id, flag, is_on }] }),
  );
  return (
    <Chip
      size="xs" checked={mark.isPending ? mark.variables : step[flag]} disabled={!board.is_leading} onChange={(isOn) => mark.mutate(isOn)}
      aria-label={t("decide.mark", { flag: word, step: step.name })}
    >
      {word}
    </Chip>
  );
}

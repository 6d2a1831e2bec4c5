import { ActionIcon, Anchor, Button, Divider, FileButton, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconPaperclip, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { attachReport, removeReported, reportedFileAt } from "@/api/facts";
import type { ReportedFigure } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useTellProblem } from "@/ui/notify";
import { useStaying } from "@/ui/leaving";
import { useSaving } from "@/ui/useSaving";
import { useUndoable } from "@/ui/useUndoable";
import { useMeasureWord } from "../journeys/evidence/measureWords";
import { useAmounts } from "../journeys/contents/useAmounts";
import { useFigureWords } from "../journeys/figureWords";
import { useWorkspace } from "../workspaces/useWorkspace";
import { reportedQuery } from "./queries";
import { ReportedForm } from "./ReportedForm";

interface ReportedProps {
  touchpoint: string;
  /** The touchpoint's name, where it is not told around it. */
  title?: string;
}

/** Figures that only a report tells: shown beside what is measured here, never counted with it. */
export function Reported({ touchpoint, title }: ReportedProps) {
  const { t } = useTranslation("facts");
  const { id: workspace, canEdit } = useWorkspace();
  const { data } = useQuery(reportedQuery(workspace));
  const [isAdding, setAdding] = useState(false);
  const figures = useStaying(data)?.filter((one) => one.touchpoint_id === touchpoint) ?? [];
  if (!canEdit && figures.length === 0) return null;
  return (
    <section>
      <Divider my="lg" />
      <Title order={3} fz={15}>
        {title ?? t("reported.title")}
      </Title>
      {title === undefined && (
        <Text size="sm" c="dimmed" mb="sm">
          {t("reported.why")}
        </Text>
      )}
      <Stack gap="xs" mt="xs">
        {figures.map((one) => (
          <FigureCard key={one.id} figure={one} />
        ))}
        {isAdding && <ReportedForm touchpoint={touchpoint} onDone={() => setAdding(false)} />}
        {canEdit && !isAdding && (
          <Button
            variant="default" leftSection={<IconPlus size={16} />} style={{ alignSelf: "flex-start" }}
            onClick={() => setAdding(true)}
          >
            {t("reported.add")}
          </Button>
        )}
      </Stack>
    </section>
  );
}

function FigureCard({ figure }: { figure: ReportedFigure }) {
  const { t } = useTranslation("facts");
  const { canEdit } = useWorkspace();
  const { number } = useFormat();
  const amounts = useAmounts();
  const measureWord = useMeasureWord();
  const words = useFigureWords();
  const remove = useRemoval(figure);
  const day = (date: string | null) => (date ? amounts.day(date) : "…");
  const about = [
    figure.n === null ? t("journeys:reported.no_n") : t("journeys:figure.n", { n: number(figure.n) }),
    figure.period_from || figure.period_to ? `${day(figure.period_from)} – ${day(figure.period_to)}` : "",
    figure.source_name,
    figure.author,
  ];
  const title = `${measureWord(figure.measure)}: ${words.value(figure.measure, figure.unit, figure.value)}`;
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600} size="sm">
            {title}
          </Text>
          <Text size="sm" c="dimmed">
            {about.filter(Boolean).join(" · ")}
          </Text>
          <ReportFile figure={figure} />
        </div>
        {canEdit && (
          <ActionIcon variant="subtle" color="gray" aria-label={t("reported.remove", { figure: title })} onClick={() => remove(title)}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </Group>
    </Paper>
  );
}

/** The report itself, to be kept; an editor may attach it where it is missing. */
function ReportFile({ figure }: { figure: ReportedFigure }) {
  const { t } = useTranslation("facts");
  const { save } = useSaving();
  const { id: workspace, canEdit } = useWorkspace();
  const queries = useQueryClient();
  const onError = useTellProblem();
  const attach = useMutation({
    mutationFn: (file: File) => attachReport(workspace, figure.id, file),
    onSuccess: () => queries.invalidateQueries({ queryKey: reportedQuery(workspace).queryKey }),
    onError,
  });
  if (figure.file_name) {
    return (
      <Anchor size="sm" href={reportedFileAt(workspace, figure.id)} download={figure.file_name} onClick={save}>
        {figure.file_name}
      </Anchor>
    );
  }
  if (!canEdit) return null;
  return (
    <FileButton onChange={(file) => file && attach.mutate(file)}>
      {(open) => (
        <Button {...open} variant="subtle" size="compact-sm" ml={-8} leftSection={<IconPaperclip size={14} />} loading={attach.isPending}>
          {t("reported.attach")}
        </Button>
      )}
    </FileButton>
  );
}

/** Gone from the list at once, from the server when the time to undo is over. */
function useRemoval(figure: ReportedFigure) {
  const { t } = useTranslation("facts");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const undoable = useUndoable();
  const onError = useTellProblem();
  const reload = () => queries.invalidateQueries({ queryKey: reportedQuery(workspace).queryKey });
  const remove = useMutation({
    mutationFn: () => removeReported(workspace, figure.id),
    onSettled: reload,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["evidence"] }),
    onError,
  });
  return (title: string) =>
    undoable({ id: figure.id, message: t("reported.removing", { figure: title }), remove: () => remove.mutateAsync() });
}

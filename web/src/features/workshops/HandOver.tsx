import { Alert, Box, Button, Group, Paper, Select, Stack, Text } from "@mantine/core";
import { IconBulb, IconMapPinPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Board, HandOver as Handed, MapCommand } from "@/api/types";
import { handOver, takeBack } from "@/api/workshops";
import { placeOfWord } from "@/canvas/place";
import { Form } from "@/ui/Form";
import { usePlaceChoices } from "../journeys/map/names";
import { DayInput } from "../tasks/DayInput";
import { useOwnId, usePeople } from "../tasks/people";
import { tasksQuery } from "../tasks/queries";
import { METHODS } from "../tasks/TaskForm";
import { useWorkspace } from "../workspaces/useWorkspace";
import { hasPlace } from "./places";
import { useDo } from "./queries";

interface HandOverProps {
  board: Board;
  chosen: string[];
  all: string[];
  onChoose: (ids: string[]) => void;
}

interface Last {
  note_ids: string[];
  commands: MapCommand[];
  isSupposed: boolean;
}

/** Notes become steps and cells of the map, or hypotheses; what came last can be taken back. */
export function HandOver({ board, chosen, all, onChoose }: HandOverProps) {
  const { t } = useTranslation("workshops");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const places = usePlaceChoices(board);
  const [place, setPlace] = useState<string | null>(null);
  const [isSupposing, setSupposing] = useState(false);
  const [last, setLast] = useState<Last | null>(null);
  const askTasks = () => void queries.invalidateQueries({ queryKey: tasksQuery(workspace).queryKey });
  const onDone = ({ inverse }: { inverse: MapCommand[] }, { note_ids, hypotheses }: Handed) => {
    setLast({ note_ids, commands: inverse, isSupposed: Boolean(hypotheses) });
    setSupposing(false);
    onChoose([]);
    askTasks();
  };
  const hand = useDo(handOver, { onDone });
  const onBack = () => {
    setLast(null);
    askTasks();
  };
  const back = useDo(takeBack, { onDone: onBack });
  const isHomeless = board.notes.some((note) => chosen.includes(note.id) && !hasPlace(board, note));
  const count = chosen.length;
  return (
    <Box>
      {last && (
        <Alert color="teal" variant="light" mb="sm">
          <Group justify="space-between">
            <Text size="sm">{t(last.isSupposed ? "hand.supposed" : "hand.done", { count: last.note_ids.length })}</Text>
            <Button
              size="xs" variant="light" color="teal" loading={back.isPending}
              onClick={() => back.mutate({ note_ids: last.note_ids, commands: last.commands })}
            >
              {t("hand.back")}
            </Button>
          </Group>
        </Alert>
      )}
      {all.length > 0 && (
        <Group align="flex-end" gap="sm">
          <Button variant="default" onClick={() => onChoose(count === all.length ? [] : all)}>
            {t(count === all.length ? "hand.none" : "hand.all")}
          </Button>
          {isHomeless && (
            <Select data={places} value={place} onChange={setPlace} searchable placeholder={t("hand.where")} aria-label={t("hand.where")} w={260} nothingFoundMessage={t("place.nothing")} />
          )}
          <Button
            leftSection={<IconMapPinPlus size={16} />} loading={hand.isPending} disabled={count === 0 || (isHomeless && !place)}
            onClick={() => hand.mutate({ note_ids: chosen, ...placeOfWord(place) })}
          >
            {t("hand.go", { count })}
          </Button>
          <Button variant="light" leftSection={<IconBulb size={16} />} disabled={count === 0} aria-expanded={isSupposing} onClick={() => setSupposing(!isSupposing)}>
            {t("hand.suppose", { count })}
          </Button>
        </Group>
      )}
      {isSupposing && count > 0 && (
        <Suppose
          count={count} isSending={hand.isPending}
          onSuppose={(hypotheses) => hand.mutate({ note_ids: chosen, ...placeOfWord(place), hypotheses })}
        />
      )}
    </Box>
  );
}

interface SupposeProps {
  count: number;
  isSending: boolean;
  onSuppose: (test: NonNullable<Handed["hypotheses"]>) => void;
}

/** Who finds out what the chosen notes say, how and until when. */
function Suppose({ count, isSending, onSuppose }: SupposeProps) {
  const { t } = useTranslation("workshops");
  const people = usePeople();
  const own = useOwnId();
  const [method, setMethod] = useState<(typeof METHODS)[number]>("interview");
  const [person, setPerson] = useState<string | null | undefined>(undefined);
  const [deadline, setDeadline] = useState<string | null>(null);
  const whose = person === undefined ? own : person;
  return (
    <Paper withBorder p="md" mt="sm">
      <Form onSubmit={() => onSuppose({ method, person_id: whose, deadline })}>
        <Stack gap="sm">
          <Text fw={600} size="sm">{t("hand.find_out")}</Text>
          <Group grow align="flex-start" wrap="wrap" preventGrowOverflow={false}>
            <Select
              miw={160} label={t("tasks:field.person")} placeholder={t("tasks:nobody")} data={people} value={whose} onChange={setPerson} clearable searchable
              clearButtonProps={{ "aria-label": t("ui:remove") }}
            />
            <Select
              miw={160} label={t("tasks:field.method")} allowDeselect={false} value={method} onChange={(chosen) => chosen && setMethod(chosen as typeof method)}
              data={METHODS.map((one) => ({ value: one, label: t(`tasks:method.${one}`) }))}
            />
            <DayInput label={t("tasks:field.deadline")} value={deadline} onChange={setDeadline} />
          </Group>
          <Group justify="flex-end">
            <Button type="submit" loading={isSending}>{t("hand.suppose", { count })}</Button>
          </Group>
        </Stack>
      </Form>
    </Paper>
  );
}

import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createToBe } from "@/api/journeys";
import { Form } from "@/ui/Form";
import { DayInput } from "../../tasks/DayInput";
import { useMapMaking } from "../newmap/useMapMaking";

interface BeginToBeProps {
  map: { id: string; title: string };
  onClose: () => void;
}

/** A to-be map begins as a linked copy of a map; then it is shown. */
export function BeginToBe({ map, onClose }: BeginToBeProps) {
  const { t } = useTranslation("tobe");
  const [title, setTitle] = useState(() => t("begin.like", { title: map.title }).slice(0, 200));
  const [day, setDay] = useState<string | null>(null);
  const { mutate, isPending } = useMapMaking((workspace, body: { title: string; change_from: string | null }) => createToBe(workspace, map.id, body));
  return (
    <Modal opened onClose={onClose} title={t("begin.title")} closeButtonProps={{ "aria-label": t("ui:close") }}>
      <Form onSubmit={() => title.trim() && mutate({ title: title.trim(), change_from: day }, { onSuccess: onClose })}>
        {(errorOf) => (
          <Stack>
            <Text size="sm">{t("begin.about")}</Text>
            <TextInput
              name="title" label={t("begin.name")} error={errorOf("title")} value={title} maxLength={200} required withAsterisk={false} data-autofocus
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
            <DayInput label={t("change_from")} description={t("change_from_why")} value={day} onChange={setDay} />
            <Group>
              <Button type="submit" loading={isPending} disabled={!title.trim()}>
                {t("begin.make")}
              </Button>
              <Button variant="default" onClick={onClose}>
                {t("ui:cancel")}
              </Button>
            </Group>
          </Stack>
        )}
      </Form>
    </Modal>
  );
}

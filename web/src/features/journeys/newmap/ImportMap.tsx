import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "@/ui/Page";
import { UploadBox } from "../../sources/UploadBox";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { ReadMap } from "./ReadMap";

/** A map from outside: a file or a pasted list, then what it would become. The upload's id is in the address. */
export function ImportMap() {
  const { t } = useTranslation("newmap");
  const { id: workspace, canEdit } = useWorkspace();
  const navigate = useNavigate();
  const { upload } = useSearch({ strict: false }) as { upload?: string };
  const [notes, setNotes] = useState("");
  const [isPasted, setPasted] = useState(false);
  const goTo = (id?: string) =>
    void navigate({ to: "/w/$workspace/journeys/import", params: { workspace }, search: (now) => ({ ...now, upload: id }) });
  const again = () => {
    setPasted(false);
    goTo();
  };
  if (!canEdit) return <Page title={t("import.title")}>{t("only_editors")}</Page>;
  if (upload || isPasted) {
    return <ReadMap key={upload} source={upload ? { upload_id: upload, text: "" } : { text: notes }} onOther={again} />;
  }
  return (
    <Page title={t("import.title")} about={t("import.about")}>
      <Stack gap="xl">
        <UploadBox kinds={t("import.kinds")} onUploaded={(done) => goTo(done.id)} />
        <Paste text={notes} onText={setNotes} onDone={() => setPasted(true)} />
      </Stack>
    </Page>
  );
}

interface PasteProps {
  text: string;
  onText: (text: string) => void;
  onDone: () => void;
}

/** Notes to begin with; whoever comes back finds them as they were. */
function Paste({ text, onText, onDone }: PasteProps) {
  const { t } = useTranslation("newmap");
  return (
    <Stack gap="xs">
      <Textarea
        label={t("paste.label")} description={t("paste.about")} autosize minRows={5} maxRows={16}
        value={text} onChange={(event) => onText(event.currentTarget.value)}
      />
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t("paste.lines", { count: text.split("\n").filter((line) => line.trim()).length })}
        </Text>
        <Button disabled={!text.trim()} onClick={onDone}>
          {t("paste.action")}
        </Button>
      </Group>
    </Stack>
  );
}

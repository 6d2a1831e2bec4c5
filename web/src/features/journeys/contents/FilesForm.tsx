import { ActionIcon, Alert, FileButton, Button, Group, TextInput, Text } from "@mantine/core";
import { IconArrowUp, IconTrash, IconUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sendMapFile } from "@/api/mapFiles";
import type { CellFile, ContentOf } from "@/canvas/contents";
import { problemWords } from "@/ui/ProblemNote";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { takeFiles, type Taking } from "./takeFiles";

interface FilesFormProps {
  value: ContentOf<"files"> | null;
  onChange: (value: ContentOf<"files"> | null) => void;
  /** A storyboard: pictures only. */
  isStoryboard: boolean;
  /** Files are on their way: who left now would lose them. */
  onSending: (isSending: boolean) => void;
}

const PICTURES = "image/png,image/jpeg,image/webp";
const DOCUMENTS = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp";
const MOST_FILES = 40;

/** Pictures and files in order: sent at once, named by their captions, moved and taken away. */
export function FilesForm({ value, onChange, isStoryboard, onSending }: FilesFormProps) {
  const { t } = useTranslation("contents");
  const { id: workspace } = useWorkspace();
  const files = value?.files ?? [];
  const set = (next: CellFile[]) => onChange(next.length > 0 ? { kind: "files", files: next } : null);
  const send = useMutation({
    onMutate: () => onSending(true),
    onSettled: () => onSending(false),
    mutationFn: (chosen: File[]) => takeFiles(chosen, MOST_FILES - files.length, (file) => sendMapFile(workspace, file)),
    onSuccess: ({ sent }) => set([...files, ...sent.map(({ id, name, is_picture }) => ({ file_id: id, name, is_picture, caption: "" }))]),
  });
  return (
    <>
      {files.map((file, index) => (
        <Group key={file.file_id} gap={4} wrap="nowrap" align="flex-end">
          <TextInput
            size="xs" flex={1} label={file.name} placeholder={t("files.caption")} value={file.caption} maxLength={300}
            onChange={(event) => set(files.with(index, { ...file, caption: event.currentTarget.value }))}
          />
          <ActionIcon
            variant="subtle" color="gray" size={30} aria-label={t("files.earlier", { name: file.name })} disabled={index === 0}
            onClick={() => set(files.toSpliced(index, 1).toSpliced(index - 1, 0, file))}
          >
            <IconArrowUp size={15} />
          </ActionIcon>
          <ActionIcon
            variant="subtle" color="red" size={30} aria-label={t("files.remove", { name: file.name })}
            onClick={() => set(files.toSpliced(index, 1))}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Group>
      ))}
      {send.data && <NotTaken taking={send.data} />}
      <FileButton multiple accept={isStoryboard ? PICTURES : `${PICTURES},${DOCUMENTS}`} onChange={(chosen) => chosen.length > 0 && send.mutate(chosen)}>
        {(props) => (
          <Button {...props} size="xs" variant="default" leftSection={<IconUpload size={14} />} loading={send.isPending} disabled={files.length >= MOST_FILES} data-autofocus>
            {t(isStoryboard ? "files.add_pictures" : "files.add")}
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="dimmed">{t(isStoryboard ? "files.pictures_why" : "files.why")}</Text>
    </>
  );
}

/** Which of the chosen files were not taken, and why. */
function NotTaken({ taking: { refused, left } }: { taking: Taking<unknown> }) {
  const { t } = useTranslation("contents");
  const { t: ui } = useTranslation("ui");
  if (refused.length + left.length === 0) return null;
  return (
    <Alert color="red" variant="light" p="xs" title={t("files.not_taken", { count: refused.length + left.length })} role="alert">
      {refused.map(({ name, error }, index) => {
        const { title, hint } = problemWords(error, ui);
        // Two files may bear one name.
        return <Text key={index} size="xs">{[`${name}:`, title, hint].filter(Boolean).join(" ")}</Text>;
      })}
      {left.length > 0 && <Text size="xs">{t("files.no_room", { names: left.join(", "), count: MOST_FILES })}</Text>}
    </Alert>
  );
}

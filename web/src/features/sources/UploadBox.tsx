import { Box, Button, Group, Paper, Progress, Stack, Text, ThemeIcon } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconCloudUpload, IconFile, IconX } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Upload } from "@/api/types";
import { upload, type RunningUpload } from "@/api/upload";
import { useFormat } from "@/ui/format";
import { ProblemNote } from "@/ui/ProblemNote";
import { useWorkspace } from "../workspaces/useWorkspace";

interface Sending {
  file: File;
  share: number;
}

interface UploadBoxProps {
  onUploaded: (done: Upload) => void;
  /** Which files are taken, where that is not any file with facts. */
  kinds?: string;
}

/** The place where a file is dropped, and how far it has got. */
export function UploadBox({ onUploaded, kinds }: UploadBoxProps) {
  const { t } = useTranslation("sources");
  const { id: workspace } = useWorkspace();
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<RunningUpload | null>(null);

  const send = async (file: File | undefined) => {
    if (!file) return;
    setError(null);
    setSending({ file, share: 0 });
    running.current = upload(workspace, file, (share) => setSending({ file, share }));
    try {
      onUploaded(await running.current.result);
    } catch (problem) {
      if (!(problem instanceof DOMException)) setError(problem);
    } finally {
      setSending(null);
    }
  };

  return (
    <Stack gap="md">
      {error !== null && <ProblemNote error={error} />}
      {sending ? (
        <SendingFile sending={sending} onCancel={() => running.current?.cancel()} />
      ) : (
        <Dropzone onDrop={(files) => void send(files[0])} multiple={false} className="drop-zone" inputProps={{ "aria-label": t("drop.choose") }}>
          <Stack align="center" gap={6} py="xl" className="drop-inside">
            <ThemeIcon size={60} radius="xl" variant="light">
              <Dropzone.Reject>
                <IconX size={30} />
              </Dropzone.Reject>
              <Dropzone.Accept>
                <IconCloudUpload size={30} />
              </Dropzone.Accept>
              <Dropzone.Idle>
                <IconCloudUpload size={30} stroke={1.6} />
              </Dropzone.Idle>
            </ThemeIcon>
            <Text fz={18} fw={600} mt="xs">
              {t("drop.title")}
            </Text>
            <Text c="dimmed" ta="center" maw={520}>
              {kinds ?? t("drop.kinds")}
            </Text>
            <Button component="span" mt="sm" variant="light">
              {t("drop.choose")}
            </Button>
          </Stack>
        </Dropzone>
      )}
    </Stack>
  );
}

function SendingFile({ sending, onCancel }: { sending: Sending; onCancel: () => void }) {
  const { t } = useTranslation("sources");
  const { share, bytes } = useFormat();
  const { file } = sending;
  return (
    <Paper withBorder p="xl">
      <Group wrap="nowrap" gap="md">
        <ThemeIcon size={44} radius="md" variant="light">
          <IconFile size={24} stroke={1.6} />
        </ThemeIcon>
        <Box flex={1} miw={0}>
          <Group justify="space-between" wrap="nowrap" mb={6}>
            <Text fw={600} truncate>
              {file.name}
            </Text>
            <Text c="dimmed" size="sm" aria-live="polite">
              {t("drop.sent", { share: share(sending.share), size: bytes(file.size) })}
            </Text>
          </Group>
          <Progress value={sending.share * 100} aria-label={t("drop.sending")} />
        </Box>
        <Button variant="default" onClick={onCancel}>
          {t("ui:cancel")}
        </Button>
      </Group>
    </Paper>
  );
}

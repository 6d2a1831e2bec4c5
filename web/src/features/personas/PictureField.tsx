import { Avatar, Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconPhoto } from "@tabler/icons-react";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { pictureAddress, removePicture } from "@/api/personas";
import type { Persona } from "@/api/types";
import { useTellProblem } from "@/ui/notify";
import { useWorkspace } from "../workspaces/useWorkspace";

interface PictureFieldProps {
  persona: Persona | undefined;
  file: File | null;
  onFile: (file: File | null) => void;
}

/** The picture as it is or will be, and another to choose. */
export function PictureField({ persona, file, onFile }: PictureFieldProps) {
  const { t } = useTranslation("personas");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const onError = useTellProblem();
  const chosen = useMemo(() => (file ? URL.createObjectURL(file) : null), [file]);
  useEffect(() => () => void (chosen && URL.revokeObjectURL(chosen)), [chosen]);
  const remove = useMutation({
    mutationFn: (id: string) => removePicture(workspace, id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["personas", workspace] }),
    onError,
  });
  const kept = persona && remove.data === undefined ? pictureAddress(workspace, persona) : null;
  return (
    <Group wrap="nowrap">
      <Avatar src={chosen ?? kept} name={persona?.name} alt="" size={84} radius={16} color="initials" />
      <Stack gap={6} align="flex-start">
        <Group gap="xs">
          <FileButton accept="image/png,image/jpeg,image/webp" onChange={onFile}>
            {(props) => (
              <Button {...props} variant="default" size="xs" leftSection={<IconPhoto size={15} />}>
                {t("picture.choose")}
              </Button>
            )}
          </FileButton>
          {persona && kept && !file && (
            <Button variant="subtle" color="gray" size="xs" loading={remove.isPending} onClick={() => remove.mutate(persona.id)}>
              {t("picture.remove")}
            </Button>
          )}
        </Group>
        <Text size="xs" c="dimmed">{t("picture.why")}</Text>
      </Stack>
    </Group>
  );
}

import { Center, Paper, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import type { ComponentType, ReactNode } from "react";

interface EmptyProps {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  title: string;
  text: string;
  action?: ReactNode;
}

/** A screen with nothing on it yet: why, and the one next step. */
export function Empty({ icon: Icon, title, text, action }: EmptyProps) {
  return (
    <Paper withBorder p="xl">
      <Center mih={280}>
        <Stack align="center" gap="sm" maw={460} ta="center">
          <ThemeIcon size={56} radius="xl" variant="light">
            <Icon size={28} stroke={1.6} />
          </ThemeIcon>
          <Title order={2} fz={20}>
            {title}
          </Title>
          <Text c="dimmed">{text}</Text>
          {action}
        </Stack>
      </Center>
    </Paper>
  );
}

import { Box, Center, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { LanguageSwitch } from "../LanguageSwitch";

interface DoorProps {
  title: string;
  text?: string;
  children: ReactNode;
  footer?: ReactNode;
}

/** The calm page around every form before a workspace. */
export function Door({ title, text, children, footer }: DoorProps) {
  useDocumentTitle(`${title} · tropa`);
  return (
    <Center mih="100dvh" p="md" component="main">
      <Box w="100%" maw={420}>
        <Group justify="space-between" mb="lg">
          <Group gap={8}>
            <img src="/favicon.svg" alt="" width={30} height={30} />
            <Text fw={750} size="xl" lh={1}>
              tropa
            </Text>
          </Group>
          <LanguageSwitch />
        </Group>
        <Paper withBorder p={{ base: "lg", sm: 32 }} shadow="sm">
          <Title order={1} fz={24} mb={text ? 4 : "lg"}>
            {title}
          </Title>
          {text && (
            <Text c="dimmed" mb="lg">
              {text}
            </Text>
          )}
          <Stack gap="md">{children}</Stack>
        </Paper>
        {footer && (
          <Text ta="center" mt="md" size="sm" component="div">
            {footer}
          </Text>
        )}
      </Box>
    </Center>
  );
}

import { Box, Group, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";

interface PageProps {
  title: string;
  heading?: ReactNode;
  about?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A screen: its name, one sentence about it, what can be done, and the thing itself. */
export function Page({ title, heading, about, actions, children }: PageProps) {
  useDocumentTitle(`${title} · tropa`);
  return (
    <Box>
      <Group justify="space-between" align="flex-start" mb="lg" gap="md">
        <Box maw={760} miw={0} flex="1 1 400px">
          <Title order={1} fz={26} lh={1.25}>
            {heading ?? title}
          </Title>
          {about && (
            <Text c="dimmed" mt={4} component="div">
              {about}
            </Text>
          )}
        </Box>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}

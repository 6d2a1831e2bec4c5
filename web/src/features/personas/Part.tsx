import { Paper, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** A part of a sheet under its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="lg" component="section" aria-label={title}>
      <Title order={2} fz={16} mb={8}>{title}</Title>
      {children}
    </Paper>
  );
}

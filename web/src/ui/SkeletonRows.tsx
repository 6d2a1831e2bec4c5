import { Paper, Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The shape of a table that is still on its way. */
export function SkeletonRows({ rows = 6, height = 34 }: { rows?: number; height?: number }) {
  const { t } = useTranslation("ui");
  return (
    <Paper withBorder p="md" role="status" aria-label={t("loading")}>
      <Stack gap="sm">
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} height={height} radius="sm" />
        ))}
      </Stack>
    </Paper>
  );
}

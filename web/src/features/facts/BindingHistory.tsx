import { Badge, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { setBindingsBack } from "@/api/facts";
import type { BindingVersion } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useSend } from "../tasks/queries";
import { useWorkspace } from "../workspaces/useWorkspace";
import { bindingsQuery, forgetFigures } from "./queries";

type Bound = BindingVersion["bound"];

/** By which data a touchpoint has been measured, since when and by whose hand; an older version can be in force again. */
export function BindingHistory({ touchpoint }: { touchpoint: string }) {
  const { t } = useTranslation("facts");
  const { id: workspace } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const { data: versions = [] } = useQuery(bindingsQuery(workspace, touchpoint));
  if (versions.length === 0) return null;
  return (
    <div>
      <Button size="compact-sm" variant="subtle" ml={-8} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t("binding.history")} · {versions.length}
      </Button>
      {isOpen && (
        <Stack gap="xs" mt="xs">
          {versions.map((version, place) => (
            <VersionCard key={version.number} touchpoint={touchpoint} version={version} isInForce={place === 0} />
          ))}
        </Stack>
      )}
    </div>
  );
}

interface VersionCardProps {
  touchpoint: string;
  version: BindingVersion;
  isInForce: boolean;
}

function VersionCard({ touchpoint, version, isInForce }: VersionCardProps) {
  const { t } = useTranslation("facts");
  const { moment } = useFormat();
  const { id: workspace, canEdit } = useWorkspace();
  const queries = useQueryClient();
  const back = useSend(
    () => setBindingsBack(workspace, touchpoint, version.number), bindingsQuery(workspace, touchpoint).queryKey,
    () => forgetFigures(queries, workspace),
  );
  const names = (bound: Bound) => bound.map(({ key, channel }) => (channel ? `${key} (${channel})` : key)).join(", ");
  const changes = [
    version.begun.length > 0 && t("binding.begun", { names: names(version.begun) }),
    version.ended.length > 0 && t("binding.ended", { names: names(version.ended) }),
  ];
  return (
    <Paper withBorder p="xs">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" fw={600}>{moment(version.at)} · {version.by || t("binding.by_import")}</Text>
          <Text size="sm" className="bound-names">{changes.filter(Boolean).join("; ")}</Text>
          <Text size="sm" c="dimmed" className="bound-names">{t("binding.all", { names: names(version.bound) || t("binding.nothing") })}</Text>
        </div>
        {isInForce && <Badge variant="light" tt="none" flex="none">{t("binding.in_force")}</Badge>}
        {!isInForce && canEdit && (
          <Button
            size="compact-sm" variant="default" flex="none" loading={back.isPending} onClick={() => back.mutate(undefined)}
            aria-label={t("binding.set_back_to", { number: version.number })}
          >
            {t("binding.set_back")}
          </Button>
        )}
      </Group>
    </Paper>
  );
}

import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { IconMapPin, IconPlus, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/ui/Empty";
import { useStaying } from "@/ui/leaving";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { useStageWords } from "@/ui/stages";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { useWorkspace } from "../workspaces/useWorkspace";
import { MergeBar } from "./MergeBar";
import { touchpointsQuery } from "./queries";
import { TouchpointDrawer } from "./TouchpointDrawer";
import { TouchpointTable } from "./TouchpointTable";

type Open = { id: string } | "new" | null;

/** The registry: every place where customer and company meet, shared by all maps. */
export function Touchpoints() {
  const { t } = useTranslation("facts");
  const { id: workspace, canEdit } = useWorkspace();
  const { hash } = useLocation();
  const { data, error, refetch } = useQuery(touchpointsQuery(workspace));
  const touchpoints = useStaying(data);
  const [open, setOpen] = useState<Open>(hash ? { id: hash } : null);
  const [chosen, setChosen] = useState<string[]>([]);
  const stages = useStageWords();
  const [word, setWord] = useState("");
  const found = touchpoints?.filter((one) =>
    `${one.name} ${stages.nameOf(one.stage)} ${one.channels.join(" ")}`.toLowerCase().includes(word.trim().toLowerCase()),
  );
  const shown = open === "new" || open === null ? undefined : touchpoints?.find((one) => one.id === open.id);
  const add = canEdit && (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setOpen("new")}>
      {t("add")}
    </Button>
  );
  return (
    <Page title={t("title")} about={t("about")} actions={touchpoints?.length ? add : null}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!touchpoints && !error && <SkeletonRows rows={8} />}
      {touchpoints?.length === 0 && <Empty icon={IconMapPin} title={t("empty")} text={t("empty_text")} action={add} />}
      {touchpoints && touchpoints.length > 0 && (
        <Stack gap="md">
          <Group justify="space-between">
            <TextInput
              w={{ base: "100%", sm: 320 }} aria-label={t("find")} placeholder={t("find")}
              leftSection={<IconSearch size={16} />} value={word}
              onChange={(event) => setWord(event.currentTarget.value)}
            />
            <MergeBar chosen={touchpoints.filter((one) => chosen.includes(one.id))} onDone={() => setChosen([])} />
          </Group>
          <TouchpointTable
            touchpoints={found ?? []} chosen={chosen} onChosen={setChosen} onOpen={(id) => setOpen({ id })}
          />
        </Stack>
      )}
      <TouchpointDrawer
        touchpoint={shown} isOpen={open === "new" || shown !== undefined} onClose={() => setOpen(null)}
      />
    </Page>
  );
}

import { Alert, Button, Group, Modal, SegmentedControl, Select, Stack, Text, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CompanyProcessIn, CompanyView } from "@/api/types";
import { ProblemNote } from "@/ui/ProblemNote";
import { UploadBox } from "../../sources/UploadBox";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { useScene } from "../map/MapContext";
import { mapsQuery } from "../queries";
import type { Company } from "./useCompany";

type Origin = CompanyView["origin"];
const ORIGINS: Origin[] = ["list", "bpmn", "map", "lanes"];

interface GiveProcessProps {
  company: Company;
  origin: Origin;
  onClose: () => void;
}

/** The company's own process: typed or pasted, a BPMN file, another map, or what this map's blueprint lanes say. */
export function GiveProcess({ company, origin, onClose }: GiveProcessProps) {
  const { t } = useTranslation("company");
  const [kind, setKind] = useState<Origin>(origin === "lanes" ? "list" : origin);
  const [remarks, setRemarks] = useState<string[]>([]);
  const { give } = company;
  const send = (body: CompanyProcessIn) =>
    give.mutate(body, {
      onSuccess: (taken) => {
        if (taken.remarks.length > 0) setRemarks(taken.remarks);
        else onClose();
      },
    });
  const choose = (next: string) => {
    give.reset();
    setKind(next as Origin);
  };
  return (
    <Modal opened onClose={onClose} title={t("give.title")} size="lg" closeButtonProps={{ "aria-label": t("give.close") }}>
      {remarks.length > 0 ? (
        <Stack>
          <Alert color="yellow" variant="light" title={t("give.taken")}>{remarks.join(" ")}</Alert>
          <Button onClick={onClose} ml="auto">{t("give.close")}</Button>
        </Stack>
      ) : (
        <Stack>
          <div className="one-row">
            <SegmentedControl
              aria-label={t("give.from")} value={kind} onChange={choose} miw="100%"
              data={ORIGINS.map((one) => ({ value: one, label: t(`give.${one}`) }))}
            />
          </div>
          {give.error && <ProblemNote error={give.error} />}
          {kind === "list" && <TypedList onSend={send} isBusy={give.isPending} />}
          {kind === "bpmn" && <UploadBox kinds={t("give.bpmn_kinds")} onUploaded={(done) => send({ origin: "bpmn", upload_id: done.id, text: "", name: "" })} />}
          {kind === "map" && <OtherMap onSend={send} isBusy={give.isPending} />}
          {kind === "lanes" && (
            <Group justify="space-between" gap="sm">
              <Text size="sm" flex={1} miw={200}>{t("give.lanes_about")}</Text>
              <Button loading={give.isPending} onClick={() => send({ origin: "lanes", text: "", name: "" })}>{t("give.take")}</Button>
            </Group>
          )}
        </Stack>
      )}
    </Modal>
  );
}

interface SourceProps {
  onSend: (body: CompanyProcessIn) => void;
  isBusy: boolean;
}

function TypedList({ onSend, isBusy }: SourceProps) {
  const { t } = useTranslation("company");
  const [text, setText] = useState("");
  const count = text.split("\n").filter((line) => line.trim()).length;
  return (
    <>
      <Textarea
        label={t("give.list_label")} description={t("give.list_about")} autosize minRows={6} maxRows={16} data-autofocus
        value={text} onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="space-between">
        <Text size="sm" c="dimmed">{t("give.steps", { count })}</Text>
        <Button disabled={count === 0} loading={isBusy} onClick={() => onSend({ origin: "list", text, name: "" })}>{t("give.take")}</Button>
      </Group>
    </>
  );
}

function OtherMap({ onSend, isBusy }: SourceProps) {
  const { t } = useTranslation("company");
  const { id: workspace } = useWorkspace();
  const { map: own } = useScene();
  const { data: maps } = useQuery(mapsQuery(workspace));
  const [chosen, setChosen] = useState<string | null>(null);
  const others = (maps ?? []).filter(({ id }) => id !== own.id).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Group align="flex-end">
      <Select flex={1} label={t("give.map_label")} description={t("give.map_about")} data={others} value={chosen} onChange={setChosen} searchable nothingFoundMessage={t("give.no_map")} />
      <Button disabled={!chosen} loading={isBusy} onClick={() => chosen && onSend({ origin: "map", map_id: chosen, text: "", name: "" })}>{t("give.take")}</Button>
    </Group>
  );
}

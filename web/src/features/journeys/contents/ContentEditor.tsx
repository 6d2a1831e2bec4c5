import { Button, Group, Popover, Stack, Textarea } from "@mantine/core";
import { useClickOutside } from "@mantine/hooks";
import { useRef, useState, type KeyboardEvent, type ReactNode, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { MapCell, MapCommand, MapLane } from "@/api/types";
import { LANE_CONTENTS, type CellContent } from "@/canvas/contents";
import { kpiMeasures } from "../lanes/measures";
import { figuresAt, useHands, useScene } from "../map/MapContext";
import { DurationForm, ImportanceForm, OpportunityForm, SystemsForm } from "./forms";
import { FilesForm } from "./FilesForm";
import { KpiForm } from "./KpiForm";

interface ContentEditorProps {
  lane: MapLane;
  stepId: string;
  cell: MapCell | undefined;
  isEditing: boolean;
  onDone: () => void;
  children: ReactNode;
}

const stay = (event: SyntheticEvent) => event.stopPropagation();

/** The fields of a cell, beside where it stands; leaving them keeps what was written, Escape does not. */
export function ContentEditor({ lane, stepId, cell, isEditing, onDone, children }: ContentEditorProps) {
  const shown = useRef<HTMLDivElement>(null);
  // A map has thousands of cells: only the one that is written has a form.
  if (!isEditing) return <div>{children}</div>;
  const done = () => {
    shown.current?.closest<HTMLElement>("[role=gridcell]")?.focus();
    onDone();
  };
  return (
    <Popover opened position="bottom-start" width={300} shadow="md" withArrow trapFocus closeOnEscape={false} closeOnClickOutside={false}>
      <Popover.Target>
        <div ref={shown}>{children}</div>
      </Popover.Target>
      <Popover.Dropdown className="content-form" onClick={stay} onDoubleClick={stay} onMouseDown={stay} onContextMenu={stay}>
        <Fields lane={lane} stepId={stepId} cell={cell} onDone={done} />
      </Popover.Dropdown>
    </Popover>
  );
}

type FieldsProps = Pick<ContentEditorProps, "lane" | "stepId" | "cell" | "onDone">;

function Fields({ lane, stepId, cell, onDone }: FieldsProps) {
  const { t } = useTranslation("contents");
  const { apply } = useHands();
  const [was] = useState({ text: cell?.text ?? "", content: cell?.content ?? null });
  const [text, setText] = useState(was.text);
  const [content, setContent] = useState<CellContent | null>(was.content);
  const [isSending, setSending] = useState(false);
  const keep = () => {
    if (isSending) return;
    const commands = changesOf({ lane_id: lane.id, step_id: stepId }, was, { text: text.trim(), content });
    if (commands.length > 0) apply(commands);
    onDone();
  };
  const form = useClickOutside<HTMLDivElement>(keep);
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") onDone();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep();
  };
  return (
    // The keys of all fields are heard here: leaving and keeping.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={form} onKeyDown={press}>
      <Stack gap="sm">
        <FormOf lane={lane} stepId={stepId} content={content} onChange={setContent} onSending={setSending} />
        <Textarea
          label={t("note")} autosize minRows={1} maxRows={8} size="xs" value={text} maxLength={20_000}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button size="xs" onClick={keep} disabled={isSending}>{t("ui:save")}</Button>
          <Button size="xs" variant="default" onClick={onDone}>{t("ui:cancel")}</Button>
        </Group>
      </Stack>
    </div>
  );
}

interface Written {
  text: string;
  content: CellContent | null;
}

function changesOf(at: { lane_id: string; step_id: string }, was: Written, now: Written): MapCommand[] {
  const isOther = JSON.stringify(was.content) !== JSON.stringify(now.content);
  return [
    ...(isOther ? [{ kind: "set_content" as const, ...at, content: now.content }] : []),
    ...(now.text !== was.text.trim() ? [{ kind: "set_cell" as const, ...at, text: now.text, was: was.text }] : []),
  ];
}

interface FormOfProps {
  lane: MapLane;
  stepId: string;
  content: CellContent | null;
  onChange: (content: CellContent | null) => void;
  onSending: (isSending: boolean) => void;
}

function FormOf({ lane, stepId, content, onChange, onSending }: FormOfProps) {
  const { map, measured } = useScene();
  const touchpointId = map.steps.find((step) => step.id === stepId)?.touchpoint_id ?? null;
  switch (LANE_CONTENTS[lane.kind]) {
    case "importance":
      return <ImportanceForm value={content?.kind === "importance" ? content : null} onChange={onChange} />;
    case "kpi":
      return <KpiForm value={content?.kind === "kpi" ? content : null} measures={kpiMeasures(figuresAt(measured, touchpointId))} onChange={onChange} />;
    case "duration":
      return <DurationForm value={content?.kind === "duration" ? content : null} onChange={onChange} />;
    case "systems":
      return <SystemsForm value={content?.kind === "systems" ? content : null} onChange={onChange} />;
    case "opportunity":
      return <OpportunityForm value={content?.kind === "opportunity" ? content : null} onChange={onChange} />;
    case "files":
      return <FilesForm value={content?.kind === "files" ? content : null} onChange={onChange} isStoryboard={lane.kind === "storyboard"} onSending={onSending} />;
    default:
      return null;
  }
}

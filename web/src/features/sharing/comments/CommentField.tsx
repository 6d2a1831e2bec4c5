import { Button, Combobox, Group, Textarea, useCombobox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Form } from "@/ui/Form";
import { membersQuery, useSession } from "../../workspaces/queries";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { askedName, calledOf, filledIn, toKept, toWritten, unclearName, type Named } from "./mentions";

interface CommentFieldProps {
  label: string;
  action: string;
  /** A comment to be changed, as it is kept, and whom it names. */
  was?: { text: string; mentions: Named[] };
  isBusy: boolean;
  /** Gives false where it was not kept: the words stay then. */
  onSend: (kept: string) => Promise<boolean>;
  onCancel?: () => void;
}

const MOST_OFFERED = 6;
const LONGEST = 3_000;
const NOTHING = { text: "", mentions: [] };

/** A field for a comment: @ offers the members, Ctrl Enter sends. */
export function CommentField({ label, action, was = NOTHING, isBusy, onSend, onCancel }: CommentFieldProps) {
  const { t } = useTranslation("sharing");
  const { id: workspace } = useWorkspace();
  const { data: members = [] } = useQuery(membersQuery(workspace));
  const { data: session } = useSession();
  const called = calledOf(members, was.mentions);
  // Whoever was named at first stays meant by what was written for them then.
  const [calledAtFirst] = useState(called);
  const [text, setText] = useState(() => toWritten(was.text, called));
  const [asked, setAsked] = useState<string | null>(null);
  const [unclear, setUnclear] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const wanted = asked?.toLowerCase();
  const isMeant = (name: string) => wanted !== undefined && name.toLowerCase().startsWith(wanted);
  const offered = called.filter((one) => one.id !== session?.user?.id && isMeant(one.name)).slice(0, MOST_OFFERED);
  const look = (area: HTMLTextAreaElement) => {
    const name = askedName(area.value, area.selectionStart);
    setAsked(name);
    if (name === null) combobox.closeDropdown();
    else {
      combobox.openDropdown();
      combobox.updateSelectedOptionIndex();
    }
  };
  const choose = (id: string) => {
    const name = called.find((one) => one.id === id)?.name ?? "";
    const filled = filledIn(text, field.current?.selectionStart ?? text.length, name);
    setText(filled.text);
    setAsked(null);
    setUnclear(null);
    combobox.closeDropdown();
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(filled.caret, filled.caret);
    });
  };
  const send = async () => {
    const kept = toKept(text.trim(), [...called, ...calledAtFirst]);
    const name = unclearName(kept, members);
    setUnclear(name);
    if (kept && name === null && !isBusy && (await onSend(kept))) setText("");
  };
  const isOffering = offered.length > 0;
  return (
    <Form onSubmit={() => void send()}>
      <Combobox store={combobox} onOptionSubmit={choose} withinPortal position="bottom-start">
        <Combobox.Target withKeyboardNavigation={isOffering} withExpandedAttribute>
          <Textarea
            ref={field} aria-label={label} placeholder={label} autosize minRows={2} maxRows={10} value={text} maxLength={LONGEST}
            error={unclear === null ? undefined : t("comments.unclear", { name: unclear })}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setUnclear(null);
              look(event.currentTarget);
            }}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
              if (event.key === "Escape" && (asked !== null || onCancel)) {
                event.preventDefault();
                if (asked === null) onCancel?.();
                setAsked(null);
                combobox.closeDropdown();
              }
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={!isOffering}>
          <Combobox.Options aria-label={t("comments.people")}>
            {offered.map((one) => (
              <Combobox.Option key={one.id} value={one.id}>
                {one.name}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Group justify="flex-end" gap="xs" mt={6}>
        {onCancel && (
          <Button size="xs" variant="subtle" color="gray" onClick={onCancel}>
            {t("ui:cancel")}
          </Button>
        )}
        <Button size="xs" type="submit" loading={isBusy} disabled={!text.trim()}>
          {action}
        </Button>
      </Group>
    </Form>
  );
}

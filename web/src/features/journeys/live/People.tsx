import { Avatar, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Person } from "@/api/live";
import { colorOf, initialsOf } from "./colors";
import { useOthers } from "./useLiveMap";

const MOST_SHOWN = 5;

/** Who else has this map open. */
export function People() {
  const { t } = useTranslation("live");
  const others = useOthers();
  if (others.length === 0) return null;
  const rest = others.slice(MOST_SHOWN);
  const said = ({ name, is_guest, is_writing }: Person) => {
    const who = is_guest ? t("people.guest", { name }) : name;
    return is_writing ? t("people.writing", { name: who }) : who;
  };
  return (
    <Avatar.Group spacing={5} role="list" aria-label={t("people.title")} className="live-people">
      {others.slice(0, MOST_SHOWN).map((person) => (
        <Tooltip key={person.id} label={said(person)}>
          <Avatar
            role="listitem" aria-label={said(person)} size={34} radius="xl" tabIndex={0} data-writing={person.is_writing || undefined}
            style={{ "--person": colorOf(person) } as React.CSSProperties}
          >
            {initialsOf(person.name)}
          </Avatar>
        </Tooltip>
      ))}
      {rest.length > 0 && (
        <Tooltip label={rest.map(said).join(", ")}>
          <Avatar role="listitem" aria-label={rest.map(said).join(", ")} size={34} radius="xl" tabIndex={0}>
            +{rest.length}
          </Avatar>
        </Tooltip>
      )}
    </Avatar.Group>
  );
}

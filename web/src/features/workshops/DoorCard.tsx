import { Alert, Button, CloseButton, CopyButton, Group, Image, Paper, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Board } from "@/api/types";
import { codeAddress, leadWorkshop, removeGuest } from "@/api/workshops";
import { doorQuery, useDo, useSeat } from "./queries";

/** Names by which a computer calls itself: from any other, they lead elsewhere. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** The door for guests: its link, its code, and who has come. */
export function DoorCard({ board }: { board: Board }) {
  const { t } = useTranslation("workshops");
  const seat = useSeat();
  const isOpen = board.is_door_open;
  const { data: door } = useQuery({ ...doorQuery(seat, isOpen), enabled: isOpen });
  const set = useDo((place, is_door_open: boolean) => leadWorkshop(place, { is_door_open }));
  const put = useDo(removeGuest);
  const url = door?.url;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        {!board.is_ended && (
          <Switch
            label={t("door.open")} description={t("door.about")} checked={set.isPending ? set.variables : isOpen}
            onChange={(event) => set.mutate(event.currentTarget.checked)}
          />
        )}
        {isOpen && url && (
          <>
            {LOOPBACK.test(new URL(url).hostname) && <Alert color="yellow" variant="light" p="xs">{t("door.local")}</Alert>}
            <Image src={`${codeAddress(seat)}?${encodeURIComponent(url.slice(-8))}`} alt={t("door.code")} w={240} maw="100%" mx="auto" radius="md" />
            <Group wrap="nowrap" gap="xs">
              <TextInput flex={1} readOnly value={url} aria-label={t("door.link")} onFocus={(event) => event.currentTarget.select()} />
              <CopyButton value={url}>
                {({ copied, copy }) => <Button variant="light" onClick={copy} flex="none">{t(copied ? "door.copied" : "door.copy")}</Button>}
              </CopyButton>
            </Group>
          </>
        )}
        <Text size="sm" c="dimmed">{t("people.count", { count: board.people.length })}</Text>
        <Group gap={6}>
          {board.people.map(({ id, name, is_guest }) => (
            <Paper key={id} withBorder px={8} py={2} radius="xl">
              <Group gap={4} wrap="nowrap">
                <Text size="sm" className="sticky-text">{name}</Text>
                {is_guest && <CloseButton size="xs" aria-label={t("people.remove", { name })} onClick={() => put.mutate(id)} />}
              </Group>
            </Paper>
          ))}
        </Group>
      </Stack>
    </Paper>
  );
}

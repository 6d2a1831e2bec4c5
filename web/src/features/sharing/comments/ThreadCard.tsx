import { ActionIcon, Anchor, Button, Group, Menu, Paper, Stack, Text } from "@mantine/core";
import { IconCheck, IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Comment, Thread } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useStaying } from "@/ui/leaving";
import { useUndoable } from "@/ui/useUndoable";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { CommentField } from "./CommentField";
import { piecesOf } from "./mentions";
import type { useComments } from "./useComments";

interface ThreadCardProps {
  thread: Thread;
  place: string;
  isChosen: boolean;
  deeds: ReturnType<typeof useComments>;
  onPlace?: () => void;
}

/** What is said about one place, and a field to answer. */
export function ThreadCard({ thread, place, isChosen, deeds, onPlace }: ThreadCardProps) {
  const { t } = useTranslation("sharing");
  const { canEdit } = useWorkspace();
  const { moment } = useFormat();
  const [isAnswering, setAnswering] = useState(false);
  const comments = useStaying(thread.comments);
  const isResolved = thread.resolved_at !== null;
  if (comments.length === 0) return null;
  return (
    <Paper withBorder p="sm" component="article" aria-label={place} id={`thread-${thread.id}`} data-chosen={isChosen || undefined} className="thread">
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb={6}>
        {onPlace ? (
          <Anchor component="button" type="button" size="sm" fw={600} ta="start" onClick={onPlace}>
            {place}
          </Anchor>
        ) : (
          <Text size="sm" fw={600}>
            {place}
          </Text>
        )}
        {(canEdit || thread.is_own) && (
          <Button
            size="compact-xs" variant="subtle" flex="none" leftSection={isResolved ? undefined : <IconCheck size={14} />}
            onClick={() => void deeds.resolve(thread.id, !isResolved)}
          >
            {t(isResolved ? "comments.reopen" : "comments.resolve")}
          </Button>
        )}
      </Group>
      <Stack gap="sm">
        {comments.map((comment) => (
          <CommentLine key={comment.id} comment={comment} deeds={deeds} />
        ))}
      </Stack>
      {thread.resolved_at && (
        <Text size="xs" c="dimmed" mt={6}>
          {t("comments.resolved_by", { name: thread.resolved_by?.name ?? t("comments.gone"), when: moment(thread.resolved_at) })}
        </Text>
      )}
      {isAnswering ? (
        <div className="thread-answer">
          <CommentField
            label={t("comments.answer_label")} action={t("comments.answer")} isBusy={deeds.isBusy} onCancel={() => setAnswering(false)}
            onSend={async (text) => {
              const isDone = await deeds.answer(thread.id, text);
              if (isDone) setAnswering(false);
              return isDone;
            }}
          />
        </div>
      ) : (
        <Button size="compact-xs" variant="subtle" mt={6} onClick={() => setAnswering(true)}>
          {t("comments.answer")}
        </Button>
      )}
    </Paper>
  );
}

function CommentLine({ comment, deeds }: { comment: Comment; deeds: ThreadCardProps["deeds"] }) {
  const { t } = useTranslation("sharing");
  const { moment } = useFormat();
  const undoable = useUndoable();
  const { isOwner } = useWorkspace();
  const [isChanging, setChanging] = useState(false);
  const remove = () =>
    undoable({ id: comment.id, message: t("comments.removed"), remove: () => deeds.remove(comment.id) });
  if (isChanging) {
    return (
      <CommentField
        label={t("comments.change")} action={t("ui:save")} was={comment} isBusy={deeds.isBusy}
        onCancel={() => setChanging(false)}
        onSend={async (text) => {
          const isDone = await deeds.change(comment.id, text);
          if (isDone) setChanging(false);
          return isDone;
        }}
      />
    );
  }
  return (
    <div className="comment">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="xs" c="dimmed">
          <b>{comment.author?.name ?? t("comments.gone")}</b> · {moment(comment.created_at)}
          {comment.edited_at && ` · ${t("comments.edited")}`}
        </Text>
        {(comment.is_own || isOwner) && (
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t(comment.is_own ? "comments.own" : "comments.of_another")}>
                <IconDots size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {comment.is_own && (
                <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setChanging(true)}>
                  {t("comments.change")}
                </Menu.Item>
              )}
              <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={remove}>
                {t("ui:remove")}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      <CommentText comment={comment} />
    </div>
  );
}

/** The words of a comment; those who are named stand out. */
function CommentText({ comment }: { comment: Comment }) {
  return (
    <p className="comment-text">
      {piecesOf(comment.text, comment.mentions).map((piece, index) =>
        "person" in piece ? (
          // The pieces of one text never change their order.
          <span key={index} className="mention">
            @{piece.person}
          </span>
        ) : (
          <span key={index}>{piece.text}</span>
        ),
      )}
    </p>
  );
}

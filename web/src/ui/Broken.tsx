import { Button, Center } from "@mantine/core";
import { IconMoodSad } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Empty } from "./Empty";
import { problemWords } from "./ProblemNote";

/** A screen that failed: what happened, and a way on. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation("ui");
  const words = problemWords(error, t);
  return (
    <Center mih="60vh" p="md">
      <Empty
        icon={IconMoodSad}
        title={words.title}
        text={words.hint}
        action={<Button onClick={() => window.location.reload()}>{t("retry")}</Button>}
      />
    </Center>
  );
}

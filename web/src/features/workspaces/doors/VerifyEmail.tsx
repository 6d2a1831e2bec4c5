import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { verifyEmail } from "@/api/session";
import { AuthNote } from "./AuthNote";
import { Door } from "./Door";
import { useEnter } from "./useEnter";

export function VerifyEmail() {
  const { t } = useTranslation("workspaces");
  const { key = "" } = useParams({ strict: false }) as { key?: string };
  const enter = useEnter();
  const attempt = useMutation({ mutationFn: () => verifyEmail(key), onSuccess: enter });
  return (
    <Door title={t("verify.title")} text={t("verify.text")}>
      <AuthNote error={attempt.error} />
      <Button onClick={() => attempt.mutate()} loading={attempt.isPending}>
        {t("verify.action")}
      </Button>
    </Door>
  );
}

import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AuthProblem } from "@/api/session";
import { ProblemNote } from "@/ui/ProblemNote";

const KNOWN = new Set([
  "email_password_mismatch", "email_taken", "password_too_short", "password_too_common", "password_entirely_numeric",
  "password_too_similar", "too_many_login_attempts", "invalid", "invalid_password_reset", "rate_limited", "required",
]);

/** Why a sign-in form was refused, in the visitor's language. */
export function AuthNote({ error }: { error: unknown }) {
  const { t } = useTranslation("workspaces");
  if (!error) return null;
  if (!(error instanceof AuthProblem)) return <ProblemNote error={error} />;
  if (error.status === 429) return <Note text={t("auth.rate_limited")} />;
  if (error.refusals.length === 0) return <Note text={t("auth.closed")} />;
  return error.refusals.map((refusal) => (
    <Note
      key={refusal.code + (refusal.param ?? "")}
      text={KNOWN.has(refusal.code) ? t(`auth.${refusal.code}`) : refusal.message}
    />
  ));
}

function Note({ text }: { text: string }) {
  return (
    <Alert color="red" variant="light" role="alert">
      {text}
    </Alert>
  );
}

import { Anchor, Button, PasswordInput, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requestReset, resetPassword } from "@/api/session";
import { Form } from "@/ui/Form";
import { AuthNote } from "./AuthNote";
import { Door } from "./Door";

/** Ask for a link by which the password can be set anew. */
export function RequestReset() {
  const { t } = useTranslation("workspaces");
  const [email, setEmail] = useState("");
  const attempt = useMutation({ mutationFn: () => requestReset(email) });
  return (
    <Door
      title={t("reset.title")}
      text={attempt.isSuccess ? undefined : t("reset.text")}
      footer={
        <Anchor component={Link} to="/sign-in" inherit>
          {t("reset.back")}
        </Anchor>
      }
    >
      <AuthNote error={attempt.error} />
      {attempt.isSuccess ? (
        <Text>{t("reset.sent", { email })}</Text>
      ) : (
        <Form className="door-form" onSubmit={() => attempt.mutate()}>
          {(errorOf) => (
            <>
              <TextInput
                name="email" label={t("field.email")} error={errorOf("email")} type="email" autoComplete="username" required withAsterisk={false}
                value={email} onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <Button type="submit" loading={attempt.isPending} fullWidth>
                {t("reset.action")}
              </Button>
            </>
          )}
        </Form>
      )}
    </Door>
  );
}

/** Set the password anew by the link from the letter. */
export function ResetPassword() {
  const { t } = useTranslation("workspaces");
  const { key = "" } = useParams({ strict: false }) as { key?: string };
  const navigate = useNavigate();
  const [password, setPassword] = useState("");
  const attempt = useMutation({
    mutationFn: () => resetPassword(key, password),
    onSuccess: () => navigate({ to: "/sign-in" }),
  });
  return (
    <Door title={t("reset.new_title")}>
      <AuthNote error={attempt.error} />
      <Form className="door-form" onSubmit={() => attempt.mutate()}>
        {(errorOf) => (
          <>
            <PasswordInput
              name="password" label={t("field.new_password")} error={errorOf("password")} description={t("field.password_rule")} autoComplete="new-password"
              required withAsterisk={false} minLength={8}
              value={password} onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ "aria-label": t("field.show_password"), tabIndex: 0 }}
            />
            <Button type="submit" loading={attempt.isPending} fullWidth>
              {t("reset.save")}
            </Button>
          </>
        )}
      </Form>
    </Door>
  );
}

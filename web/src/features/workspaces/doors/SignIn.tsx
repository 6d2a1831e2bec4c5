import { Anchor, Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { signIn } from "@/api/session";
import { Form } from "@/ui/Form";
import { AuthNote } from "./AuthNote";
import { Door } from "./Door";
import { useEnter } from "./useEnter";

export function SignIn() {
  const { t } = useTranslation("workspaces");
  const search = useSearch({ from: "/sign-in" });
  const enter = useEnter(search.next);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const attempt = useMutation({
    mutationFn: () => signIn(email, password),
    onSuccess: ({ pending }) => (pending ? undefined : enter()),
  });
  const isPending = attempt.data?.pending !== undefined && attempt.data.pending !== null;
  return (
    <Door
      title={t("sign_in.title")}
      text={isPending ? t("sign_up.check_mail", { email }) : undefined}
      footer={
        <>
          {t("sign_in.new_here")}{" "}
          <Anchor inherit underline="always" component={Link} to="/sign-up" search={search as never}>
            {t("sign_up.action")}
          </Anchor>
        </>
      }
    >
      <AuthNote error={attempt.error} />
      <Form className="door-form" onSubmit={() => attempt.mutate()}>
        {(errorOf) => (
          <>
            <TextInput
              name="email" label={t("field.email")} error={errorOf("email")} type="email" autoComplete="username" required withAsterisk={false}
              value={email} onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              name="password" label={t("field.password")} error={errorOf("password")} autoComplete="current-password" required withAsterisk={false}
              value={password} onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ "aria-label": t("field.show_password"), tabIndex: 0 }}
            />
            <Anchor component={Link} to="/reset-password" size="sm">
              {t("sign_in.forgotten")}
            </Anchor>
            <Button type="submit" loading={attempt.isPending} fullWidth>
              {t("sign_in.action")}
            </Button>
          </>
        )}
      </Form>
    </Door>
  );
}

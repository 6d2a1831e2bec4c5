import { Anchor, Button, PasswordInput, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchSession, patchSession, signUp } from "@/api/session";
import { isLanguage } from "@/i18n";
import { Form } from "@/ui/Form";
import { AuthNote } from "./AuthNote";
import { Door } from "./Door";
import { useEnter } from "./useEnter";

export function SignUp() {
  const { t, i18n } = useTranslation("workspaces");
  const search = useSearch({ from: "/sign-up" });
  const enter = useEnter(search.next);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const attempt = useMutation({
    mutationFn: () => signUp(email, password),
    onSuccess: async ({ pending }) => {
      if (pending) return;
      await fetchSession();
      await patchSession({ ...(isLanguage(i18n.language) ? { language: i18n.language } : {}), ...(name ? { name } : {}) });
      await enter();
    },
  });
  if (attempt.data?.pending) {
    return (
      <Door title={t("sign_up.nearly")}>
        <Text>{t("sign_up.check_mail", { email })}</Text>
      </Door>
    );
  }
  return (
    <Door
      title={t("sign_up.title")}
      text={t("sign_up.text")}
      footer={
        <>
          {t("sign_up.known")}{" "}
          <Anchor inherit underline="always" component={Link} to="/sign-in" search={search as never}>
            {t("sign_in.action")}
          </Anchor>
        </>
      }
    >
      <AuthNote error={attempt.error} />
      <Form className="door-form" onSubmit={() => attempt.mutate()}>
        {(errorOf) => (
          <>
            <TextInput
              label={t("field.name")} autoComplete="name"
              value={name} onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              name="email" label={t("field.email")} error={errorOf("email")} type="email" autoComplete="username" required withAsterisk={false}
              value={email} onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              name="password" label={t("field.password")} error={errorOf("password")} description={t("field.password_rule")} autoComplete="new-password"
              required withAsterisk={false} minLength={8}
              value={password} onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ "aria-label": t("field.show_password"), tabIndex: 0 }}
            />
            <Button type="submit" loading={attempt.isPending} fullWidth>
              {t("sign_up.action")}
            </Button>
          </>
        )}
      </Form>
    </Door>
  );
}

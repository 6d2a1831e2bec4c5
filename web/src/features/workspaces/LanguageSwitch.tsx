import { SegmentedControl } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { patchSession } from "@/api/session";
import { isLanguage, LANGUAGES, speak, type Language } from "@/i18n";
import { useSession } from "./queries";

export function LanguageSwitch() {
  const { t, i18n } = useTranslation("workspaces");
  const { data: session } = useSession();
  const remember = useMutation({ mutationFn: (language: Language) => patchSession({ language }) });
  const choose = (language: string) => {
    if (!isLanguage(language)) return;
    void speak(language);
    if (session?.user) remember.mutate(language);
  };
  return (
    <SegmentedControl
      size="xs"
      value={i18n.language}
      onChange={choose}
      data={LANGUAGES.map((language) => ({ value: language, label: language }))}
      aria-label={t("language")}
    />
  );
}

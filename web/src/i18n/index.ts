import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const LANGUAGES = ["en", "ru", "pl"] as const;
export type Language = (typeof LANGUAGES)[number];

type Words = Record<string, Record<string, string>>;

const loaders: Record<Language, () => Promise<{ words: Words }>> = {
  en: () => import("./en"),
  ru: () => import("./ru"),
  pl: () => import("./pl"),
};

const REMEMBERED = "tropa-language";

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}

/** The language chosen before, else the browser's, else English. */
export function firstLanguage(): Language {
  const remembered = localStorage.getItem(REMEMBERED);
  const wanted = [remembered, ...navigator.languages.map((name) => name.slice(0, 2))];
  return wanted.find(isLanguage) ?? "en";
}

export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "app")) {
    const { words } = await loaders[language]();
    for (const [room, bundle] of Object.entries(words)) i18next.addResourceBundle(language, room, bundle);
  }
  localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export async function startSpeaking(language: Language): Promise<void> {
  // On their way at once, before anything else is set up.
  void loaders[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    defaultNS: "app",
    fallbackLng: false,
    // The words are gathered flat.
    keySeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await speak(language);
}

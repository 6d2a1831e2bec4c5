/**
 * The plural form that also is the genitive: "из 2 434 заказов", "z 3 spraw", and after one "из 21 заказа".
 * In Russian and Polish the genitive plural is the form for many, the genitive singular that for fractions.
 */
export function allForm(language: string, count: number): Intl.LDMLPluralRule {
  const form = new Intl.PluralRules(language).select(count);
  if (language === "en") return form;
  return form === "one" ? "other" : "many";
}

import { expect, test } from "vitest";
import pl from "./words.pl.json";
import ru from "./words.ru.json";
import en from "./words.en.json";
import { allForm } from "./plurals";

const WORDS: Record<string, Record<string, string>> = { en: en.object, ru: ru.object, pl: pl.object };
const said = (language: string, count: number) => WORDS[language]?.[`order_${allForm(language, count)}`]?.split(" ").at(-1);

test("a part is named of the whole in the case that the language asks for", () => {
  expect([1, 2, 5].map((count) => said("en", count))).toEqual(["order", "orders", "orders"]);
  expect([1, 21, 2, 1434, 5].map((count) => said("ru", count))).toEqual(["заказа", "заказа", "заказов", "заказов", "заказов"]);
  expect([1, 2, 1434, 5].map((count) => said("pl", count))).toEqual(["zamówienia", "zamówień", "zamówień", "zamówień"]);
});

import { gather } from "./gather";

export const words = gather(
  import.meta.glob<Record<string, unknown>>("../**/words.ru.json", { eager: true, import: "default" }),
);

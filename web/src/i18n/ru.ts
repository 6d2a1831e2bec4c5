import { gather } from "./gather";

export const words = gather(import.meta.glob("../**/words.ru.json", { eager: true, import: "default" }));

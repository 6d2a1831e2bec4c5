import { gather } from "./gather";

export const words = gather(import.meta.glob("../**/words.en.json", { eager: true, import: "default" }));

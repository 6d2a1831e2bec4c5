import { gather } from "./gather";

export const words = gather(import.meta.glob("../**/words.pl.json", { eager: true, import: "default" }));

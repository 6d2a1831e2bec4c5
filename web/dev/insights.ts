import type { Handler } from "./answers";

export const insights: Handler = ([what]) => (what === "maps" ? [] : undefined);

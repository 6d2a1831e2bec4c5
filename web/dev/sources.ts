import type { Handler } from "./answers";

export const sources: Handler = ([what]) => (what === "touchpoints" ? [] : undefined);

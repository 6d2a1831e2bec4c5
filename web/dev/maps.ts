import type { Handler } from "./answers";

export const maps: Handler = () => [];

import { createContext } from "react";
import type { Suggestion } from "@/api/types";

/** Marks that the figures suggest, by step; none where nobody may set any. */
export const SuggestedContext = createContext<ReadonlyMap<string, Suggestion[]>>(new Map());

import { createContext } from "react";

/** Why this map shows no words of customers, where that is so; null where it does. */
export const QuotesContext = createContext<string | null>(null);

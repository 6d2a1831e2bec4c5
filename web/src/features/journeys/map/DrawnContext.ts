import { createContext } from "react";
import type { Column } from "@/canvas/columns";
import type { Drawn } from "@/canvas/sight";

/** The columns that are drawn. It changes while one scrolls: only the cells in sight listen. */
export const DrawnContext = createContext<Drawn<Column>[]>([]);

/** What is written, a thought to each line; empty lines fall away. */
export const linesOf = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter(Boolean);

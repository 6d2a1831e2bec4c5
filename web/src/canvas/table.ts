const NEEDS_QUOTES = /["\t\n\r]/;
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+([.,]\d+)*$/;

const guarded = (text: string) => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);
const unguarded = (text: string) => (text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text);
const quoted = (text: string) => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A table as spreadsheets take it from the clipboard; no text in it runs as a formula. */
export const tableText = (rows: string[][]): string =>
  rows.map((row) => row.map((text) => quoted(guarded(text))).join("\t")).join("\n");

/** A table as spreadsheets put it into the clipboard: tabs between cells, quotes around cells of several lines. */
export function readTable(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  for (let last = -1; field.lastIndex < text.length && field.lastIndex !== last;) {
    last = field.lastIndex;
    const found = field.exec(text);
    if (!found) break;
    const [, inQuotes, bare = "", end] = found;
    rows.at(-1)?.push(unguarded((inQuotes?.replaceAll('""', '"') ?? bare).trim()));
    if (end === "\t" && field.lastIndex === text.length) rows.at(-1)?.push("");
    if (end && end !== "\t" && field.lastIndex < text.length) rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

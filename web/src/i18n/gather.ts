/** Words by room: "../features/sources/words.en.json" speaks for "sources". */
export function gather(files: Record<string, Record<string, unknown>>): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [path.split("/").at(-2) ?? path, words]));
}

type Tree = { [key: string]: string | Tree };

/** A tree of words as one list: "bar.gap" is then found at once, and a map asks for thousands. */
function flat(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

/** Words by room: "../features/sources/words.en.json" speaks for "sources". */
export function gather(files: Record<string, Tree>): Record<string, Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [path.split("/").at(-2) ?? path, Object.fromEntries(flat(words))]));
}

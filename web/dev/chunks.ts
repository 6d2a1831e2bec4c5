/** What a bundler says of a module. */
interface Told {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** Where one begins, and the screens that most come to first. */
const ENTRY = /src[\\/]main\.tsx$/;
const FIRST_SCREENS = /features[\\/](workspaces[\\/](Home|doors)|journeys[\\/]Maps)\.tsx?$/;
const LIBRARIES = /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next|dayjs|@mantine[\\/](core|hooks|notifications|spotlight|dates[\\/]esm[\\/]components[\\/]DatesProvider)|@floating-ui|@tabler)[\\/]/;
const MAP = /src[\\/](canvas|features[\\/](journeys|sharing|tasks|insights[\\/]filter))[\\/].*\.(tsx?|css)$/;
const PARTS = /src[\\/](ui|api|features)[\\/].*\.(tsx?|css)$|@mantine[\\/](dates|dropzone)|react-dropzone/;
const OWN = /[\\/]src[\\/]/;
/** Whatever the language, its words are gathered at the start. */
const EVERYWHERE = /i18n[\\/]gather\.ts$/;
const WORDS = /words\.(en|ru|pl)\.json$/;

/** What of our own a module loads at once, itself included. */
export function loadedBy(first: string, told: Told): Set<string> {
  const found = new Set([first]);
  // A set that grows while one walks along it is walked to its end.
  for (const id of found) {
    for (const next of told.getModuleInfo(id)?.importedIds ?? []) if (OWN.test(next)) found.add(next);
  }
  return found;
}

/**
 * Into which files the front end is cut. Each file is a way to the server and back: what every
 * screen needs comes in two, what the first screens share in one, the map in one, what other
 * screens share in one more, instead of sixty.
 */
export function chunks() {
  return [
    { name: "base", test: LIBRARIES, minShareCount: 2, priority: 5 },
    { ...loadedWith("start", ENTRY), priority: 4 },
    { ...loadedWith("first", FIRST_SCREENS), priority: 3 },
    { name: "map", test: MAP, minShareCount: 2, priority: 2 },
    { name: "parts", test: PARTS, minShareCount: 2, priority: 1 },
  ];
}

/** What some screens load at once and others share. */
function loadedWith(name: string, screens: RegExp) {
  const found: string[] = [];
  let loaded: Set<string> | undefined;
  return {
    minShareCount: 2,
    // All modules are tested before the first is named.
    test: (id: string) => {
      if (screens.test(id)) found.push(id);
      return OWN.test(id) && !WORDS.test(id);
    },
    name: (id: string, told: Told) => {
      loaded ??= new Set(found.flatMap((screen) => [...loadedBy(screen, told)]));
      return loaded.has(id) || EVERYWHERE.test(id) ? name : null;
    },
  };
}

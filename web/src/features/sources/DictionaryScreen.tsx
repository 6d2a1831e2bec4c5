export function DictionaryScreen() {
  return null;
}

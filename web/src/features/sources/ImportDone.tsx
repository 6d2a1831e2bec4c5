export function ImportDone() {
  return null;
}

export function Maps() {
  return null;
}

export function VariantsScreen() {
  return null;
}

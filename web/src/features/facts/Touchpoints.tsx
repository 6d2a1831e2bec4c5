export function Touchpoints() {
  return null;
}

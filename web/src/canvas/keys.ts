/** What of a key press tells a shortcut. */
export interface Press {
  key: string;
  code?: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

const letter = (press: Press) => /^Key([A-Z])$/.exec(press.code ?? "")?.[1] ?? press.key;

/** The keys of a shortcut; the last of them may be "+" itself. */
const keysOf = (shortcut: string): string[] => shortcut.split(/\+(?=.)/);

/** Whether a key press is a shortcut such as "mod+shift+Z"; letters go by their place, so a Russian keyboard works too. */
export function isPressed(shortcut: string, press: Press): boolean {
  const parts = keysOf(shortcut);
  const key = parts.at(-1) ?? "";
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  const pressed = key.length === 1 ? letter(press) : press.key;
  return (
    pressed.toLowerCase() === key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === wants("mod") &&
    press.altKey === wants("alt") &&
    press.shiftKey === wants("shift")
  );
}

/** Whether keys belong to a field that somebody writes in. */
export const isWriting = (target: EventTarget | null): boolean =>
  target !== null && "matches" in target && (target as Element).matches("input, textarea, select, [contenteditable]");

const SIGNS: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };

/** A shortcut as people write it: "Alt ←", "⌘ Z". */
export function writtenKey(shortcut: string, isMac: boolean): string {
  const names: Record<string, string> = { mod: isMac ? "⌘" : "Ctrl", alt: isMac ? "⌥" : "Alt", shift: isMac ? "⇧" : "Shift" };
  return keysOf(shortcut).map((part) => names[part] ?? SIGNS[part] ?? part).join(" ");
}

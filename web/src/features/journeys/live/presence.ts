import type { Person, Whereabouts } from "@/api/live";

const MOVE_MS = 60;

/** Who else is on the map, and where. Movements are told in bundles: nobody sees faster. */
export class Presence {
  others: readonly Person[] = [];
  private readonly people = new Map<string, Person>();
  private readonly listeners = new Set<() => void>();
  private me = "";
  private timer: ReturnType<typeof setTimeout> | undefined;

  welcome(me: string, people: Person[]): void {
    this.me = me;
    this.people.clear();
    this.change(people, []);
  }

  change(joined: Person[], left: string[]): void {
    for (const person of joined) this.people.set(person.id, person);
    for (const id of left) this.people.delete(id);
    this.tell();
  }

  move(id: string, { cell, is_writing, x, y }: Whereabouts): void {
    const person = this.people.get(id);
    if (!person) return;
    this.people.set(id, { ...person, cell, is_writing, x, y });
    this.timer ??= setTimeout(() => this.tell(), MOVE_MS);
  }

  /** Nobody is seen from here while the line is gone. */
  clear(): void {
    if (this.people.size === 0) return;
    this.people.clear();
    this.tell();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.others = [...this.people.values()].filter(({ id }) => id !== this.me);
    this.listeners.forEach((listener) => listener());
  }
}

import type { KeptList } from "./outbox";

/** As far as the browser's storage is needed here. */
export interface Shelf {
  readonly length: number;
  key: (index: number) => string | null;
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
}

/** How open pages of one browser hear each other. */
export interface Hall {
  postMessage: (message: unknown) => void;
  addEventListener: (type: "message", listener: (event: { data: unknown }) => void) => void;
  close: () => void;
}

interface Call {
  kind: "who" | "here";
  page: string;
}

const ANSWER_MS = 250;
const PREFIX = "tropa-unsent";

interface Place {
  user: string;
  map: string;
  /** This opening of this page: two tabs keep apart what each of them has to send. */
  page: string;
}

/** What has not been sent yet, kept in the browser for the person who wrote it. */
export class Kept {
  private readonly shelfMark: string;
  private openPages = new Set<string>();

  constructor(
    private readonly place: Place,
    private readonly shelf: Shelf,
    private readonly hall: Hall,
  ) {
    this.shelfMark = [PREFIX, place.user, place.map, ""].join(" ");
    hall.addEventListener("message", ({ data }) => {
      const { kind, page } = data as Call;
      if (kind === "who") this.call("here");
      else this.openPages.add(page);
    });
  }

  /** Keep these lists and no others; false where the browser has no room for them. */
  write(lists: KeptList[]): boolean {
    const mark = this.shelfMark + this.place.page;
    if (lists.length === 0) {
      this.shelf.removeItem(mark);
      return true;
    }
    const plain = lists.map(({ list_id, commands, base, mine, was_sent }) => ({ list_id, commands, base, mine, was_sent }));
    try {
      this.shelf.setItem(mark, JSON.stringify(plain));
    } catch (error) {
      if (error instanceof DOMException) return false;
      throw error;
    }
    return true;
  }

  /** Take over what pages have left that are open no more. */
  async takeOver(): Promise<KeptList[]> {
    if (this.marks().length === 0) return [];
    this.openPages = new Set();
    this.call("who");
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    const left = this.marks().filter((mark) => !this.openPages.has(mark.slice(this.shelfMark.length)));
    return left.flatMap((mark) => {
      const text = this.shelf.getItem(mark) ?? "[]";
      this.shelf.removeItem(mark);
      return JSON.parse(text) as KeptList[];
    });
  }

  close(): void {
    this.hall.close();
  }

  private marks(): string[] {
    const all = Array.from({ length: this.shelf.length }, (_, index) => this.shelf.key(index) ?? "");
    return all.filter((mark) => mark.startsWith(this.shelfMark) && mark !== this.shelfMark + this.place.page);
  }

  private call(kind: Call["kind"]): void {
    this.hall.postMessage({ kind, page: this.place.page } satisfies Call);
  }
}

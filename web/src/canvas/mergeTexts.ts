/** A word and the white space before it; the last one of a text has no word. */
interface Token {
  lead: string;
  word: string;
}

const WORD = /([ \t\n\r\u00a0]*)([^ \t\n\r\u00a0]+)/g;
const [OPENS, PARTS, CLOSES] = ["‹", "|", "›"];
/** Above so many pairs of words two passages are no longer compared word by word. */
const MOST_PAIRS = 40_000;

/** A text in words; the last token is its end, with the white space before it. */
function tokensOf(text: string): Token[] {
  let end = 0;
  const found = [...text.matchAll(WORD)].map(([whole, lead = "", word = ""]) => {
    end += whole.length;
    return { lead, word };
  });
  return [...found, { lead: text.slice(end), word: "" }];
}

const wordsOf = (tokens: readonly Token[]) => tokens.map((token) => token.word);
const isEqual = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((word, index) => word === other[index]);

/** With how many equal words both begin. */
function same(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((word, index) => word !== other[index]);
  return differs < 0 ? one.length : differs;
}

/** The pairs of a longest common subsequence; of long passages none. */
function longest(one: readonly string[], other: readonly string[]): [number, number][] {
  if (one.length * other.length > MOST_PAIRS) return [];
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row) row[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < one.length && j < other.length;) {
    if (one[i] === other[j]) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

/** Where each word of the one is found again in the other: equal beginnings and ends first. */
function common(one: readonly string[], other: readonly string[]): Map<number, number> {
  const start = same(one, other);
  const rest = same(one.slice(start).reverse(), other.slice(start).reverse());
  const middle = longest(one.slice(start, one.length - rest), other.slice(start, other.length - rest));
  return new Map([
    ...Array.from({ length: start }, (_, i): [number, number] => [i, i]),
    ...middle.map(([i, j]): [number, number] => [i + start, j + start]),
    ...Array.from({ length: rest }, (_, i): [number, number] => [one.length - rest + i, other.length - rest + i]),
  ]);
}

/** Both readings; where both only added something, one stands behind the other. */
function both(own: Token[], other: Token[], isNew: boolean): Token[] {
  const [[mine, ...more], [theirs, ...others]] = [own, other];
  if (!mine || !theirs) return mine ? own : other;
  if (isNew) return [...other, { lead: mine.lead || "\n", word: mine.word }, ...more];
  const marked = [{ lead: " ", word: mine.word }, ...more];
  return [
    { lead: theirs.lead, word: OPENS + theirs.word }, ...others, { lead: " ", word: PARTS },
    ...marked.map((token, index) => (index < marked.length - 1 ? token : { ...token, word: token.word + CLOSES })),
  ];
}

/** What stands between two words that all have kept. */
function joined(base: Token[], own: Token[], other: Token[]): Token[] {
  const [was, mine, theirs] = [wordsOf(base), wordsOf(own), wordsOf(other)];
  if (isEqual(mine, was) || isEqual(mine, theirs)) return other;
  if (isEqual(theirs, was)) return own;
  const start = same(mine, theirs);
  const rest = same(mine.slice(start).reverse(), theirs.slice(start).reverse());
  const isNew = base.length === 0 && start + rest === 0;
  const between = both(own.slice(start, own.length - rest), other.slice(start, other.length - rest), isNew);
  return [...own.slice(0, start), ...between, ...own.slice(own.length - rest)];
}

/**
 * What I made of a text, put into what others have made of it meanwhile; nothing is lost, and where both changed the
 * same words both readings stay, marked. The server does the same (`core/text_merge.py`).
 */
export function mergeTexts(was: string, mine: string, theirs: string): string {
  if (mine === was || mine === theirs) return theirs;
  if (theirs === was) return mine;
  const [base, own, other] = [tokensOf(was), tokensOf(mine), tokensOf(theirs)];
  const here = common(wordsOf(base.slice(0, -1)), wordsOf(own.slice(0, -1)));
  const there = common(wordsOf(base.slice(0, -1)), wordsOf(other.slice(0, -1)));
  const merged: Token[] = [];
  let [from, mineFrom, theirsFrom] = [0, 0, 0];
  base.forEach((old, index) => {
    const isEnd = index === base.length - 1;
    const i = isEnd ? own.length - 1 : here.get(index);
    const j = isEnd ? other.length - 1 : there.get(index);
    if (i === undefined || j === undefined) return;
    merged.push(...joined(base.slice(from, index), own.slice(mineFrom, i), other.slice(theirsFrom, j)));
    const [kept, now] = [own[i], other[j]];
    if (kept && now) merged.push({ lead: kept.lead === old.lead ? now.lead : kept.lead, word: now.word });
    [from, mineFrom, theirsFrom] = [index + 1, i + 1, j + 1];
  });
  // Words that began a text may stand behind others now.
  return merged.map(({ lead, word }, index) => (lead || (index > 0 && word ? " " : "")) + word).join("");
}

"""Joining what two people wrote at once: a three-way merge by words in which nothing is lost.

``web/src/canvas/mergeTexts.ts`` does the same, held to the same cases: what the screen foresees
is what the server keeps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import add
from typing import NamedTuple

WORD = re.compile(r"([ \t\n\r\u00a0]*)([^ \t\n\r\u00a0]+)")
OPENS, PARTS, CLOSES = "‹", "|", "›"
"""What stands around and between two texts that contradict each other: ``‹theirs | mine›``."""
MOST_PAIRS = 40_000
"""Above so many pairs of words two passages are no longer compared word by word."""


class Token(NamedTuple):
    """A word and the white space before it."""

    lead: str
    word: str


Tokens = tuple[Token, ...]


def merge_texts(was: str, mine: str, theirs: str) -> str:
    """Put what I made of a text into what others have made of it meanwhile.

    Words changed by one side only are taken from that side. Where both changed the same words
    both readings are kept, marked ``‹theirs | mine›``; where both only added something, theirs
    comes first. Who removes what another has changed removes nothing.

    Parameters
    ----------
    was : str
        The text that both sides started from.
    mine, theirs : str
        What I made of it, and what stands there now.

    Examples
    --------
    >>> merge_texts("a long queue", "a very long queue", "a long queue at noon")
    'a very long queue at noon'
    >>> merge_texts("a long queue", "a short queue", "a slow queue")
    'a ‹slow | short› queue'
    >>> merge_texts("", "No seats", "No water")
    'No ‹water | seats›'
    """
    if mine in (was, theirs):
        return theirs
    if theirs == was:
        return mine
    base, own, other = _tokens(was), _tokens(mine), _tokens(theirs)
    merged: list[Token] = []
    at = (0, 0, 0)
    for anchor in (*_anchors(base, own, other), (len(base) - 1, len(own) - 1, len(other) - 1)):
        before = zip((base, own, other), at, anchor, strict=True)
        merged += _joined(*(side[start:end] for side, start, end in before))
        old, new, now = (side[i] for side, i in zip((base, own, other), anchor, strict=True))
        merged.append(Token(new.lead if new.lead != old.lead else now.lead, now.word))
        at = (anchor[0] + 1, anchor[1] + 1, anchor[2] + 1)
    return _written(merged)


def _written(tokens: Sequence[Token]) -> str:
    """Write tokens out; words that began a text may stand behind others now."""
    first, *more = tokens
    apart = (token.lead or (" " if token.word else "") for token in more)
    return first.lead + first.word + "".join(map(add, apart, (token.word for token in more)))


def _tokens(text: str) -> Tokens:
    """Cut a text into words; the last token is its end, with the white space before it."""
    found = [Token(match[1], match[2]) for match in WORD.finditer(text)]
    end = text[sum(len(token.lead) + len(token.word) for token in found) :]
    return (*found, Token(end, ""))


def _anchors(base: Tokens, own: Tokens, other: Tokens) -> list[tuple[int, int, int]]:
    """List the words of the base that both sides have kept, with their places."""
    here, there = (dict(_common(_words(base), _words(side))) for side in (own, other))
    return [(index, here[index], there[index]) for index in sorted(here.keys() & there.keys())]


def _words(tokens: Tokens) -> list[str]:
    """Take the words without the end."""
    return [token.word for token in tokens[:-1]]


def _common(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Pair the words of a longest common subsequence, equal beginnings and ends first."""
    start = _same(one, other)
    rest = _same(one[start:][::-1], other[start:][::-1])
    height, width = len(one) - start - rest, len(other) - start - rest
    middle = _longest(one[start : start + height], other[start : start + width])
    ends = ((len(one) - back, len(other) - back) for back in range(rest, 0, -1))
    return [
        *((i, i) for i in range(start)),
        *((i + start, j + start) for i, j in middle),
        *ends,
    ]


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words with which both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _longest(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Pair the words of a longest common subsequence; of long passages none."""
    if len(one) * len(other) > MOST_PAIRS:
        return []
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            longer = max(lengths[i + 1][j], lengths[i][j + 1])
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if one[i] == other[j] else longer
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if one[i] == other[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _joined(base: Tokens, own: Tokens, other: Tokens) -> Tokens:
    """Join what stands between two words that all have kept."""
    was, mine, theirs = ([token.word for token in side] for side in (base, own, other))
    if mine in (was, theirs):
        return other
    if theirs == was:
        return own
    start = _same(mine, theirs)
    rest = _same(mine[start:][::-1], theirs[start:][::-1])
    is_new = not base and start + rest == 0
    between = _both(own[start : len(own) - rest], other[start : len(other) - rest], is_new=is_new)
    return (*own[:start], *between, *own[len(own) - rest :])


def _both(own: Tokens, other: Tokens, *, is_new: bool) -> Tokens:
    """Keep both readings; where both only added something, one stands behind the other."""
    if not own or not other:
        return own or other
    if is_new:
        return (*other, Token(own[0].lead or "\n", own[0].word), *own[1:])
    mine = [Token(" ", own[0].word), *own[1:]]
    mine[-1] = Token(mine[-1].lead, mine[-1].word + CLOSES)
    return (Token(other[0].lead, OPENS + other[0].word), *other[1:], Token(" ", PARTS), *mine)

"""What two people write at once is joined by words; nothing that anybody wrote is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tropa.core import map_commands as c
from tropa.core import text_merge
from tropa.core.errors import InputError
from tropa.core.map_apply import apply, apply_all
from tropa.core.maps import JourneyMap, MapCell, MapLane, MapStage
from tropa.core.text_merge import merge_texts

WORDS = st.lists(st.sampled_from(["queue", "long", "очередь", "żal", "a", "b", "c"]), max_size=8)
SPACES = st.sampled_from([" ", "  ", "\n", "\n\n", "\t"])
TEXTS = st.tuples(WORDS, SPACES, st.sampled_from(["", " ", "\n"])).map(
    lambda parts: parts[1].join(parts[0]) + parts[2]
)


def words(text: str) -> set[str]:
    return set(re.sub("[‹›|]", " ", text).split())


@pytest.mark.parametrize(
    ("was", "mine", "theirs", "merged"),
    [
        ("a long queue", "a very long queue", "a long queue at noon", "a very long queue at noon"),
        ("one two three", "two three", "one two", "two"),
        ("one two three", "one three", "one two four three", "one two four three"),
        ("a long queue", "a short queue", "a slow queue", "a ‹slow | short› queue"),
        ("", "My note", "Their word", "Their word\nMy note"),
        ("Wait", "Wait long", "Wait for help", "Wait for help long"),
        ("a b", "a\nb", "a b c", "a\nb c"),
        ("a b", "X a b", "a b Y\n", "X a b Y\n"),
        ("nobody answers", "", "nobody ever answers", "nobody ever answers"),
        ("ждать долго", "ждать очень долго", "ждать долго зимой", "ждать очень долго зимой"),
    ],
)
def test_it_joins_what_both_wrote(was, mine, theirs, merged):
    assert merge_texts(was, mine, theirs) == merged


@given(TEXTS, TEXTS)
def test_who_writes_alone_gets_just_that(was, text):
    assert merge_texts(was, text, was) == text
    assert merge_texts(was, was, text) == text
    assert merge_texts(was, text, text) == text


@given(TEXTS, TEXTS, TEXTS)
def test_no_new_word_of_anybody_is_lost(was, mine, theirs):
    merged = words(merge_texts(was, mine, theirs))
    assert (words(mine) | words(theirs)) - words(was) <= merged
    assert merged <= words(was) | words(mine) | words(theirs)


@given(WORDS, st.integers(0, 8), st.integers(0, 8))
def test_words_added_at_two_places_stand_both_whoever_comes_first(base, one, other):
    one, other = sorted((min(one, len(base)), min(other, len(base))))
    assume(one < other)
    was = ["start", *base, "end"]
    first = [*was[: one + 1], "FIRST", *was[one + 1 :]]
    second = [*was[: other + 1], "SECOND", *was[other + 1 :]]
    texts = [" ".join(side) for side in (was, first, second)]
    both = [*was[: one + 1], "FIRST", *was[one + 1 : other + 1], "SECOND", *was[other + 1 :]]
    assert merge_texts(*texts) == " ".join(both)
    assert merge_texts(texts[0], texts[2], texts[1]) == " ".join(both)


def test_long_passages_are_kept_both_rather_than_compared(monkeypatch):
    monkeypatch.setattr(text_merge, "MOST_PAIRS", 3)
    assert merge_texts("x a b y", "x c d y", "x e f y") == "x ‹e f | c d› y"
    assert merge_texts("x a b y", "x b c y", "x a b z y") == "x ‹a b z | b c› y"


MAP = JourneyMap(
    id="m",
    title="Repair",
    stages=(MapStage(id="s", name="s"),),
    lanes=(MapLane(id="l", kind="text"),),
    cells=(MapCell(lane_id="l", stage_id="s", text="a long queue"),),
)


def write(text, was=None):
    return c.SetCell(lane_id="l", stage_id="s", text=text, was=was)


def text_of(document):
    return "".join(cell.text for cell in document.cells)


def test_a_cell_joins_what_two_wrote_into_it():
    theirs, _ = apply(MAP, write("a long queue at noon", "a long queue"))
    both, undo = apply(theirs, write("a very long queue", "a long queue"))
    assert text_of(both) == "a very long queue at noon"
    assert text_of(apply_all(both, undo)[0]) == "a long queue at noon"


def test_taking_back_my_words_leaves_those_that_others_wrote_since():
    mine, undo = apply(MAP, write("a very long queue", "a long queue"))
    since, _ = apply(mine, write("a very long queue at noon", "a very long queue"))
    assert text_of(apply_all(since, undo)[0]) == "a long queue at noon"


def test_whoever_does_not_say_what_was_there_writes_over_it():
    assert text_of(apply(MAP, write("new"))[0]) == "new"


def test_two_texts_too_long_for_one_cell_are_refused():
    there, _ = apply(MAP, write("t" * 12_000))
    with pytest.raises(InputError, match="too long"):
        apply(there, write("m" * 12_000, "a long queue"))

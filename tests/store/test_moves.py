"""Numbers for kinds of steps."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from tropa.store import moves as moves_
from tropa.store.moves import NOWHERE, Moves, marks_of

NAMES = pa.array(["Order", "Pay", "Ship"])


def numbered(moves, *steps):
    """Number ``(source, target, marks)`` steps."""
    source, target, marks = np.array(steps, np.int64).T
    return moves.numbers(source, target, marks.astype(np.uint8)).tolist()


def test_the_same_move_has_one_number_in_every_chunk():
    moves = Moves()
    first = numbered(moves, (0, 1, 7), (1, NOWHERE, 5), (0, 1, 7), (0, 1, 2))
    second = numbered(moves, (2, NOWHERE, 0), (0, 1, 2))
    assert first[0] == first[2]
    assert second[1] == first[3]
    assert sorted({*first, *second}) == [0, 1, 2, 3]


def test_a_number_tells_where_from_where_to_and_what_was_new():
    moves = Moves()
    number = numbered(moves, (2, 0, 3), (1, NOWHERE, 4))
    rows = {row.pop("move"): tuple(row.values()) for row in moves.table(NAMES).to_pylist()}
    assert rows[number[0]] == ("Ship", "Order", True, True, False)
    assert rows[number[1]] == ("Pay", None, False, False, True)


def test_marks_stand_in_the_order_of_their_names():
    flags = [np.array([place == row for row in range(3)]) for place in range(3)]
    assert marks_of(*flags).tolist() == [1, 2, 4]


def test_many_activities_are_told_apart_by_sorting(monkeypatch):
    steps = [(2, 0, 3), (0, 1, 7), (2, 0, 3), (1, NOWHERE, 4)]
    looked_up, sorted_ = Moves(), Moves()
    expected = numbered(looked_up, *steps)
    monkeypatch.setattr(moves_, "LOOKED_UP", 0)
    assert numbered(sorted_, *steps) == expected
    assert sorted_.table(NAMES) == looked_up.table(NAMES)


@pytest.mark.parametrize(("most", "are_few"), [(2, True), (1, False)])
def test_too_many_moves_are_given_up(monkeypatch, most, are_few):
    monkeypatch.setattr(moves_, "MOST_MOVES", most)
    moves = Moves()
    numbered(moves, (0, 1, 7), (1, NOWHERE, 5))
    assert moves.are_few is are_few
    assert len(moves.table(NAMES)) == (2 if are_few else 0)


def test_no_steps_make_no_moves():
    nothing = np.array([], np.int64)
    assert Moves().numbers(nothing, nothing, nothing.astype(np.uint8)).tolist() == []
    assert Moves().table(NAMES).num_rows == 0

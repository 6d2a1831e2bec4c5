"""The walks of cases through the touchpoints, event by event in order, as columns of numbers.

Every measure from events is a sum over these columns: one read of the facts serves them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tropa.analysis.journeys.closing import closings
from tropa.analysis.journeys.steps_at_hand import steps_at_hand
from tropa.analysis.ordered_rows import codes, column, ends_of_cases, in_order
from tropa.store.at_hand import AtHand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from tropa.analysis.binding import Binding
    from tropa.analysis.ordered_rows import Flags, Ints
    from tropa.store.journeys import Journeys

    Numbers = NDArray[np.int16]

OVER = -2
"""Stands for the touchpoint after the last event of a case."""
NO_CHANNEL = np.array(-1)
COLUMNS = ("case_no", "seq", "activity", "time_us", "end_us", "is_first_of_edge")
BOUNDS = ("case_no", "start_us", "end_us", "length")
EVENTS_AT_ONCE = 4_000_000
"""Longer logs are walked in parts, whole cases each: memory stays bounded."""


@dataclass(frozen=True, slots=True)
class WalkedCases:
    """What is known of the cases, by case number.

    Attributes
    ----------
    is_known, is_wanted : NDArray[bool]
        Whether the outcome is known, and whether it is the wanted one.
    first_us, last_us : int | None
        The first and the last moment of all; None where there is no case.
    """

    case_no: Ints
    length: Ints
    is_open: Flags
    is_known: Flags
    is_wanted: Flags
    first_us: int | None
    last_us: int | None


@dataclass(frozen=True, slots=True)
class Walks:
    """Events ordered by case and place in it.

    Attributes
    ----------
    cases : WalkedCases
        All cases, also those of other parts.
    case : NDArray[int64]
        Place of the event's case in ``cases``.
    here, following : NDArray[int16]
        Touchpoint of the event and of the next one: a number, ``ELSEWHERE`` or ``OVER``.
    time_us, wait_us : NDArray[int64]
        When; and the time to the next event (0 after the last one).
    spent_us, has_end : NDArray
        Time between start and end where the log has both.
    is_new_edge : NDArray[bool]
        First time that the case goes from this activity to the next.
    by_here, by_following : NDArray[int64]
        The rows ordered by the number of their touchpoint, or of the next one.
    """

    cases: WalkedCases
    case: Ints
    here: Numbers
    following: Numbers
    time_us: Ints
    wait_us: Ints
    spent_us: Ints
    has_end: Flags
    is_new_edge: Flags
    by_here: Ints
    by_following: Ints

    @property
    def is_last(self) -> Flags:
        """Whether the case ends here."""
        last: Flags = self.following == OVER
        return last

    @property
    def is_first(self) -> Flags:
        """Whether the case begins here."""
        first: Flags = np.r_[True, self.is_last[:-1]][: len(self.case)]
        return first


def walked_cases(journeys: Journeys) -> WalkedCases:
    """Read what is known of the cases."""
    table = _chosen_cases(journeys)
    case_no, known = column(table, "case_no"), _known_cases(journeys)
    return WalkedCases(
        case_no=case_no,
        length=column(table, "length"),
        is_open=known.is_open[case_no],
        is_known=known.has_outcome[case_no] >= 0,
        is_wanted=known.has_outcome[case_no] > 0,
        first_us=pc.min(table["start_us"]).as_py(),
        last_us=pc.max(table["end_us"]).as_py(),
    )


def _chosen_cases(journeys: Journeys) -> pa.Table:
    """Give ``case_no, start_us, end_us, length`` of the chosen cases, in order."""
    cases, linked = journeys.cases, journeys.linked
    if linked is None:
        return journeys.run(cases.select(*BOUNDS)).sort_by("case_no")
    left = linked.rows.cases()
    if cases is linked.cases:
        return left
    chosen = column(journeys.run(cases.select("case_no")), "case_no")
    return left.filter(pa.array(np.isin(column(left, "case_no"), chosen)))


@dataclass(frozen=True, slots=True)
class _KnownCases:
    """What no filter changes, by case number: open or not; the outcome: 1, 0 or −1, not known."""

    is_open: Flags
    has_outcome: NDArray[np.int8]


_known_at_hand: AtHand[_KnownCases] = AtHand(room=100_000_000)


def _known_cases(journeys: Journeys) -> _KnownCases:
    whole = journeys.origin or journeys

    def read() -> tuple[_KnownCases, int]:
        closing = closings(whole).select("case_no", "is_open")
        rows = whole.run(whole.cases.select("case_no", "has_outcome").join(closing, "case_no"))
        case_no = column(rows, "case_no")
        size = case_no.max(initial=-1) + 1
        is_open, has_outcome = np.zeros(size, np.bool_), np.full(size, -1, np.int8)
        is_open[case_no] = column(rows, "is_open")
        has_outcome[case_no] = rows["has_outcome"].cast("int8").fill_null(-1).to_numpy()
        return _KnownCases(is_open, has_outcome), size

    return _known_at_hand.of(whole.engine, read)


def walks(journeys: Journeys, binding: Binding, cases: WalkedCases) -> Iterator[Walks]:
    """Take the events that are at hand, or read them, some millions at a time."""
    columns = [*COLUMNS, *(["channel"] if binding.has_channels else [])]
    at_hand = _rows_at_hand(journeys, columns)
    if at_hand is not None:
        yield _walk(_of_cases(at_hand, cases), binding, cases)
        return
    part = np.cumsum(cases.length) // EVENTS_AT_ONCE
    bounds = np.flatnonzero(np.diff(part)) + 1
    for numbers in np.split(cases.case_no, bounds):
        steps = journeys.steps
        if len(bounds):
            steps = steps.filter(
                steps.case_no >= int(numbers[0]), steps.case_no <= int(numbers[-1])
            )
        yield _walk(in_order(journeys.run_coded(steps.select(*columns))), binding, cases)


def _rows_at_hand(journeys: Journeys, columns: Sequence[str]) -> pa.Table | None:
    """Give columns of the events in order, also of cases that were not chosen."""
    whole = steps_at_hand(journeys)
    if whole is None:
        return None
    if not journeys.kept:
        return whole.columns(columns)
    return journeys.linked.rows.columns(columns) if journeys.linked else None


def _of_cases(rows: pa.Table, cases: WalkedCases) -> pa.Table:
    case_no = column(rows, "case_no")
    if len(cases.case_no) == np.count_nonzero(ends_of_cases(case_no)):
        return rows
    is_chosen = np.zeros(case_no.max(initial=-1) + 1, np.bool_)
    is_chosen[cases.case_no] = True
    return rows.filter(pa.array(is_chosen[case_no]))


def _walk(rows: pa.Table, binding: Binding, cases: WalkedCases) -> Walks:
    case_no = column(rows, "case_no")
    is_last = ends_of_cases(case_no)
    here, time_us = _here(rows, binding), column(rows, "time_us")
    following, wait_us = np.full_like(here, OVER), np.zeros_like(time_us)
    following[:-1] = np.where(is_last[:-1], OVER, here[1:])
    wait_us[:-1] = np.where(is_last[:-1], 0, time_us[1:] - time_us[:-1])
    has_end = rows["end_us"].is_valid().to_numpy()
    return Walks(
        cases=cases,
        case=_places(case_no, is_last, cases),
        here=here,
        following=following,
        time_us=time_us,
        wait_us=wait_us,
        spent_us=column(rows, "end_us") - time_us if has_end.any() else wait_us,
        has_end=has_end,
        is_new_edge=column(rows, "is_first_of_edge"),
        by_here=np.argsort(here, kind="stable"),  # 16 bits are sorted by counting
        by_following=np.argsort(following, kind="stable"),
    )


def _places(case_no: Ints, is_last: Flags, cases: WalkedCases) -> Ints:
    """Give each event the place of its case."""
    ends = np.flatnonzero(is_last)
    lengths = np.diff(ends, prepend=-1)
    return np.repeat(np.searchsorted(cases.case_no, case_no[ends]), lengths)


def _here(rows: pa.Table, binding: Binding) -> Numbers:
    activities, activity = codes(rows, "activity")
    channels, channel = codes(rows, "channel") if binding.has_channels else ([], NO_CHANNEL)
    here: Numbers = binding.numbers(activities, channels)[activity, channel]
    return here

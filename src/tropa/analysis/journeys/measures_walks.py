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
from tropa.analysis.journeys.ordered_rows import codes, column, ends_of_cases, in_order
from tropa.analysis.journeys.steps_at_hand import steps_at_hand
from tropa.store.at_hand import AtHand
from tropa.store.first_in_case import is_first_in_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from tropa.analysis.binding import Binding
    from tropa.analysis.journeys.ordered_rows import Flags, Ints
    from tropa.store.journeys import Journeys

    Numbers = NDArray[np.int16]

OVER = -2
"""Stands for the touchpoint after the last event of a case."""
NO_CHANNEL = np.array(-1)
COLUMNS = ("case_no", "seq", "activity", "time_us", "end_us", "is_first_of_edge")
EVENTS_AT_ONCE = 4_000_000
"""Longer logs are walked in parts, whole cases each: memory stays bounded."""
_open_at_hand: AtHand[Flags] = AtHand(room=100_000_000)


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
    cases = journeys.cases
    table = journeys.run(cases.select("case_no", "length", "has_outcome", "start_us", "end_us"))
    order = np.argsort(column(table, "case_no"), kind="stable")
    case_no = column(table, "case_no")[order]
    return WalkedCases(
        case_no=case_no,
        length=column(table, "length")[order],
        is_open=_open_cases(journeys)[case_no],
        is_known=table["has_outcome"].is_valid().to_numpy()[order],
        is_wanted=column(table, "has_outcome")[order],
        first_us=pc.min(table["start_us"]).as_py(),
        last_us=pc.max(table["end_us"]).as_py(),
    )


def _open_cases(journeys: Journeys) -> Flags:
    """Tell by number which of all cases are open: that does not depend on a filter."""
    whole = journeys.origin or journeys

    def read() -> tuple[Flags, int]:
        rows = whole.run(closings(whole).select("case_no", "is_open"))
        case_no = column(rows, "case_no")
        is_open = np.zeros(case_no.max(initial=-1) + 1, np.bool_)
        is_open[case_no] = column(rows, "is_open")
        return is_open, len(is_open)

    return _open_at_hand.of(whole.engine, read)


def walks(journeys: Journeys, binding: Binding, cases: WalkedCases) -> Iterator[Walks]:
    """Take the events that are at hand, or read them, some millions at a time."""
    columns = [*COLUMNS, *(["channel"] if binding.has_channels else [])]
    whole = steps_at_hand(journeys)
    if whole is not None:
        yield _walk(_chosen(whole.left(journeys.kept, columns), journeys, cases), binding, cases)
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


def _chosen(rows: pa.Table, journeys: Journeys, cases: WalkedCases) -> pa.Table:
    """Take the events of the chosen cases, and see anew which edges are walked first."""
    if journeys.origin is None:
        return rows
    case_no = column(rows, "case_no")
    is_chosen = np.zeros(case_no.max(initial=-1) + 1, np.bool_)
    is_chosen[cases.case_no] = True
    if len(cases.case_no) < np.count_nonzero(ends_of_cases(case_no)):
        rows = rows.filter(pa.array(is_chosen[case_no]))
    return _linked_anew(rows) if journeys.kept else rows


def _linked_anew(rows: pa.Table) -> pa.Table:
    case_no = column(rows, "case_no")
    names, activity = codes(rows, "activity")
    is_last = ends_of_cases(case_no)
    edge = activity * len(names) + np.r_[activity[1:], 0][: len(activity)]
    edge = edge.astype(np.min_scalar_type(len(names) ** 2))
    is_first = is_first_in_case(case_no, edge) & ~is_last
    place = rows.schema.get_field_index("is_first_of_edge")
    return rows.set_column(place, "is_first_of_edge", pa.array(is_first))


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

"""What customers said as columns of numbers: one read of the observations serves all measures.

Groups and pairs do not depend on a filter: they are found once for a version of the facts. Then a
filter only tells which rows count, and every sum is one pass over them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from tropa.analysis.ordered_rows import codes, column
from tropa.analysis.voice.reported import raw_records
from tropa.store.at_hand import AtHand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from tropa.analysis.ordered_rows import Flags, Ints
    from tropa.store.observations import Observations

    Floats = NDArray[np.float64]
    Row = dict[str, Any]

RECORDS_AT_ONCE = 2_000_000
"""More are read touchpoint by touchpoint, and not kept: memory stays bounded."""
GROUP = ("touchpoint", "measure", "scale_min", "scale_max", "source", "source_kind")
SCALE = ("touchpoint", "scale_min", "scale_max")
READ = ("row_no", *GROUP, "answer_id", "value", "is_missing", "weight", "time_us")
ROWS = ("row_no", "group", "pair", "value", "is_missing", "weight", "time_us")
EARLIEST, LATEST = np.iinfo(np.int64).min, np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Records:
    """Observations that are records of their own, reported figures left out.

    Attributes
    ----------
    groups : list of dict
        Keys by touchpoint, measure, scale and source; ``group`` numbers them.
    scales : list of dict
        Keys by touchpoint and scale; ``scale_of_pair`` numbers them.
    scale_of_pair : NDArray[int64]
        A pair is what one answer says of one touchpoint on one scale.
    answer_of_pair : NDArray[int64]
        Which answer: numbers without meaning outside these records.
    group, pair : NDArray[int64]
        Of which group and which pair a row is; a row without an answer has the pair −1.
    value, weight : NDArray[float64]
        The rating (NaN where there is none), and its weight.
    is_missing : NDArray[bool]
        Whether a code for "no answer" was given.
    time_us : NDArray[int64]
        When; ``LATEST`` where nobody knows.
    """

    groups: list[Row]
    scales: list[Row]
    scale_of_pair: Ints
    answer_of_pair: Ints
    row_no: Ints
    group: Ints
    pair: Ints
    value: Floats
    is_missing: Flags
    weight: Floats
    time_us: Ints

    @property
    def is_valid(self) -> Flags:
        """Whether a row holds a rating."""
        valid: Flags = ~(self.is_missing | np.isnan(self.value))
        return valid

    def is_of(self, name: str, *values: str) -> Flags:
        """Whether the key ``name`` of a row's group is one of these."""
        found: Flags = np.array([key[name] in values for key in self.groups], np.bool_)[self.group]
        return found

    def rows(self, which: Flags) -> Records:
        """Give some of the rows."""
        return replace(self, **{name: getattr(self, name)[which] for name in ROWS})


_at_hand: AtHand[Records] = AtHand(room=4 * RECORDS_AT_ONCE)


def is_chosen(observations: Observations, row_no: Ints) -> Flags:
    """Whether the rows that bear these numbers are among the chosen observations."""
    if observations.chosen is None:
        return np.ones(len(row_no), np.bool_)
    chosen = observations.chosen.numbers
    is_one = np.zeros(max(chosen.max(initial=-1), row_no.max(initial=-1)) + 1, np.bool_)
    is_one[chosen] = True
    return is_one[row_no]


def records_of(observations: Observations) -> Iterator[Records]:
    """Give the records of a choice; a very large one in parts, each of whole touchpoints."""
    if observations.records is not None and observations.records > RECORDS_AT_ONCE:
        for names in _parts(observations):
            table = observations.table.filter(observations.table.touchpoint.isin(names))
            yield _read(replace(observations, table=table))
        return
    whole = observations.whole
    found = _at_hand.of(observations.engine, lambda: _read_whole(whole))
    yield found.rows(is_chosen(observations, found.row_no))


def _parts(observations: Observations) -> Iterator[list[str]]:
    """Part the touchpoints so that each part has few enough records."""
    table = observations.table
    counts = observations.run(table.group_by("touchpoint").agg(n=table.count())).to_pylist()
    part: list[str] = []
    room = RECORDS_AT_ONCE
    for row in counts:
        if part and row["n"] > room:
            yield part
            part, room = [], RECORDS_AT_ONCE
        part.append(row["touchpoint"])
        room -= row["n"]
    yield part


def _read_whole(observations: Observations) -> tuple[Records, int]:
    found = _read(observations)
    return found, len(found.group)


def _read(observations: Observations) -> Records:
    rows = observations.run(raw_records(observations).select(*READ))
    groups, group = _keys(rows, GROUP)
    scales, scale = _keys(rows, SCALE)
    answers, answer = codes(rows, "answer_id")
    pairs, pair = np.unique(scale * (len(answers) + 1) + answer + 1, return_inverse=True)
    return Records(
        groups=groups,
        scales=scales,
        scale_of_pair=pairs // (len(answers) + 1),
        answer_of_pair=pairs % (len(answers) + 1),
        row_no=column(rows, "row_no"),
        group=group,
        pair=np.where(answer < 0, -1, pair),
        value=rows["value"].fill_null(np.nan).to_numpy(),
        is_missing=column(rows, "is_missing"),
        weight=rows["weight"].fill_null(1.0).to_numpy(),
        time_us=rows["time_us"].fill_null(LATEST).to_numpy(),
    )


def _keys(rows: pa.Table, names: Sequence[str]) -> tuple[list[Row], Ints]:
    """Number the distinct combinations of some columns; give them and each row's number."""
    number = np.zeros(len(rows), np.int64)
    columns = [codes(rows, name) for name in names]
    for values, code in columns:
        _, number = np.unique(number * (len(values) + 1) + code + 1, return_inverse=True)
    _, first = np.unique(number, return_index=True)
    found = [
        {
            name: values[code[row]] if code[row] >= 0 else None
            for name, (values, code) in zip(names, columns, strict=True)
        }
        for row in first.tolist()
    ]
    return found, number


def span_by(number: Ints, size: int, time_us: Ints) -> dict[str, list[int | None]]:
    """Give the first and the last known time by number."""
    known = time_us != LATEST
    first, last = np.full(size, LATEST), np.full(size, EARLIEST)
    np.minimum.at(first, number[known], time_us[known])
    np.maximum.at(last, number[known], time_us[known])
    return {
        "first_us": [None if value == LATEST else value for value in first.tolist()],
        "last_us": [None if value == EARLIEST else value for value in last.tolist()],
    }


def sums_by(number: Ints, size: int, values: Floats) -> list[float]:
    """Add values up by number."""
    found: list[float] = np.bincount(number, values, minlength=size).tolist()
    return found


def counts_by(number: Ints, size: int) -> list[int]:
    """Count rows by number."""
    found: list[int] = np.bincount(number, minlength=size).tolist()
    return found


def moments_by(number: Ints, size: int, *, value: Floats, weight: Floats) -> dict[str, list[Any]]:
    """Give the sums of ``Moments`` by number: all that a mean and its interval need."""
    return {
        "n": counts_by(number, size),
        "weight": sums_by(number, size, weight),
        "weight_squares": sums_by(number, size, weight * weight),
        "total": sums_by(number, size, weight * value),
        "squares": sums_by(number, size, weight * value * value),
    }


def rows_of(keys: list[Row], columns: dict[str, list[Any]]) -> list[Row]:
    """Put keys and their sums together, a row each."""
    return [
        key | dict(zip(columns, values, strict=True))
        for key, values in zip(keys, zip(*columns.values(), strict=True), strict=True)
    ]

"""Events written to files that other programs read: CSV, Parquet, XES."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from tropa.core.clock import from_us
from tropa.core.errors import InputError
from tropa.formats.formula_guard import guard_column, guard_text
from tropa.formats.headings import unique_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

FACTS = ("case", "activity", "time_us", "end_us", "channel", "department", "event_id")
"""What every event has beside its place in the case (``seq``)."""
HEADINGS = ("case", "activity", "time", "end", "channel", "department", "event_id", "sequence")
XES_SPACE = "http://www.xes-standard.org/"
XES_KEYS = {
    "activity": "concept:name",
    "department": "org:group",
    "channel": "channel",
    "event_id": "identity:id",
}


@dataclass(frozen=True, slots=True)
class Events:
    """Some whole cases: their facts, the attributes of their events, those of the cases."""

    facts: pa.Table
    of_events: pa.Table
    of_cases: pa.Table


def writer_for(path: Path) -> Callable[[Path, Iterable[Events]], int]:
    """Choose the writer by the ending of the name.

    Raises
    ------
    InputError
        Nothing here writes such files.
    """
    for ending, writer in WRITERS.items():
        if path.name.lower().endswith(ending):
            return writer
    raise InputError(
        "What kind of file should this become?",
        file=str(path),
        hint=f"End its name with one of: {', '.join(WRITERS)}.",
    )


def _table(events: Events) -> pa.Table:
    """Lay everything side by side; a sequence keeps the order of events of the same time."""
    facts = events.facts
    columns: list[Any] = [facts["case"], facts["activity"]]
    columns += [pc.cast(facts[name], pa.timestamp("us", "UTC")) for name in ("time_us", "end_us")]
    columns += [facts[name] for name in ("channel", "department", "event_id")]
    columns += [pc.add(facts["seq"], 1)]
    columns += [*events.of_events.columns, *events.of_cases.columns]
    names = [*HEADINGS, *events.of_events.column_names, *events.of_cases.column_names]
    return pa.table(dict(zip(unique_names(names), columns, strict=True)))


def write_csv(path: Path, batches: Iterable[Events]) -> int:
    """Write UTF-8 CSV with times in UTC."""
    tables = map(_table, batches)
    first = next(tables)
    rows = 0
    with pa_csv.CSVWriter(path, _as_text(first).schema) as writer:
        for table in (first, *tables):
            writer.write_table(_as_text(table))
            rows += table.num_rows
    return rows


def _as_text(table: pa.Table) -> pa.Table:
    for place, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type):
            text = pc.strftime(table[field.name], format="%Y-%m-%dT%H:%M:%SZ")
            table = table.set_column(place, field.name, text)
        elif pa.types.is_string(field.type) or pa.types.is_large_string(field.type):
            table = table.set_column(place, field.name, guard_column(table[field.name]))
    names = [guard_text(name) for name in table.column_names]
    return table.rename_columns(names)


def write_parquet(path: Path, batches: Iterable[Events]) -> int:
    """Write Parquet with times as timestamps in UTC."""
    tables = map(_table, batches)
    first = next(tables)
    rows = 0
    with pq.ParquetWriter(path, first.schema) as writer:
        for table in (first, *tables):
            writer.write_table(table)
            rows += table.num_rows
    return rows


def write_xes(path: Path, batches: Iterable[Events]) -> int:
    """Write XES (IEEE 1849)."""
    with path.open("wb") as stream:
        return _write_xes(stream, batches)


def write_xes_gz(path: Path, batches: Iterable[Events]) -> int:
    """Write XES, gzipped."""
    with gzip.open(path, "wb") as stream:
        return _write_xes(stream, batches)


def _write_xes(stream: IO[bytes] | gzip.GzipFile, batches: Iterable[Events]) -> int:
    rows, case = 0, None
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<log xmlns="{XES_SPACE}">\n'.encode())
    for events in batches:
        of_events, of_cases = events.of_events.to_pylist(), events.of_cases.to_pylist()
        for place, facts in enumerate(events.facts.to_pylist()):
            if facts["case"] != case:
                stream.write(b"" if case is None else b"</trace>\n")
                case = facts["case"]
                own = of_cases[place] if of_cases else {}
                stream.write(f"<trace>{''.join(_trace_attributes(case, own))}\n".encode())
            own = of_events[place] if of_events else {}
            stream.write(f"<event>{''.join(_event_attributes(facts, own))}</event>\n".encode())
            rows += 1
    stream.write(b"</log>\n" if case is None else b"</trace>\n</log>\n")
    return rows


def _trace_attributes(case: str, own: dict[str, Any]) -> Iterator[str]:
    yield _attribute("string", "concept:name", case)
    for name, value in own.items():
        if value is not None and name != "case:concept:name":
            yield _attribute("string", name.removeprefix("case:"), value)


def _event_attributes(facts: dict[str, Any], own: dict[str, Any]) -> Iterator[str]:
    for name, key in XES_KEYS.items():
        if facts[name] is not None:
            yield _attribute("string", key, facts[name])
    yield _attribute("date", "time:timestamp", from_us(facts["time_us"]).isoformat())
    if facts["end_us"] is not None:
        yield _attribute("date", "time:end", from_us(facts["end_us"]).isoformat())
    for name, value in own.items():
        if value is not None and name not in XES_KEYS.values():
            yield _attribute("string", name, value)


def _attribute(kind: str, key: str, value: str) -> str:
    return f"<{kind} key={quoteattr(key)} value={quoteattr(value)}/>"


WRITERS: dict[str, Callable[[Path, Iterable[Events]], int]] = {
    ".csv": write_csv,
    ".parquet": write_parquet,
    ".xes": write_xes,
    ".xes.gz": write_xes_gz,
}

"""The events of a log, written to a file again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.formats.event_writers import FACTS, Events, writer_for
from tropa.store.journeys import ATTRIBUTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pyarrow as pa

    from tropa.store.journeys import Journeys

CASES_AT_ONCE = 50_000


def write_events(journeys: Journeys, path: Path) -> int:
    """Write all events, case by case in their order; the file is there whole or not at all.

    Returns
    -------
    int
        How many events were written.
    """
    part = path.with_name(f"{path.name}.part")
    write = writer_for(path)
    try:
        written = write(part, _batches(journeys))
        part.replace(path)
    except OSError as error:
        raise InputError(
            f"The file cannot be written: {error.strerror}.",
            file=str(path),
            hint="Name a file in a folder that exists and may be written.",
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return written


def _batches(journeys: Journeys) -> Iterator[Events]:
    """Give the events as tables of whole cases; at least one, be it empty."""
    cases = journeys.cases
    (bounds,) = journeys.run(cases.aggregate(last=cases.case_no.max())).to_pylist()
    last = -1 if bounds["last"] is None else bounds["last"]
    for start in range(0, max(last, 0) + 1, CASES_AT_ONCE):
        yield _events(journeys, start, start + CASES_AT_ONCE)


def _events(journeys: Journeys, start: int, stop: int) -> Events:
    steps, cases = journeys.steps, journeys.cases
    of_events = journeys.event_attributes
    of_cases = tuple(name for name in journeys.case_attributes if name not in of_events)
    events = steps.filter(steps.case_no >= start, steps.case_no < stop).select(
        "case_no",
        "seq",
        *(name for name in FACTS if name != "case"),
        *(ATTRIBUTE + name for name in of_events),
    )
    named = cases.select("case_no", "case", *(ATTRIBUTE + name for name in of_cases))
    found = journeys.run(events.join(named, "case_no").order_by("case_no", "seq"))
    facts = found.select([*FACTS, "seq"])
    return Events(facts, _named(found, of_events), _named(found, of_cases))


def _named(found: pa.Table, names: Sequence[str]) -> pa.Table:
    return found.select([ATTRIBUTE + name for name in names]).rename_columns(list(names))

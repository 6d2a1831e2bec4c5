"""XES and XES.gz (IEEE 1849): event logs as process-mining tools exchange them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.core.mappings import ColumnMapping, EventMapping
from tropa.formats.source import BatchPlan, TableSource
from tropa.formats.text_batches import text_schema
from tropa.formats.xes_lifecycle import ACTIVITY, END, TIME
from tropa.formats.xes_parser import XesParser
from tropa.formats.xes_spool import CASE, CASE_PREFIX, POSITION, XesSpool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tropa.core.mappings import EventRole, ReadOptions
    from tropa.formats.source import Progress
    from tropa.formats.xes_parser import Attributes

ROLES: dict[str, EventRole] = {
    CASE: "case",
    TIME: "time",
    END: "end",
    POSITION: "sequence",
    "org:group": "department",
}


def open_xes(
    path: Path, options: ReadOptions, *, work_dir: Path, progress: Progress | None = None
) -> TableSource:
    """Open an event log; its mapping is known, one row is one event.

    The file is parsed once, here, into batches below ``work_dir``; memory stays bounded.
    Attributes of the trace are columns ``case:NAME``, ``position`` is the place in the trace.
    An attribute that the log declares as global and an event lacks takes the declared default,
    except the name of a trace: one without a name is ``case N``, by its place in the file.

    Raises
    ------
    InputError
        An empty or truncated file, broken XML (with its line), a document type or entities,
        something else than XES, events without any name.
    """
    spool = XesSpool(work_dir, path.name, is_paired=options.pair_lifecycle)
    parser = XesParser(path.name, spool)
    parser.read(path, progress=progress)
    spool.flush()
    defaults = _defaults(parser)
    names = _ordered(dict.fromkeys([*spool.names, *defaults]))
    schema = text_schema(names)
    return TableSource(
        file=path.name,
        kind="xes",
        columns=tuple(names),
        plan=BatchPlan(schema, lambda: spool.batches(schema, defaults)),
        options={f"classifier {name}": keys for name, keys in parser.classifiers.items()},
        known=_mapping(names, _activity(spool, parser, path.name)),
        warnings=tuple(_warnings(parser)),
    )


def _defaults(parser: XesParser) -> Attributes:
    """Collect the declared defaults; one for the name of a trace would merge strangers."""
    trace = {f"{CASE_PREFIX}{name}": value for name, value in parser.globals["trace"].items()}
    trace.pop(CASE, None)
    return {**parser.globals["event"], **trace}


def _ordered(names: Iterable[str]) -> list[str]:
    """Put the attributes of the event before those of its case; the case's id stays first."""
    return sorted(names, key=lambda name: name.startswith(CASE_PREFIX) and name != CASE)


def _activity(spool: XesSpool, parser: XesParser, file: str) -> str:
    """Find the column that names the activity: concept:name, else a one-key classifier's."""
    if spool.has_value(ACTIVITY):
        return ACTIVITY
    for keys in parser.classifiers.values():
        if spool.has_value(keys):
            return keys
    if spool.is_empty:
        return ACTIVITY
    raise InputError(
        "No event has a concept:name, and no classifier names another attribute.",
        file=file,
        hint="Export the log with the Concept extension.",
    )


def _mapping(names: Iterable[str], activity: str) -> EventMapping:
    columns = {
        name: ColumnMapping(role="case_attribute" if name.startswith(CASE_PREFIX) else "attribute")
        for name in names
    }
    columns |= {name: ColumnMapping(role=role) for name, role in ROLES.items() if name in columns}
    columns[activity] = ColumnMapping(role="activity")
    return EventMapping(columns=columns)


def _warnings(parser: XesParser) -> Iterator[str]:
    if parser.empty_traces:
        yield f"Traces without any event, left out: {parser.empty_traces}."
    if parser.outside:
        yield f"Events outside any trace, left out: {parser.outside}."

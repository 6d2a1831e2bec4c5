"""The arguments of every command that reads an event log, and the log they name."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from tropa.cli.progress_bar import progress_bar
from tropa.core.errors import InputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from tropa.log.event_log import EventLog

PLAIN = {
    "--case": "column with the case (order, customer, ticket …)",
    "--activity": "column with what happened",
    "--time": "column with when it happened",
    "--end": "column with when it ended",
    "--sequence": "column that orders events of the same time; 'row' trusts the file's order",
    "--event-id": "column with the source's own id of the event",
    "--idle": "after so long without an event a case counts as left (30d)",
    "--as-of": "up to when the data is known (2025-01-31)",
    "--zone": "zone of times that name none (Europe/Warsaw)",
    "--encoding": "encoding of a text file",
    "--separator": "separator of a text file",
    "--sheet": "sheet of a workbook",
    "--refused": "file for rows that cannot be taken; without it the first one is an error",
}
REPEATED = {
    "--wanted": "activity that is the wanted outcome",
    "--starts": "activity that begins a case",
    "--ends": "activity that closes a case",
}
NOTHING: tuple[object, ...] = (None, [], {})
NARROWING = {
    "--without": "leave this activity out",
    "--contains": "cases that hold this activity",
    "--starting-with": "cases that begin with this activity",
    "--ending-with": "cases that end with this activity",
}


def add_log_arguments(command: argparse.ArgumentParser) -> None:
    """Add the file, its columns, how cases are cut, and which cases to take."""
    command.add_argument("file", metavar="FILE", help="CSV, XLSX, Parquet, XES or web server log")
    reading = command.add_argument_group("reading")
    for flag, text in PLAIN.items():
        reading.add_argument(flag, help=text, metavar=flag[2].upper())
    for flag, text in REPEATED.items():
        reading.add_argument(flag, help=f"{text}; may be repeated", action="append", metavar="A")
    reading.add_argument("--no-cache", action="store_true", help="keep nothing of what is read")
    narrowing = command.add_argument_group("which cases and events")
    for flag, what in (("--only-case", "case"), ("--only-event", "event")):
        narrowing.add_argument(
            flag, action="append", default=[], metavar="NAME=VALUE",
            help=f"attribute of the {what} and its value; may be repeated",
        )  # fmt: skip
    for flag, text in NARROWING.items():
        narrowing.add_argument(flag, action="append", default=[], metavar="A", help=text)
    narrowing.add_argument("--follows", nargs=2, metavar=("A", "B"), help="B directly after A")
    narrowing.add_argument("--since", metavar="T", help="cases that start at this time or later")
    narrowing.add_argument("--until", metavar="T", help="cases that start before this time")
    narrowing.add_argument("--min-seconds", type=float, metavar="S", help="shortest case")
    narrowing.add_argument("--max-seconds", type=float, metavar="S", help="longest case")
    add_json(command)


def add_json(command: argparse.ArgumentParser) -> None:
    """Add the switch for scripts."""
    command.add_argument("--json", action="store_true", help="print JSON, for scripts")


def read_log(asked: argparse.Namespace) -> EventLog:
    """Read the log that the arguments name and narrow it as they say; warnings go to stderr."""
    from tropa.log.reading import read  # only commands that read pay for it
    from tropa.log.request import Request

    given = {field.name: getattr(asked, field.name) for field in fields(Request)}
    known = {name: value for name, value in given.items() if value is not None}
    with progress_bar(f"Reading {asked.file}") as progress:
        log = read(
            asked.file,
            **known,
            refused=asked.refused,
            cache=not asked.no_cache,
            progress=progress,
        )
    narrowed = {name: value for name, value in _narrowing(asked).items() if value not in NOTHING}
    return log.filter(**narrowed) if narrowed else log


def _narrowing(asked: argparse.Namespace) -> dict[str, Any]:
    return {
        "case": _pairs(asked.only_case),
        "event": _pairs(asked.only_event),
        "without": asked.without,
        "contains": asked.contains,
        "starts": asked.starting_with,
        "ends": asked.ending_with,
        "follows": tuple(asked.follows) if asked.follows else None,
        "since": asked.since,
        "until": asked.until,
        "min_seconds": asked.min_seconds,
        "max_seconds": asked.max_seconds,
    }


def _pairs(texts: Sequence[str]) -> dict[str, list[str]]:
    """Collect ``NAME=VALUE``; the same name twice accepts both values."""
    pairs: dict[str, list[str]] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not (name and sign):
            raise InputError(f"'{text}' is not NAME=VALUE.", hint="Write it as region=north.")
        pairs.setdefault(name, []).append(value)
    return pairs

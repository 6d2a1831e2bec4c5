"""Columns that nobody named, found out; what could be meant twice is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.errors import InputError, listed
from tropa.core.mappings import EventMapping
from tropa.formats.preview import preview
from tropa.formats.roles import guess_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tropa.core.mappings import EventRole
    from tropa.formats.roles import Guess
    from tropa.formats.source import TableSource

LOOKED_AT_ROWS = 1000
SURE = 0.5


def guess_events(source: TableSource, named: Mapping[str, EventRole]) -> EventMapping:
    """Guess the roles of the columns that ``named`` leaves open.

    Raises
    ------
    InputError
        The table holds ratings, not events; or one of case, activity and time could be several
        columns or none; the message lists them.
    """
    guess = guess_mapping(source, preview(source, LOOKED_AT_ROWS))
    if not isinstance(guess.mapping, EventMapping):
        raise InputError(
            "This table holds ratings, not events.",
            file=source.file,
            hint="Name the columns with case=, activity= and time=, or ask for a score.",
        )
    roles = {column.role for column in guess.mapping.columns.values()} | set(named.values())
    needed = ("case",) if "moment" in roles else ("case", "activity", "time")
    for role in needed:
        if role not in named.values():
            _check(guess, role, source=source)
    if guess.is_day_order_ambiguous and "time" not in named.values():
        raise InputError(
            "The dates can be read day first or month first.",
            file=source.file,
            hint="Name the column with time=; days then come first. Best write 2025-01-31.",
        )
    return guess.mapping


def _check(guess: Guess, role: str, *, source: TableSource) -> None:
    found = [column for column in guess.columns if column.role == role]
    sure = [column for column in found if column.confidence > SURE]
    if len(sure) == 1 or (len(sure) > 1 and role != "case"):
        return
    likely = [column.name for column in (sure or found)] or list(source.columns)
    raise InputError(
        f"Which column is the {role}?",
        file=source.file,
        hint=f"Name it with {role}=, one of: {listed(likely)}.",
    )

"""What was asked of a reading: how the file is to be understood and cut into cases."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tropa.core.errors import InputError, listed
from tropa.core.lenses import Lens, Outcome
from tropa.core.mappings import ColumnMapping, EventMapping, EventRole, ReadOptions, TimeReading
from tropa.log.guessing import guess_events
from tropa.log.moments import Moment, Span, moment_us, span_seconds

if TYPE_CHECKING:
    from tropa.formats.source import TableSource

Names = str | Sequence[str] | None
Wanted = str | Sequence[str] | Mapping[str, Sequence[str]] | None
NEEDED: tuple[EventRole, ...] = ("case", "activity", "time")
ROLES: tuple[EventRole, ...] = (*NEEDED, "end", "sequence", "event_id")


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments of ``tropa.read``, but for the file and where bad rows go.

    Attributes
    ----------
    case, activity, time, end, sequence, event_id : str, optional
        Columns. Those not named are found out; what could be several is asked for by an error.
        ``sequence`` decides between events of the same time; ``"row"`` trusts the file's order.
        ``event_id`` is the source's own name of an event: rows that share it are one event where
        they are the same word for word, and all refused where they differ.
    wanted : str, list or dict, optional
        The wanted outcome: activities, or one case attribute with its values.
    starts, ends : str or list, optional
        Activities that begin and close a case.
    idle : float, str or timedelta, optional
        After so long without an event an unfinished case counts as left (``"30d"``).
    as_of : str or datetime, optional
        Up to when the data is known; the newest event unless given.
    zone : str
        Zone of times that name none.
    encoding, separator, sheet : str, optional
        Found out unless given.
    """

    case: str | None = None
    activity: str | None = None
    time: str | None = None
    end: str | None = None
    sequence: str | None = None
    event_id: str | None = None
    wanted: Wanted = None
    starts: Names = None
    ends: Names = None
    idle: Span | None = None
    as_of: Moment | None = None
    zone: str = "UTC"
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None

    @property
    def facts(self) -> str:
        """Everything above in one text, to tell readings apart."""
        return json.dumps(asdict(self), default=str, sort_keys=True)

    @property
    def options(self) -> ReadOptions:
        """What is known of the file before it is opened."""
        return ReadOptions(encoding=self.encoding, separator=self.separator, sheet=self.sheet)

    def lens(self) -> Lens:
        """Say how events are cut into cases."""
        return Lens(
            starts=names(self.starts),
            ends=names(self.ends),
            wanted=_outcome(self.wanted),
            idle_seconds=None if self.idle is None else span_seconds(self.idle),
            as_of_us=None if self.as_of is None else moment_us(self.as_of, zone=self.zone),
        )

    def mapping(self, source: TableSource) -> EventMapping:
        """Say what each column is: as named here, as the format fixes it, else by a guess."""
        named = self._named(source)
        columns = {name: ColumnMapping(role=role) for name, role in named.items()}
        times = TimeReading(zone=self.zone)
        if source.known is not None or not set(NEEDED) <= set(named.values()):
            guessed = source.known or guess_events(source, named)
            times = times.model_copy(update={"day_first": guessed.times.day_first})
            columns |= {
                name: column
                for name, column in guessed.columns.items()
                if name not in named and column.role not in named.values()
            }
        trusts_rows = self.sequence == "row" and not set(named.values()) & {"sequence"}
        return EventMapping(columns=columns, times=times, sequence="row" if trusts_rows else None)

    def _named(self, source: TableSource) -> dict[str, EventRole]:
        """Give the columns that the caller named their roles; ``row`` may be no column."""
        named: dict[str, EventRole] = {}
        for role in ROLES:
            column = getattr(self, role)
            is_row_order = role == "sequence" and column == "row" and "row" not in source.columns
            if column is None or is_row_order:
                continue
            if column not in source.columns:
                raise InputError(
                    "There is no such column.",
                    file=source.file,
                    column=column,
                    hint=f"The columns are: {listed(source.columns)}.",
                )
            if column in named:
                raise InputError(
                    f"The column is named twice, as {named[column]} and as {role}.",
                    file=source.file,
                    column=column,
                    hint="Name another column for one of them.",
                )
            named[column] = role
        return named


def names(given: Names) -> list[str]:
    """Take one name or several.

    Examples
    --------
    >>> names("Pay"), names(["Pay", "Ship"]), names(None)
    (['Pay'], ['Pay', 'Ship'], [])
    """
    if given is None:
        return []
    return [given] if isinstance(given, str) else list(given)


def _outcome(wanted: Wanted) -> Outcome | None:
    if wanted is None:
        return None
    if not isinstance(wanted, Mapping):
        return Outcome(activities=names(wanted))
    if len(wanted) != 1:
        raise InputError("The wanted outcome names more than one attribute.", hint="Name one.")
    ((attribute, values),) = wanted.items()
    return Outcome(attribute=attribute, values=names(values))

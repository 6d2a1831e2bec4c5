"""A foreign table turned into events, by its mapping, in one scan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tropa.core.errors import InputError, listed
from tropa.core.results import ReadReport
from tropa.store.event_facts import events_sql
from tropa.store.event_faults import duplicate_faults_sql, event_faults
from tropa.store.event_layout import lay_out
from tropa.store.event_rows import event_branches, flat_sql
from tropa.store.faults import Fault, Faults
from tropa.store.flat import FlatEvents
from tropa.store.table_parts import drop_table, keep_parts, kept_columns
from tropa.store.time_warnings import time_warnings

if TYPE_CHECKING:
    from tropa.core.mappings import EventMapping
    from tropa.core.results import Refusal
    from tropa.formats.source import Progress
    from tropa.store.event_layout import EventLayout
    from tropa.store.event_rows import EventBranch
    from tropa.store.pseudonyms import Pseudonymise
    from tropa.store.staging import Staged

TWICE = "This event id stands in rows that differ."


@dataclass(frozen=True, slots=True)
class ShapedEvents:
    """The events of one file, in a table of one connection.

    Attributes
    ----------
    table : str
        One row per foreign row that is a row at all.
    faults : Faults
        Which of them are left out, and why.
    source : str
        Name under which the lake and the status dictionary know where the facts come from.
    report : ReadReport
        Rows, taken and refused, the first refusals, warnings.
    """

    staged: Staged
    mapping: EventMapping
    layout: EventLayout
    table: str
    faults: Faults
    source: str
    report: ReadReport

    def flat(self, object_type: str | None = None) -> FlatEvents:
        """Lay the events flat by one kind of object; None takes the first."""
        wanted = object_type or next(iter(self.layout.objects))
        if wanted not in self.layout.objects:
            raise InputError(
                f"No column names a {wanted}.",
                file=self.staged.file,
                hint=f"There are: {listed(self.layout.objects)}.",
            )
        events = self._branches()
        attributes = self.layout.attributes
        case = tuple(name for name in attributes if name in self.layout.case_attributes)
        return FlatEvents(
            flat_sql(events, self.layout, object_type=wanted),
            case_attributes=case,
            event_attributes=tuple(name for name in attributes if name not in case),
            is_stored=True,
        )

    @property
    def facts_sql(self) -> str:
        """SELECT the events as the lake keeps them (EVENTS)."""
        return events_sql(self._branches(), self.layout, source=self.source)

    def refusals(self, *, limit: int | None = None, offset: int = 0) -> list[Refusal]:
        """List the rows set aside, in the order of the file."""
        return self.faults.rows(limit=limit, offset=offset)

    def _branches(self) -> list[EventBranch]:
        is_sound = self.report.rows == self.report.taken
        return event_branches(
            self.layout,
            self.mapping,
            table=self.table,
            row="row_number" if self.staged.has_row else "rowid",
            faults="" if is_sound else self.faults.name,
        )

    def drop(self) -> None:
        """Let go of the table."""
        drop_table(self.staged, self.table)


def shape_events(
    staged: Staged,
    mapping: EventMapping,
    *,
    pseudonymise: Pseudonymise | None = None,
    refuse: bool = False,
    source: str = "",
    progress: Progress | None = None,
) -> ShapedEvents:
    """Read a table as events.

    Parameters
    ----------
    pseudonymise : callable, optional
        Turns a private value into its keyed hash; needed when the mapping hashes a column.
    refuse : bool
        Set bad rows aside instead of refusing the file.
    source : str
        Where the facts come from; the file's name unless given.

    Raises
    ------
    InputError
        Naming the first bad row, and how many more there are; nothing is left behind.
    """
    layout = lay_out(staged.columns, mapping, file=staged.file)
    table = f"{staged.prefix}_events"
    faults = Faults(
        staged,
        table,
        event_faults(layout, mapping),
        rejects=f"{table}_rejects" if staged.has_rejects else "",
    )
    shaped = ShapedEvents(
        staged, mapping, layout, table, faults, source or staged.file, ReadReport()
    )
    try:
        keep_parts(
            staged,
            table,
            texts=layout.texts,
            times=layout.times,
            reading=mapping.times,
            pseudonymise=pseudonymise,
            progress=progress,
        )
        return _judged(shaped, refuse=refuse)
    except BaseException:
        shaped.drop()
        raise


def _judged(shaped: ShapedEvents, *, refuse: bool) -> ShapedEvents:
    """Find the bad rows and refuse the file for them, or say in the report what was set aside."""
    faults, layout, staged = shaped.faults, shaped.layout, shaped.staged
    faults.find(columns=kept_columns(layout.texts, layout.times))
    event_id = layout.singles.get("event_id")
    if event_id:
        faults.add(
            duplicate_faults_sql(layout, table=shaped.table, faults=faults.name),
            Fault("FALSE", event_id.source, event_id.kept, TWICE),
        )
    report = faults.judge(refuse=refuse)
    told = time_warnings(staged, shaped.table, layout.times, times=shaped.mapping.times)
    return replace(shaped, report=replace(report, warnings=(*report.warnings, *told)))

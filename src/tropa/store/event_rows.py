"""SQL that lays the rows of an event table out as events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.store.names_sql import attribute_column, literal

if TYPE_CHECKING:
    from tropa.core.mappings import EventMapping
    from tropa.store.event_layout import EventLayout


@dataclass(frozen=True, slots=True)
class EventBranch:
    """One event that each row may hold; a wide row holds several.

    Every field is SQL over the table; ``where`` says in which rows the event is.
    """

    table: str
    activity: str
    time_us: str
    end_us: str
    sequence: str
    event_id: str
    channel: str
    department: str
    where: tuple[str, ...]

    @property
    def items(self) -> str:
        """SELECT items of all that is no object and no attribute."""
        return (
            f"{self.activity} AS activity, {self.time_us} AS time_us, {self.end_us} AS end_us,"
            f" {self.sequence} AS sequence, {self.event_id} AS event_id,"
            f" {self.channel} AS channel, {self.department} AS department"
        )

    def rows(self, *also: str) -> str:
        """Write FROM and WHERE."""
        conditions = " AND ".join((*self.where, *also))
        return f"FROM {self.table}" + (f" WHERE {conditions}" if conditions else "")


def event_branches(
    layout: EventLayout, mapping: EventMapping, *, table: str, row: str, faults: str = ""
) -> list[EventBranch]:
    """List the events of a row.

    Parameters
    ----------
    row : str
        Column that orders the rows as the file does.
    faults : str
        Table with the ``rid`` of rows to leave out; empty: there are none.
    """
    sound = (f"rowid NOT IN (SELECT rid FROM {faults})",) if faults else ()
    branches = []
    if layout.time is not None:
        branches.append(_main_branch(layout, mapping, table=table, row=row, where=sound))
    for place, part in enumerate(layout.moments):
        name = part.mapping.label or part.source
        single = _single(layout, "event_id")
        branches.append(
            EventBranch(
                table=table,
                activity=literal(name),
                time_us=part.column.us,
                end_us="NULL::BIGINT",
                sequence=_moment_sequence(layout, place, row=row, mapping=mapping),
                event_id=(single and f"{single} || {literal('/' + name)}") or "NULL::VARCHAR",
                channel=_text(layout, "channel", mapping.channel),
                department=_text(layout, "department", mapping.department),
                where=(*sound, f"{part.column.us} IS NOT NULL"),
            )
        )
    return branches


def _main_branch(
    layout: EventLayout, mapping: EventMapping, *, table: str, row: str, where: tuple[str, ...]
) -> EventBranch:
    assert layout.time is not None  # noqa: S101 (the caller looked)
    sequence = _single(layout, "sequence")
    order = row if mapping.sequence == "row" else "NULL::BIGINT"
    by_moments = (f"{layout.time.column.us} IS NOT NULL",) if layout.moments else ()
    return EventBranch(
        table=table,
        activity=_text(layout, "activity", mapping.activity),
        time_us=layout.time.column.us,
        end_us=layout.end.column.us if layout.end else "NULL::BIGINT",
        sequence=f"try_cast({sequence} AS BIGINT)" if sequence else order,
        event_id=_single(layout, "event_id") or "NULL::VARCHAR",
        channel=_text(layout, "channel", mapping.channel),
        department=_text(layout, "department", mapping.department),
        where=(*where, *by_moments),
    )


def _moment_sequence(layout: EventLayout, place: int, *, row: str, mapping: EventMapping) -> str:
    """Order moments of one time as their columns stand: that is how such tables are laid out."""
    given = layout.moments[place].mapping.sequence
    if given is not None:
        return f"{given}::BIGINT"
    if mapping.sequence == "row":
        return f"({row} * {len(layout.moments)} + {place})::BIGINT"
    return f"{place}::BIGINT"


def _single(layout: EventLayout, role: str) -> str:
    part = layout.singles.get(role)
    return part.kept if part else ""


def _text(layout: EventLayout, role: str, constant: str) -> str:
    kept = _single(layout, role)
    value = literal(constant) if constant else "NULL::VARCHAR"
    return f"coalesce({kept}, {value})" if kept and constant else kept or value


def flat_sql(branches: list[EventBranch], layout: EventLayout, *, object_type: str) -> str:
    """One row per event and case, as ``FlatEvents`` describes it."""
    case = layout.objects[object_type].kept
    also = (f"{case} IS NOT NULL",) if len(layout.objects) > 1 else ()
    attributes = "".join(
        f", {part.kept} AS {attribute_column(name)}" for name, part in layout.attributes.items()
    )
    return " UNION ALL ".join(
        f'SELECT {case} AS "case", {branch.items}{attributes} {branch.rows(*also)}'
        for branch in branches
    )

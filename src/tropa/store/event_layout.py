"""Which column of a foreign table plays which part in its events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tropa.core.errors import InputError, listed
from tropa.core.mappings import ColumnMapping
from tropa.store.table_parts import Part, TimePart
from tropa.store.times import TimeColumn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tropa.core.mappings import EventMapping


@dataclass(slots=True)
class EventLayout:
    """The parts of an event table.

    Attributes
    ----------
    objects : dict[str, Part]
        By object type.
    attributes : dict[str, Part]
        By attribute name; those in ``case_attributes`` belong to the case.
    moments : list[TimePart]
        Date columns of a wide table: each becomes events of its own.
    singles : dict[str, Part]
        ``activity``, ``sequence``, ``event_id``, ``channel``, ``department``, as far as mapped.
    """

    objects: dict[str, Part] = field(default_factory=dict)
    singles: dict[str, Part] = field(default_factory=dict)
    attributes: dict[str, Part] = field(default_factory=dict)
    case_attributes: list[str] = field(default_factory=list)
    moments: list[TimePart] = field(default_factory=list)
    time: TimePart | None = None
    end: TimePart | None = None

    @property
    def times(self) -> list[TimePart]:
        """Every column of times."""
        return [part for part in (self.time, self.end, *self.moments) if part is not None]

    @property
    def texts(self) -> list[Part]:
        """Every other column."""
        return [*self.objects.values(), *self.singles.values(), *self.attributes.values()]


MOST_ATTRIBUTES = 500
"""Three events with twice as many columns already take twenty seconds to be cut into cases."""
SINGLES = ("activity", "sequence", "event_id", "channel", "department")


def lay_out(columns: Iterable[str], mapping: EventMapping, *, file: str) -> EventLayout:
    """Decide what each column becomes.

    Raises
    ------
    InputError
        When the mapping names columns that are not there, names a part twice, or when case,
        activity or time are missing.
    """
    names = list(columns)
    unknown = [name for name in mapping.columns if name not in names]
    if unknown:
        raise InputError(
            "There is no such column.",
            file=file,
            column=unknown[0],
            hint=f"The columns are: {listed(names)}.",
        )
    layout = EventLayout()
    for number, name in enumerate(names):
        _place(layout, name, mapping.columns.get(name, ColumnMapping()), number=number, file=file)
    _check(layout, mapping, file=file)
    return layout


def _place(
    layout: EventLayout, name: str, column: ColumnMapping, *, number: int, file: str
) -> None:
    if column.role == "ignore" or column.privacy == "drop":
        return
    part = Part(name, f"c{number}", column)
    time = TimePart(name, TimeColumn(f"c{number}"), column)
    if column.role == "moment":
        layout.moments.append(time)
    elif column.role in {"time", "end"}:
        _refuse_second(getattr(layout, column.role), name, column.role, file=file)
        setattr(layout, column.role, time)
    elif column.role == "case":
        _refuse_second(layout.objects.get(column.object_type), name, column.object_type, file=file)
        layout.objects[column.object_type] = part
    elif column.role in SINGLES:
        _refuse_second(layout.singles.get(column.role), name, column.role, file=file)
        layout.singles[column.role] = part
    else:
        label = column.label or name
        _refuse_second(layout.attributes.get(label), name, label, file=file)
        layout.attributes[label] = part
        if column.role == "case_attribute":
            layout.case_attributes.append(label)


def _refuse_second(first: object, name: str, part: str, *, file: str) -> None:
    if first is not None:
        raise InputError(
            f"Two columns are mapped to '{part}'.",
            file=file,
            column=name,
            hint="Keep one of them, or make the other an attribute with a name of its own.",
        )


def _check(layout: EventLayout, mapping: EventMapping, *, file: str) -> None:
    if len(layout.attributes) > MOST_ATTRIBUTES:
        raise InputError(
            f"{len(layout.attributes)} columns would be kept with every event;"
            f" {MOST_ATTRIBUTES} can be.",
            file=file,
            hint="Leave out the columns that no question needs.",
        )
    missing = ""
    if not layout.objects:
        missing = "case (the id that holds a journey together)"
    elif layout.time is None and not layout.moments:
        missing = "time"
    elif "activity" not in layout.singles and not mapping.activity and not layout.moments:
        missing = "activity"
    if missing:
        raise InputError(
            f"No column is mapped to the {missing}.",
            file=file,
            hint="Name it in the mapping, or drop what is private from another column.",
        )

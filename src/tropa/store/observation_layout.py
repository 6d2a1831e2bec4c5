"""Which column of a foreign table plays which part in its observations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.core.errors import InputError, listed
from tropa.core.mappings import ColumnMapping
from tropa.store.table_parts import Part, TimePart
from tropa.store.times import TimeColumn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tropa.core.mappings import ObservationMapping

SINGLES = (
    "touchpoint",
    "measure",
    "value",
    "respondent",
    "weight",
    "department",
    "channel",
    "record",
)


@dataclass(frozen=True, slots=True)
class ObservationLayout:
    """The parts of a table of observations, by the names of the foreign columns."""

    parts: dict[str, Part]
    time: TimePart | None
    mapping: ObservationMapping

    def single(self, part: str) -> str:
        """Name the kept column of a part such as ``respondent``; empty where there is none."""
        column = getattr(self.mapping, part)
        return self.parts[column].kept if column in self.parts else ""

    @property
    def times(self) -> list[TimePart]:
        """The column of times, if there is one."""
        return [self.time] if self.time else []

    @property
    def attributes(self) -> dict[str, str]:
        """Kept column of each attribute."""
        return {
            name: self.parts[name].kept for name in self.mapping.attributes if name in self.parts
        }

    @property
    def own_texts(self) -> list[str]:
        """Text columns whose quotes belong to the touchpoint that the row names."""
        texts = self.mapping.texts.items()
        return [name for name, touchpoint in texts if not touchpoint and name in self.parts]

    @property
    def is_long(self) -> bool:
        """Whether each row holds one rating, named by the row itself."""
        return self.mapping.value is not None


def lay_out_observations(
    columns: Iterable[str], mapping: ObservationMapping, *, file: str
) -> ObservationLayout:
    """Decide what is kept of each column; what the mapping does not name is not kept.

    Raises
    ------
    InputError
        When the mapping names a column that is not there, or nothing that could be observed.
    """
    names = list(columns)
    wanted = _wanted(mapping)
    unknown = [name for name in (*wanted, *mapping.privacy) if name not in names]
    if unknown:
        hint = f"The columns are: {listed(names)}."
        raise InputError("There is no such column.", file=file, column=unknown[0], hint=hint)
    if not mapping.ratings and not mapping.texts and mapping.value is None:
        raise InputError(
            "The mapping names nothing to observe.",
            file=file,
            hint="Name rating columns, a column of values, or columns of text.",
        )
    if mapping.value is not None and not (mapping.touchpoint and (mapping.scale or mapping.scales)):
        raise InputError(
            "Ratings in rows need a column with their touchpoint, and a scale.", file=file
        )
    own = [name for name, touchpoint in mapping.texts.items() if not touchpoint.strip()]
    nameless = [name for name, rated in mapping.ratings.items() if not rated.touchpoint.strip()]
    if nameless:
        raise InputError(
            "It is not said what is rated.",
            file=file,
            column=nameless[0],
            hint="Name a touchpoint for it.",
        )
    if own and not mapping.touchpoint:
        raise InputError(
            "It is not said what the text is about.",
            file=file,
            column=own[0],
            hint="Name a touchpoint for it, or the column that holds one.",
        )
    return _placed(names, wanted, mapping)


def _wanted(mapping: ObservationMapping) -> list[str]:
    singles = [getattr(mapping, part) for part in (*SINGLES, "time")]
    named = [name for name in singles if name is not None]
    return [*mapping.ratings, *mapping.texts, *mapping.attributes, *named]


def _placed(names: list[str], wanted: list[str], mapping: ObservationMapping) -> ObservationLayout:
    parts: dict[str, Part] = {}
    time = None
    for number, name in enumerate(names):
        column = mapping.privacy.get(name, ColumnMapping())
        if name not in wanted or column.privacy == "drop":
            continue
        if name == mapping.time:
            time = TimePart(name, TimeColumn(f"t{number}"), column)
        if name != mapping.time or name in mapping.attributes:
            parts[name] = Part(name, f"c{number}", column)
    return ObservationLayout(parts, time, mapping)

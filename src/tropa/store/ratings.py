"""Ratings as SQL reads them: numbers on a scale, or codes that say there is no rating."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.store.names_sql import literal, literals

if TYPE_CHECKING:
    from tropa.core.mappings import Scale
    from tropa.store.observation_layout import ObservationLayout

_SPACES = r"[\s\x{00a0}\x{202f}\x{2009}'']"


def number_sql(text: str, decimal: str) -> str:
    """Read a number as people write it; null where it is none."""
    bare = f"replace(regexp_replace({text}, '{_SPACES}', '', 'g'), '−', '-')"
    written = f"replace({bare}, ',', '.')" if decimal == "," else bare
    number = f"try_cast({written} AS DOUBLE)"
    return f"CASE WHEN isfinite({number}) THEN {number} END"


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating that a row may hold; every field but the last two is SQL."""

    column: str
    text: str
    touchpoint: str
    measure: str
    number: str
    scale: Scale
    where: str

    @property
    def is_missing(self) -> str:
        """Whether the text is a code that says there is no rating, however it is written."""
        codes = [code.strip() for code in self.scale.missing]
        if not codes:
            return "FALSE"
        numbers = [str(float(code)) for code in codes if _is_number(code)]
        by_number = f" OR coalesce({self.number} IN ({', '.join(numbers)}), FALSE)"
        return f"({self.text} IN ({literals(codes)}){by_number if numbers else ''})"

    @property
    def is_there(self) -> str:
        """Whether the row holds this rating at all; a blank cell is no answer."""
        return f"({self.text} IS NOT NULL AND {self.where})"

    @property
    def is_off(self) -> str:
        """Whether the text is neither a number on the scale nor a code."""
        low, high = self.scale.minimum, self.scale.maximum
        on_scale = f"coalesce({self.number} BETWEEN {low} AND {high}, FALSE)"
        return f"{self.is_there} AND NOT {self.is_missing} AND NOT {on_scale}"


def _is_number(code: str) -> bool:
    try:
        float(code)
    except ValueError:
        return False
    return True


def ratings(layout: ObservationLayout, *, decimal: str) -> list[Rating]:
    """List the ratings of a row, wide and long alike."""
    found = [
        Rating(
            column=name,
            text=layout.parts[name].kept,
            touchpoint=literal(rating.touchpoint),
            measure=literal(rating.measure),
            number=number_sql(layout.parts[name].kept, decimal),
            scale=rating.scale,
            where="TRUE",
        )
        for name, rating in layout.mapping.ratings.items()
        if name in layout.parts
    ]
    return [*found, *_long_ratings(layout, decimal=decimal)] if layout.single("value") else found


def _long_ratings(layout: ObservationLayout, *, decimal: str) -> list[Rating]:
    """One rating a row; one entry for each scale that its measure may have."""
    mapping, text, measure = layout.mapping, layout.single("value"), layout.single("measure")
    named = [(scale, f"{measure} = {literal(name)}") for name, scale in mapping.scales.items()]
    if mapping.scale is not None:
        own = literals(mapping.scales)
        others = (
            f"coalesce({measure} NOT IN ({own}), TRUE)" if measure and mapping.scales else "TRUE"
        )
        named.append((mapping.scale, others))
    return [
        Rating(
            column=str(mapping.value),
            text=text,
            touchpoint=layout.single("touchpoint"),
            measure=f"coalesce({measure}, 'score')" if measure else "'score'",
            number=number_sql(text, decimal),
            scale=scale,
            where=where,
        )
        for scale, where in named
    ]

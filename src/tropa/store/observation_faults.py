"""What can be wrong with a row of a table of observations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.store.faults import Fault
from tropa.store.ratings import number_sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.store.observation_layout import ObservationLayout
    from tropa.store.ratings import Rating


def observation_faults(
    layout: ObservationLayout, ratings: list[Rating], *, decimal: str
) -> list[Fault]:
    """List what to look for, the gravest first."""
    return [
        *_long_faults(layout, ratings),
        *(_off_scale(rating) for rating in ratings),
        *_time_faults(layout),
        *_weight_faults(layout, decimal),
    ]


def _off_scale(rating: Rating) -> Fault:
    low, high = rating.scale.minimum, rating.scale.maximum
    codes = ", ".join(rating.scale.missing)
    told = f" Codes for no rating: {codes}." if codes else ""
    reason = f"This is no number on the scale {low:g}–{high:g}.{told}"
    return Fault(rating.is_off, rating.column, rating.text, reason)


def _long_faults(layout: ObservationLayout, ratings: list[Rating]) -> Iterator[Fault]:
    touchpoint, value = layout.single("touchpoint"), layout.single("value")
    said = [value] if layout.is_long else []
    said += [layout.parts[name].kept for name in layout.own_texts]
    if not touchpoint or not said:
        return
    yield Fault(
        f"coalesce({', '.join(said)}) IS NOT NULL AND {touchpoint} IS NULL",
        str(layout.mapping.touchpoint),
        "NULL",
        "The row names no touchpoint.",
    )
    measure = layout.single("measure") if layout.is_long else ""
    known = " OR ".join(f"coalesce({rating.where}, FALSE)" for rating in ratings)
    if measure:
        yield Fault(
            f"{value} IS NOT NULL AND NOT ({known})",
            str(layout.mapping.measure),
            measure,
            "No scale is declared for this measure.",
        )


def _time_faults(layout: ObservationLayout) -> Iterator[Fault]:
    for part in layout.times:
        text = part.column.text
        yield Fault(f"{text} IS NOT NULL", part.source, text, "This is no date that can be read.")


def _weight_faults(layout: ObservationLayout, decimal: str) -> Iterator[Fault]:
    text = layout.single("weight")
    if text:
        yield Fault(
            f"{text} IS NOT NULL AND coalesce({number_sql(text, decimal)} < 0, TRUE)",
            str(layout.mapping.weight),
            text,
            "This is no weight: a number of zero or more.",
        )

"""What the questions about a measured map give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.features.facts.models import STALE_DAYS
from tropa.features.insights.journey_schemas import Withheld

if TYPE_CHECKING:
    from tropa.core.figures import Figure

DAY_US = 86_400 * MICROSECONDS_PER_SECOND
State = Literal["unmeasured", "assumed", "measured", "supported", "refuted", "undecided"]


class CoverOut(BaseModel):
    """What one source knows: records, and when the newest of them was made."""

    source: str
    records: int
    newest_us: int | None


class FigureOut(BaseModel):
    """One measure of one touchpoint with all that must be said beside it."""

    measure: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    denominator: int | None
    n_effective: float | None
    unit: str
    scale_min: float | None
    scale_max: float | None
    state: State
    is_stale: bool
    stale_days: int = STALE_DAYS
    withheld: Withheld
    sources: list[str]
    first_us: int | None
    last_us: int | None
    newest_us: int | None
    note_keys: list[str]
    counts: dict[str, int]
    covers: list[CoverOut]


def figure_row(
    measure: str,
    figure: Figure,
    *,
    state: State,
    stale_days: int,
    now_us: int,
    names: dict[str, str],
) -> dict[str, Any]:
    """Describe a figure as :class:`FigureOut` does; ``names`` tells what people call a source.
    A figure is stale when its newest record was older than ``stale_days`` at ``now_us``.

    A map has hundreds of figures, typed already: no model is made of each.
    """
    estimate, scale = figure.estimate, figure.scale or (None, None)
    stale_before_us = now_us - stale_days * DAY_US
    return {
        "measure": measure,
        "value": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
        "n": estimate.n,
        "denominator": estimate.denominator,
        "n_effective": estimate.n_effective,
        "unit": figure.unit,
        "scale_min": scale[0],
        "scale_max": scale[1],
        "state": state,
        "is_stale": figure.newest_us is not None and figure.newest_us < stale_before_us,
        "stale_days": stale_days,
        "withheld": figure.withheld,
        "sources": [names.get(source, source) for source in figure.sources],
        "first_us": figure.first_us,
        "last_us": figure.last_us,
        "newest_us": figure.newest_us,
        "note_keys": figure.notes,
        "counts": figure.counts,
        "covers": [
            {
                "source": names.get(cover.source, cover.source),
                "records": cover.records,
                "newest_us": cover.newest_us,
            }
            for cover in figure.covers
        ],
    }


class EmotionPointOut(BaseModel):
    """One point of an emotion curve, −2…+2."""

    touchpoint_id: str
    value: float
    low: float | None
    high: float | None
    n: int


class EmotionCurveOut(BaseModel):
    """One curve from one source, in the order of the map, with peak, end and mean."""

    source: str
    points: list[EmotionPointOut]
    peak: float
    end: float
    mean: float


class MeasuredOut(BaseModel):
    """All figures of a map under a filter."""

    cases: int | None
    total_cases: int | None
    first_us: int | None
    last_us: int | None
    as_of_us: int | None
    figures: dict[str, dict[str, FigureOut]]
    emotion: list[EmotionCurveOut]
    quotes: dict[str, list[str]]
    not_narrowed: list[str]

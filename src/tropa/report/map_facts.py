"""What a report shows beside a map's document: figures, words of customers, the registry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tropa.core.filters import Filter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tropa.core.results import Withheld
    from tropa.core.states import CellState


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One measure of one touchpoint; what is withheld has no value here, whoever makes it.

    Attributes
    ----------
    value, low, high : float | None
        The figure and its 95 % interval, in ``unit`` (seconds, shares from 0 to 1, ratings …).
    n, denominator : int, int | None
        Records behind it, and what they are a part of.
    first_us, last_us : int | None
        Period of the records behind it.
    note_keys : tuple[str, ...]
        Keys of remarks (``outcome-not-declared`` …).

    Examples
    --------
    >>> ShownFigure("exit", "share", 0.5, n=3, withheld="withheld").value is None
    True
    """

    measure: str
    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0
    denominator: int | None = None
    scale_min: float | None = None
    scale_max: float | None = None
    state: CellState = "unmeasured"
    is_stale: bool = False
    withheld: Withheld = ""
    note_keys: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    first_us: int | None = None
    last_us: int | None = None

    def __post_init__(self) -> None:
        """Let nothing withheld reach a format, should a caller have forgotten to take it out."""
        if self.withheld == "withheld":
            for name in ("value", "low", "high"):
                object.__setattr__(self, name, None)
            object.__setattr__(self, "counts", {})

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to say of it: a value, or that it is withheld."""
        return self.value is not None or self.withheld == "withheld"


@dataclass(frozen=True, slots=True)
class ShownTouchpoint:
    """A touchpoint as the registry has it."""

    name: str
    channels: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    accountable: str = ""
    promise: str = ""
    promise_value: float | None = None
    scale: tuple[float | None, float | None] = (None, None)


@dataclass(frozen=True, slots=True)
class EmotionPoint:
    """A point of an emotion curve, −2…+2, with the n behind it."""

    value: float
    low: float | None = None
    high: float | None = None
    n: int = 0


@dataclass(frozen=True, slots=True)
class EmotionSeries:
    """One curve from one source (``gap``, ``score``, ``sentiment``), points by touchpoint."""

    source: str
    points: Mapping[str, EmotionPoint]
    peak: float
    mean: float


@dataclass(frozen=True, slots=True)
class MapFacts:
    """Everything measured and registered about a map.

    Attributes
    ----------
    figures : Mapping[str, Mapping[str, ShownFigure]]
        By touchpoint and measure.
    quotes : Mapping[str, tuple[str, ...]]
        The newest words of customers, by touchpoint.
    first_us, last_us : int | None
        Period of the events; None where no events are bound to the map.
    cases, total_cases : int | None
        Journeys counted, and all there are: fewer where a filter narrows them.
    where : Filter
        The filter under which all was computed.
    not_narrowed : tuple[str, ...]
        Its parts by which what customers say cannot be narrowed.
    maps : Mapping[str, str] | None
        The titles of the maps to which this one leads, by id; those that are gone are not there.
        None where nobody has looked: then a way bears the title it was given.
    """

    figures: Mapping[str, Mapping[str, ShownFigure]] = field(default_factory=dict)
    emotion: tuple[EmotionSeries, ...] = ()
    quotes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    touchpoints: Mapping[str, ShownTouchpoint] = field(default_factory=dict)
    first_us: int | None = None
    last_us: int | None = None
    cases: int | None = None
    total_cases: int | None = None
    where: Filter = field(default_factory=Filter)
    not_narrowed: tuple[str, ...] = ()
    maps: Mapping[str, str] | None = None

    def at(self, touchpoint_id: str | None) -> TouchpointFacts:
        """Gather what is known of one touchpoint; nothing where a step is bound to none."""
        key = touchpoint_id or ""
        return TouchpointFacts(
            figures=self.figures.get(key, {}),
            quotes=self.quotes.get(key, ()),
            registered=self.touchpoints.get(key),
        )


@dataclass(frozen=True, slots=True)
class TouchpointFacts:
    """What is known of one touchpoint."""

    figures: Mapping[str, ShownFigure] = field(default_factory=dict)
    quotes: tuple[str, ...] = ()
    registered: ShownTouchpoint | None = None

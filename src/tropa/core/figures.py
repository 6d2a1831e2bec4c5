"""A figure on a map: an estimate with everything a screen must say beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tropa.core.results import Estimate, Withheld

Unit = Literal["cases", "per_case", "share", "seconds", "rating", "emotion", "per_1000", "records"]


@dataclass(frozen=True, slots=True)
class Cover:
    """What one source knows of a touchpoint: records, and when the newest of them was made."""

    source: str
    records: int
    newest_us: int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one touchpoint.

    Attributes
    ----------
    estimate : Estimate
        Value, interval, n, denominator.
    unit : Unit
        ``cases`` and ``records`` are counts; they are never withheld.
    scale : tuple[float, float] | None
        Lowest and highest rating, for ratings.
    first_us, last_us : int | None
        Period of the records behind the figure; ``last_us`` is also the newest record.
    sources : tuple[str, ...]
        Where the records come from.
    withheld : {'', 'withheld', 'flagged'}
        Whether the n is too small to show, or small.
    notes : tuple[str, ...]
        Keys of sentences the screen must add (``outcome-not-declared`` …).
    counts : dict[str, int]
        What stands apart or beside: ``open``, ``n_censored``, ``n_missing``, ``n_unpaired`` …
    covers : tuple[Cover, ...]
        For the measure ``covered``.
    """

    estimate: Estimate
    unit: Unit
    scale: tuple[float, float] | None = None
    first_us: int | None = None
    last_us: int | None = None
    sources: tuple[str, ...] = ()
    withheld: Withheld = ""
    notes: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    covers: tuple[Cover, ...] = ()

    @property
    def newest_us(self) -> int | None:
        """When the newest record behind the figure was made."""
        return self.last_us

    @property
    def base(self) -> int:
        """Records the figure rests on: the denominator of a share, else n."""
        estimate = self.estimate
        return estimate.n if estimate.denominator is None else estimate.denominator

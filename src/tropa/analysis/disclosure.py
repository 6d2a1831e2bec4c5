"""What is too thin to show: withheld below a minimum n, flagged below another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.core.results import Estimate

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from typing import TypeVar

    from tropa.core.figures import Figure

    Key = TypeVar("Key", bound=Hashable)

COUNTS = frozenset({"cases", "records"})
"""Units that are counts: never withheld."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A workspace's rule: withhold below ``minimum_n``, flag below ``flagged_n``."""

    minimum_n: int = 10
    flagged_n: int = 30

    def __post_init__(self) -> None:
        if not 0 <= self.minimum_n <= self.flagged_n:
            raise InputError(
                f"A figure cannot be withheld below {self.minimum_n} "
                f"and flagged below {self.flagged_n}.",
                hint="Take two numbers from 0 on, the first not above the second.",
            )


def disclose(figure: Figure, rule: Disclosure) -> Figure:
    """Withhold or flag a figure; ratings, rates and durations only.

    What is withheld keeps how many records it rests on and nothing else: neither the part of a
    share nor what stands beside it, for these would tell the figure.

    Examples
    --------
    >>> from tropa.core.figures import Figure
    >>> thin = Figure(Estimate(4.5, 4.0, 5.0, n=9), unit="rating")
    >>> disclose(thin, Disclosure()).withheld, disclose(thin, Disclosure()).estimate.value
    ('withheld', None)
    """
    if figure.unit in COUNTS or figure.base >= rule.flagged_n or figure.base == 0:
        return figure
    if figure.base >= rule.minimum_n:
        return replace(figure, withheld="flagged")
    return withheld(figure)


def withheld(figure: Figure) -> Figure:
    """Take the value out of a figure."""
    denominator = figure.estimate.denominator
    blank = Estimate(None, None, None, n=figure.base, denominator=denominator)
    return replace(figure, estimate=blank, withheld="withheld", counts={})


def disclose_parts(
    figures: Mapping[Key, Figure], rule: Disclosure, *, shows_total: bool
) -> dict[Key, Figure]:
    """Disclose the parts of a whole, so that none can be told from the total.

    When the total is shown and exactly one part is withheld, the next smallest is withheld too:
    else the one would be the total less the others.

    Examples
    --------
    >>> from tropa.core.figures import Figure
    >>> rated = lambda n: Figure(Estimate(4.0, 3.0, 5.0, n=n), unit="rating")
    >>> parts = {"north": rated(5), "south": rated(40), "west": rated(90)}
    >>> shown = disclose_parts(parts, Disclosure(), shows_total=True)
    >>> [name for name, figure in shown.items() if figure.withheld == "withheld"]
    ['north', 'south']
    """
    shown = {key: disclose(figure, rule) for key, figure in figures.items()}
    hidden = [key for key, figure in shown.items() if figure.withheld == "withheld"]
    if not shows_total or len(hidden) != 1:
        return shown
    open_parts = [
        key
        for key, figure in shown.items()
        if figure.withheld != "withheld" and figure.base > 0 and figure.unit not in COUNTS
    ]
    if open_parts:
        smallest = min(open_parts, key=lambda key: shown[key].base)
        shown[smallest] = withheld(shown[smallest])
    return shown

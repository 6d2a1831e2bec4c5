"""What staff think of their own touchpoints: told by a room above, figured out here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tropa.analysis.voice.self_perception import (
    OwnRatings,
    PromisedValue,
    with_self_perception,
)
from tropa.features.facts.selectors import promises_of
from tropa.features.journeys.models import MapRecord

if TYPE_CHECKING:
    from tropa.core.figures import Figure
    from tropa.core.maps import JourneyMap

Teller = Callable[[MapRecord], OwnRatings | None]
"""Gives the ratings of a map that were opened for all; None where there are none."""

_tellers: list[Teller] = []


def register_own_ratings(teller: Teller) -> None:
    """Have a room tell the own ratings of a map, pooled and with nobody's name."""
    _tellers.append(teller)


def self_perceived(
    record: MapRecord, document: JourneyMap, measured: dict[str, dict[str, Figure]]
) -> dict[str, dict[str, Figure]]:
    """Put own rating and differences beside what is measured at the touchpoints of a map."""
    told = (teller(record) for teller in _tellers)
    given = next((one for one in told if one is not None), None)
    bound = {step.touchpoint_id for step in document.steps}
    promises = {
        str(pk): promise
        for pk, told_here in promises_of(record.workspace_id).items()
        if str(pk) in bound and (promise := promised(told_here))
    }
    return with_self_perception(measured, given=given, promises=promises)


def promised(promise: dict[str, object] | None) -> PromisedValue | None:
    """Read a promise as a number on a scale; None where it is words only."""
    told = [(promise or {}).get(name) for name in ("value", "scale_min", "scale_max")]
    numbers = [float(one) for one in told if isinstance(one, int | float)]
    return PromisedValue(numbers[0], (numbers[1], numbers[2])) if len(numbers) == 3 else None

"""The target of a KPI, in the unit of the measure that counts the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.map_contents import SECONDS
from tropa.core.maps import MapClaim
from tropa.formats.content_words import time_unit

if TYPE_CHECKING:
    from tropa.core.figures import Unit
    from tropa.core.map_contents import Kpi

PERCENT = "%"


def claim_of_kpi(kpi: Kpi, unit: Unit) -> MapClaim | None:
    """Say a KPI's target as a claim about its measure.

    People write shares in percent and times in minutes to months; anything else is in the
    measure's own unit already. None where the KPI names no measure, has no target, or is counted
    in a unit that the measure is not: nothing is guessed then.

    Parameters
    ----------
    unit : Unit
        In which the measure is told.

    Examples
    --------
    >>> from tropa.core.map_contents import Kpi
    >>> decided = Kpi(name="Decided", target=2, unit="days", is_less_better=True, measure="wait")
    >>> claim_of_kpi(decided, "seconds").range
    (None, 172800.0)
    >>> claim_of_kpi(decided, "share") is None
    True
    """
    size = _size(kpi.unit, unit)
    if kpi.measure is None or kpi.target is None or size is None:
        return None
    end = kpi.target * size
    if kpi.is_less_better:
        return MapClaim(measure=kpi.measure, high=end)
    return MapClaim(measure=kpi.measure, low=end)


def _size(written: str, unit: Unit) -> float | None:
    """Tell how many of a measure's unit one of what people wrote is; None where they differ."""
    is_percent = written.strip() == PERCENT
    if unit == "share":
        return 0.01 if is_percent else None
    if unit == "seconds":
        of_time = time_unit(written)
        return float(SECONDS[of_time]) if of_time else None
    return None if is_percent else 1.0

"""What people claim of a figure, judged by the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.core.states import CellState, cell_state

if TYPE_CHECKING:
    from tropa.core.figures import Figure
    from tropa.core.maps import MapClaim


def state_of(figure: Figure, claim: MapClaim | None) -> CellState:
    """Judge a claim by a figure; counts have no interval and are their own.

    Examples
    --------
    >>> from tropa.core.figures import Figure
    >>> from tropa.core.maps import MapClaim
    >>> from tropa.core.results import Estimate
    >>> waited = Figure(Estimate(4.0, 3.5, 4.5, n=80), unit="seconds")
    >>> state_of(waited, MapClaim(measure="wait_after", high=3))
    'refuted'
    """
    estimate = figure.estimate
    low, high = estimate.low, estimate.high
    if low is None and high is None and estimate.value is not None:
        low = high = estimate.value
    return cell_state(
        interval=None if low is None or high is None else (low, high),
        claim=claim.range if claim else None,
        tolerance=claim.tolerance if claim else 0.0,
        is_withheld=figure.withheld == "withheld",
    )

"""The state of a cell: is it only assumed, or measured, and does the measure bear it out."""

from __future__ import annotations

from typing import Literal

CellState = Literal["unmeasured", "assumed", "measured", "supported", "refuted", "undecided"]


def cell_state(
    *,
    interval: tuple[float, float] | None,
    claim: tuple[float | None, float | None] | None,
    tolerance: float = 0.0,
    is_withheld: bool = False,
) -> CellState:
    """Judge a claim by its evidence.

    Parameters
    ----------
    interval : tuple[float, float] | None
        The measured interval; None where there is no evidence that may decide.
    claim : tuple[float | None, float | None] | None
        The claimed range, None at an open end; None where nobody claims anything.
    tolerance : float
        How far outside the range still counts as inside.
    is_withheld : bool
        Evidence is there but too thin to be shown.

    Examples
    --------
    >>> cell_state(interval=(1.0, 1.8), claim=(None, 2.0))
    'supported'
    >>> cell_state(interval=(2.5, 3.0), claim=(None, 2.0))
    'refuted'
    >>> cell_state(interval=(1.5, 3.0), claim=(None, 2.0))
    'undecided'
    >>> cell_state(interval=None, claim=None)
    'unmeasured'
    """
    if interval is None and not is_withheld:
        return "unmeasured" if claim is None else "assumed"
    if claim is None:
        return "measured"
    if interval is None or is_withheld:
        return "undecided"
    floor = float("-inf") if claim[0] is None else claim[0] - tolerance
    ceiling = float("inf") if claim[1] is None else claim[1] + tolerance
    low, high = interval
    if floor <= low and high <= ceiling:
        return "supported"
    return "refuted" if high < floor or low > ceiling else "undecided"

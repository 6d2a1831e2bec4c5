"""Names that the journeys know: a misspelt one is answered with the near ones."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.store.journeys import ATTRIBUTE, Journeys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EVENT_COLUMNS = ("activity", "channel", "department")


def require_activities(journeys: Journeys, names: Iterable[str]) -> None:
    """Refuse activities that never happen in the whole log.

    Raises
    ------
    InputError
        Naming the first unknown activity and those that are spelt nearly like it.
    """
    asked = list(dict.fromkeys(names))
    if not asked:
        return
    whole = journeys.origin or journeys
    steps = whole.steps
    found = whole.run(steps.filter(steps.activity.isin(asked)).select("activity").distinct())
    here = {row["activity"] for row in found.to_pylist()}
    missing = [name for name in asked if name not in here]
    if missing:
        every = whole.run(steps.select("activity").distinct()).to_pylist()
        raise unknown("activity", missing[0], [row["activity"] for row in every])


def case_column(journeys: Journeys, name: str) -> str:
    """Tell which column of ``cases`` holds an attribute of the case."""
    if name not in journeys.case_attributes:
        raise unknown("case attribute", name, journeys.case_attributes)
    return ATTRIBUTE + name


def event_column(journeys: Journeys, name: str) -> str:
    """Tell which column of ``steps`` holds an attribute of the event."""
    if name in journeys.event_attributes:
        return ATTRIBUTE + name
    if name not in EVENT_COLUMNS:
        raise unknown("event attribute", name, (*EVENT_COLUMNS, *journeys.event_attributes))
    return name


def unknown(kind: str, name: str, known: Sequence[str]) -> InputError:
    """Describe a name that is not there by the names that are.

    Examples
    --------
    >>> str(unknown("activity", "Pai", ["Pay", "Order"]))
    "There is no activity 'Pai'. Did you mean 'Pay'?"
    """
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    if near:
        hint = f"Did you mean {', '.join(map(repr, near))}?"
    elif known:
        hint = f"There are: {', '.join(map(repr, sorted(known)[:10]))}."
    else:
        hint = "There are none."
    return InputError(f"There is no {kind} {name!r}.", hint=hint)

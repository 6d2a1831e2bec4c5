"""Names that the journeys know: a misspelt one is answered with the near ones."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from tropa.core.errors import InputError
from tropa.store.at_hand import AtHand
from tropa.store.journeys import ATTRIBUTE, Journeys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EVENT_COLUMNS = ("activity", "channel", "department")
_known: AtHand[frozenset[str]] = AtHand(room=1_000_000)


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
    known = known_activities(journeys)
    missing = [name for name in asked if name not in known]
    if missing:
        raise unknown("activity", missing[0], sorted(known))


def known_activities(journeys: Journeys) -> frozenset[str]:
    """Name the activities of the whole log."""
    whole = journeys.origin or journeys

    def read() -> tuple[frozenset[str], int]:
        rows = whole.run(whole.steps.select("activity").distinct())
        return frozenset(rows["activity"].to_pylist()), len(rows)

    return _known.of(whole.engine, read)


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

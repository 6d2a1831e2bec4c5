"""The company's own process, step by step, as it is held against the path of its customers."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Annotated
from unicodedata import normalize

from pydantic import Field

from tropa.core.map_part import LONGEST_NAME, MapPart

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_STEPS = 300
LONGEST_PLAN_SECONDS = 100 * 366 * 86_400


class CompanyStep(MapPart):
    """One thing the company does, or believes to happen.

    Attributes
    ----------
    after : tuple[str, ...]
        The steps it follows directly: one in a list, several where branches meet.
    is_optional : bool
        Whether a branch leaves it out, so that not every customer comes there.
    touchpoint_id, step_id : str or None
        The touchpoint it is known to be at; the step of the map in whose cell it is written.
    """

    id: str
    name: Annotated[str, Field(max_length=LONGEST_NAME)]
    department: str = ""
    after: tuple[str, ...] = ()
    is_optional: bool = False
    touchpoint_id: str | None = None
    step_id: str | None = None


class StepCorrection(MapPart):
    """What a person said of a step of the company.

    Attributes
    ----------
    is_placed : bool
        Whether a person said where it belongs; ``step_id`` None then means: nowhere.
    planned_seconds : float or None
        How long the company means it to take until its next step.
    """

    is_placed: bool = False
    step_id: str | None = None
    planned_seconds: Annotated[
        float | None, Field(default=None, gt=0, le=LONGEST_PLAN_SECONDS, allow_inf_nan=False)
    ] = None


def step_ids(names: Iterable[str]) -> list[str]:
    """Give steps ids by their names, so that a list that is read anew keeps what people said.

    Examples
    --------
    >>> first, again, other = step_ids(["Pay", "PAY", "Ship"])
    >>> first == step_ids(["pay"])[0], first == again
    (True, False)
    """
    seen: dict[str, int] = {}
    found = []
    for name in names:
        key = normalize("NFC", " ".join(name.split())).casefold()
        seen[key] = seen.get(key, 0) + 1
        found.append(sha256(f"{seen[key]} {key}".encode()).hexdigest()[:16])
    return found

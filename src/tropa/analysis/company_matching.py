"""Which step of the customers' path is meant by a step of the company's process."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tropa.core.company_process import CompanyStep, StepCorrection
    from tropa.core.maps import MapStep

How = Literal["person", "place", "touchpoint", "name", "alike", "none"]
ALIKE = 0.75
"""From this likeness on two names are taken to mean the same, until a person says otherwise."""


@dataclass(frozen=True, slots=True)
class Match:
    """The step of the path that is meant, and how that is known.

    Attributes
    ----------
    step_id : str or None
        None where no step is meant.
    how : {'person', 'place', 'touchpoint', 'name', 'alike', 'none'}
        A person said so; it is written in that step's cell; both are at one touchpoint; they bear
        one name; their names are alike (a guess); nothing was found.
    """

    step_id: str | None
    how: How


def match_steps(
    company: Sequence[CompanyStep],
    path: Sequence[MapStep],
    corrections: Mapping[str, StepCorrection],
) -> dict[str, Match]:
    """Match each step of the company with one of the path, the surest way first.

    What a person said goes before all else, as long as that step is there. Several steps of the
    company may mean one step of the path.

    Returns
    -------
    dict[str, Match]
        By the id of the company's step.

    Examples
    --------
    >>> from tropa.core.company_process import CompanyStep
    >>> from tropa.core.maps import MapStep
    >>> path = [MapStep(id="p", stage_id="s", name="Pay the bill")]
    >>> match_steps([CompanyStep(id="c", name="pay the  BILL")], path, {})["c"]
    Match(step_id='p', how='name')
    """
    known = _Path(path)
    return {step.id: known.match(step, corrections.get(step.id)) for step in company}


class _Path:
    """The steps of the path by all that tells them; the first of several counts."""

    def __init__(self, path: Sequence[MapStep]) -> None:
        self.ids = {step.id for step in path}
        turned = list(path)[::-1]
        self.by_touchpoint = {one.touchpoint_id: one.id for one in turned if one.touchpoint_id}
        self.by_name = {_key(one.name): one.id for one in turned}
        self.names = [(SequenceMatcher(b=name, autojunk=False), name) for name in self.by_name]

    def match(self, step: CompanyStep, said: StepCorrection | None) -> Match:
        if said is not None and said.is_placed and (not said.step_id or said.step_id in self.ids):
            return Match(said.step_id or None, "person")
        if step.step_id in self.ids:
            return Match(step.step_id, "place")
        if step.touchpoint_id in self.by_touchpoint:
            return Match(self.by_touchpoint[step.touchpoint_id], "touchpoint")
        key = _key(step.name)
        if key in self.by_name:
            return Match(self.by_name[key], "name")
        return self._alike(key)

    def _alike(self, key: str) -> Match:
        """Find the likest name; most are told apart by their lengths and letters alone."""
        best, found = ALIKE, None
        for likeness, name in self.names:
            likeness.set_seq1(key)
            if likeness.real_quick_ratio() < best or likeness.quick_ratio() < best:
                continue
            ratio = likeness.ratio()
            if ratio > best or (found is None and ratio == best):
                best, found = ratio, name
        return Match(None, "none") if found is None else Match(self.by_name[found], "alike")


def _key(name: str) -> str:
    return normalize("NFC", " ".join(name.split())).casefold()

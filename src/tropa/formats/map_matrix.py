"""A table laid out as a map, by what each of its lines is said to be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from tropa.core.errors import InputError
from tropa.core.map_imports import MapProposal, ReadLine, refuse_many_lines
from tropa.core.map_part import LONGEST_NAME, LONGEST_TEXT
from tropa.core.maps import (
    JourneyMap,
    MapCell,
    MapClaim,
    MapLane,
    MapStage,
    MapStep,
)
from tropa.formats.content_words import content_of
from tropa.formats.lane_words import emotion_of, flags_of

if TYPE_CHECKING:
    from tropa.core.map_imports import LineRole, MapReading
    from tropa.core.maps import LaneKind
    from tropa.formats.grid import Grid

UNSORTED = "stage.unplaced"
EMOTION = "emotion_gap"
SAMPLES = 5
_NUMBER = re.compile(r"\s*(\d{1,4})[.)]\s+(?=\S)")
LONGEST_SAMPLE = 80
MOST_ENTRIES = 3_000


def lay_out(grid: Grid, reading: MapReading, *, title: str) -> MapProposal:
    """Make a map of a table.

    Without a line of steps each stage becomes one step that holds all its texts; without stages
    the steps wait in one that is not sorted yet. What stands in one place twice is written once.

    Parameters
    ----------
    reading : MapReading
        What each line is; lines beyond its roles are left out.
    title : str
        The map's title, unless a line above the stages holds nothing but one.

    Raises
    ------
    InputError
        Nothing of it is a stage, a step or a lane, or it is far larger than a map.

    Examples
    --------
    >>> from tropa.core.map_imports import MapReading
    >>> from tropa.formats.grid import paste_grid
    >>> reading = MapReading(roles=("stage", "step", "pains"))
    >>> table = paste_grid("\\tBuy\\t\\n\\tOrder\\tPay\\nPains\\t\\tslow")
    >>> found = lay_out(table, reading, title="Shop").document
    >>> [stage.name for stage in found.stages], [step.name for step in found.steps]
    (['Buy'], ['Order', 'Pay'])
    >>> found.cells[0].text
    'slow'
    """
    lined = grid.turned() if reading.is_transposed else grid
    refuse_many_lines(len(lined.rows), file=grid.file)
    skip: LineRole = "skip"
    missing = [skip] * (len(lined.rows) - len(reading.roles))
    roles = (*reading.roles[: len(lined.rows)], *missing)
    if len(lined.rows[0]) - reading.titles > MOST_ENTRIES:
        raise InputError(
            f"There are more than {MOST_ENTRIES} places across.",
            file=grid.file,
            hint="Keep the part that is the map.",
        )
    laying = _Laying(lined, roles, reading.titles, is_transposed=reading.is_transposed)
    laying.take_all()
    if not laying.steps and not laying.stages:
        raise InputError(
            "No stage and no step was found in it.",
            file=grid.file,
            hint="Say which line holds the stages or the steps.",
        )
    document = JourneyMap(
        id=uuid4().hex,
        title=_clean(laying.title_above() or title)[:LONGEST_NAME],
        stages=tuple(laying.stages),
        steps=tuple(laying.ordered_steps()),
        lanes=tuple(laying.lanes.values()),
        cells=tuple(laying.cells()),
    )
    return MapProposal(
        document=document,
        reading=reading.model_copy(update={"roles": roles, "sheet": grid.sheet}),
        lines=_lines(lined, roles, reading.titles),
        sheets=grid.sheets,
        remarks=laying.remarks(),
    )


@dataclass
class _Laying:
    """Goes across the table once and takes what stands in each place."""

    lined: Grid
    roles: tuple[LineRole, ...]
    titles: int
    is_transposed: bool
    stages: list[MapStage] = field(default_factory=list)
    steps: list[MapStep] = field(default_factory=list)
    lanes: dict[int, MapLane] = field(default_factory=dict)
    texts: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    numbered: set[LineRole] = field(default_factory=set)
    shortened: int = 0
    odd_emotions: int = 0

    def take_all(self) -> None:
        """Take every place, from the first behind the titles."""
        for index, role in enumerate(self.roles):
            if role != "stage" and role != "step" and role != "skip":
                self.lanes[index] = self._lane(index, role)
        once: tuple[LineRole, ...] = ("stage", "step")
        self.numbered = {role for role in once if self._is_numbered(role)}
        stage: MapStage | None = None
        step: MapStep | None = None
        for place in range(self.titles, len(self.lined.rows[0])):
            held = [i for i in self.lanes if self.lined.filled[i][place]]
            name, what = self._name("stage", place), self._name("step", place)
            if not (name or what or held):
                continue
            before, stage = stage, self._stage(name, stage)
            step = self._step(what, stage, last=step if stage is before else None, held=held)
            for index in held:
                self._take(index, place, step)

    def _lane(self, index: int, kind: LaneKind) -> MapLane:
        title = self.lined.filled[index][self.titles - 1] if self.titles else ""
        return MapLane(id=uuid4().hex, kind=kind, title=self._short(title))

    def _name(self, role: LineRole, place: int) -> str:
        if role not in self.roles:
            return ""
        text = self.lined.rows[self.roles.index(role)][place]
        return self._short(_NUMBER.sub("", text, count=1) if role in self.numbered else text)

    def _is_numbered(self, role: LineRole) -> bool:
        """Whether the texts of a line are numbered through: a map numbers its stages itself."""
        if role not in self.roles:
            return False
        texts = self.lined.rows[self.roles.index(role)][self.titles :]
        found = [_NUMBER.match(text) for text in dict.fromkeys(texts) if text]
        numbers = [int(one[1]) for one in found if one]
        return len(found) > 1 and numbers == [*range(1, len(found) + 1)]

    def _short(self, name: str) -> str:
        clean = _clean(name)
        self.shortened += len(clean) > LONGEST_NAME
        return clean if len(clean) <= LONGEST_NAME else clean[: LONGEST_NAME - 1] + "…"

    def _stage(self, name: str, current: MapStage | None) -> MapStage:
        """Find the stage of a place; a blank one goes on with the stage before."""
        if current is not None and name in ("", current.name):
            return current
        known = [one for one in self.stages if self.is_transposed and one.name == name]
        if known:
            return known[0]
        key = None if name else UNSORTED
        self.stages.append(MapStage(id=uuid4().hex, name=name, name_key=key))
        return self.stages[-1]

    def _step(
        self, name: str, stage: MapStage, *, last: MapStep | None, held: list[int]
    ) -> MapStep | None:
        """Find the step of a place; without a name it goes on with the one before."""
        if not name and "step" not in self.roles:
            last = next((one for one in self.steps if one.stage_id == stage.id), None)
        if not name and (last is not None or not held):
            return last
        title = self.lanes[held[0]].title if held else ""
        called, flags = flags_of(name or stage.name or title or "·")
        step = MapStep(id=uuid4().hex, stage_id=stage.id, name=called)
        self.steps.append(step.model_copy(update=dict.fromkeys(flags, True)))
        return self.steps[-1]

    def _take(self, index: int, place: int, step: MapStep | None) -> None:
        if step is None:  # nothing is held where no step could be made
            return
        text = self.lined.filled[index][place]
        if self.lanes[index].kind == "emotion" and emotion_of(text) is None:
            self.odd_emotions += 1
            return
        there = self.texts.setdefault((self.lanes[index].id, step.id), [])
        if text not in there:
            there.append(text)

    def ordered_steps(self) -> list[MapStep]:
        """List the steps stage by stage."""
        rank = {stage.id: place for place, stage in enumerate(self.stages)}
        return sorted(self.steps, key=lambda step: rank[step.stage_id])

    def cells(self) -> list[MapCell]:
        """Write what was taken; a place of an emotion lane holds a claim."""
        kinds = {lane.id: lane.kind for lane in self.lanes.values()}
        return [
            _cell(place, texts, kind=kinds[place[0]]) for place, texts in sorted(self.texts.items())
        ]

    def title_above(self) -> str:
        """Find the title of the whole: the only text of a line left out above the stages."""
        if not self.titles:
            return ""
        for row, role in zip(self.lined.rows, self.roles, strict=True):
            texts = {text for text in row if text}
            if role != "skip":
                return ""
            if len(texts) == 1:
                return texts.pop()
        return ""

    def remarks(self) -> tuple[str, ...]:
        """Say what was left out or shortened."""
        left = [
            index
            for index, role in enumerate(self.roles)
            if role == "skip" and {*self.lined.rows[index]} - {"", self.title_above()}
        ]
        long = sum(len("\n".join(texts)) > LONGEST_TEXT for texts in self.texts.values())
        said = [
            f"Lines left out: {', '.join(str(index + 1) for index in left)}." if left else "",
            f"Names cut to {LONGEST_NAME} letters: {self.shortened}." if self.shortened else "",
            f"Texts cut to {LONGEST_TEXT} letters: {long}." if long else "",
            f"Emotions left out, being no number from −2 to 2: {self.odd_emotions}."
            if self.odd_emotions
            else "",
        ]
        return tuple(text for text in said if text)


def _cell(place: tuple[str, str], texts: list[str], *, kind: LaneKind) -> MapCell:
    lane_id, step_id = place
    if kind == "emotion":
        values = [value for text in texts if (value := emotion_of(text)) is not None]
        claim = MapClaim(measure=EMOTION, low=min(values), high=max(values))
        return MapCell(lane_id=lane_id, step_id=step_id, claim=claim)
    content = content_of(kind, texts)
    text = "" if content else "\n".join(texts)[:LONGEST_TEXT]
    return MapCell(lane_id=lane_id, step_id=step_id, text=text, content=content)


def _clean(name: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())


def _lines(lined: Grid, roles: tuple[LineRole, ...], titles: int) -> tuple[ReadLine, ...]:
    lines = []
    for number, (row, role) in enumerate(zip(lined.rows, roles, strict=True), 1):
        held = [text for text in row[titles:] if text]
        lines.append(
            ReadLine(
                number=number,
                title=lined.filled[number - 1][titles - 1][:LONGEST_NAME] if titles else "",
                role=role,
                samples=tuple(text[:LONGEST_SAMPLE] for text in held[:SAMPLES]),
                filled=len(held),
            )
        )
    return tuple(lines)

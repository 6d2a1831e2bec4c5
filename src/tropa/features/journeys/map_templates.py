"""Maps to begin with: one file a template, each written in three languages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from django.db import transaction
from pydantic import BaseModel, ConfigDict, Field

from tropa.core.errors import NotFound
from tropa.core.languages import LANGUAGES, Language
from tropa.core.maps import JourneyMap, LaneKind, MapCell, MapClaim, MapLane, MapStage, MapStep
from tropa.features.journeys.map_binding import document_bind
from tropa.features.journeys.map_drawing import new_id
from tropa.features.journeys.map_keeping import map_keep
from tropa.features.workspaces.selectors import workspace_for
from tropa.kit.access import Role

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User

ORDER = (
    *("car-service", "online-shop", "shop-chain", "bank", "telecom", "clinic", "b2b-sale"),
    *("airport", "lifecycle", "empty"),
)
"""The templates as they are listed; each lies in the file of its name."""
ASSUMED_EMOTION = "emotion_gap"
EMOTION_MARGIN = 0.5
WORDED = ("expectation", "pain", "strength", "company")
"""The lanes whose texts a template writes step by step, in the order of a step's texts."""
CODED = ("channels", "departments")
MEASURED: tuple[LaneKind, ...] = ("expectation_experience", "waiting")
"""Lanes that stay empty until facts fill them."""


class Strict(BaseModel):
    """Nothing unknown in a file of ours."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TemplateStep(Strict):
    """A step apart from its words; ``emotion`` is what people are assumed to feel, −2…+2."""

    stage: int
    channels: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    emotion: float = Field(ge=-2, le=2)
    is_moment_of_truth: bool = False


class TemplateWords(Strict):
    """A template in one language; a step's words: name, then what each worded lane says."""

    name: str
    about: str
    stages: tuple[str, ...]
    steps: tuple[tuple[str, ...], ...]


class Template(Strict):
    """A map to begin with."""

    steps: tuple[TemplateStep, ...]
    en: TemplateWords
    ru: TemplateWords
    pl: TemplateWords

    def words(self, language: Language) -> TemplateWords:
        """Give the words of a language."""
        return {"en": self.en, "ru": self.ru, "pl": self.pl}[language]


class SharedWords(Strict):
    """The words that all templates share: language → code → word."""

    lanes: dict[Language, dict[str, str]]
    channels: dict[Language, dict[str, str]]
    departments: dict[Language, dict[str, str]]


@cache
def template_get(key: str) -> Template:
    """Read a template.

    Raises
    ------
    NotFound
        There is none of this name.
    """
    if key not in ORDER:
        raise NotFound("There is no such template.", hint="Choose one of the list.")
    return Template.model_validate_json(_text(key))


@cache
def shared_words() -> SharedWords:
    """Read the words that all templates share."""
    return SharedWords.model_validate_json(_text("words"))


def _text(name: str) -> str:
    at = files("tropa.features.journeys").joinpath("templates", f"{name}.json")
    return at.read_text(encoding="utf-8")


def language_of(user: User) -> Language:
    """Tell in which of our languages someone reads."""
    return next((one for one in LANGUAGES if one == user.language), LANGUAGES[0])


def templates_list(user: User, workspace_id: UUID) -> list[tuple[str, Template]]:
    """List the templates for those who may read the workspace."""
    workspace_for(user, workspace_id)
    return [(key, template_get(key)) for key in ORDER]


def map_from_template(
    user: User, workspace_id: UUID, *, key: str, language: Language, title: str = ""
) -> MapRecord:
    """Begin a map with a template; its touchpoints join the registry, or are found there by name.

    Raises
    ------
    NotFound
        There is no such template.
    """
    workspace = workspace_for(user, workspace_id, needs=Role.EDITOR)
    document = draw_template(template_get(key), language, title=title)
    with transaction.atomic():
        bound = document_bind(user, workspace, document, is_adding=True)
        return map_keep(user, workspace, bound)


def draw_template(template: Template, language: Language, *, title: str = "") -> JourneyMap:
    """Lay a template out as a map; whatever it says is an assumption, to be confronted."""
    words = template.words(language)
    stages = tuple(MapStage(id=new_id(), name=name) for name in words.stages)
    steps = tuple(
        MapStep(
            id=new_id(),
            stage_id=stages[step.stage].id,
            name=told[0],
            is_moment_of_truth=step.is_moment_of_truth,
        )
        for step, told in zip(template.steps, words.steps, strict=True)
    )
    lanes = _lanes(template, language)
    return JourneyMap(
        id=new_id(),
        title=title or words.name,
        stages=stages,
        steps=steps,
        lanes=tuple(lanes.values()),
        cells=tuple(_cells(template, language, steps=steps, lanes=lanes)),
        version=1,
    )


def _lanes(template: Template, language: Language) -> dict[str, MapLane]:
    """Make the lanes: first what customers live through, then the company, then the facts."""
    titles = shared_words().lanes[language]
    has_company = any(len(told) > len(WORDED) for told in template.words(language).steps)
    kinds: dict[str, LaneKind] = {
        "expectation": "text",
        "channels": "text",
        "emotion": "emotion",
        "pain": "pains",
        "strength": "strengths",
        "departments": "text",
        **({"company": "backstage"} if has_company else {}),
        **{kind: kind for kind in MEASURED},
    }
    return {
        name: MapLane(id=new_id(), kind=kind, title=titles.get(name, ""))
        for name, kind in kinds.items()
    }


def _cells(
    template: Template,
    language: Language,
    *,
    steps: tuple[MapStep, ...],
    lanes: dict[str, MapLane],
) -> list[MapCell]:
    told = template.words(language).steps
    cells = []
    for step, spec, words in zip(steps, template.steps, told, strict=True):
        texts = dict(zip(WORDED, words[1:], strict=False))
        for name in CODED:
            known = getattr(shared_words(), name)[language]
            texts[name] = ", ".join(known[code] for code in getattr(spec, name))
        cells += [
            MapCell(lane_id=lanes[name].id, step_id=step.id, text=text)
            for name, text in texts.items()
            if text and name in lanes
        ]
        cells.append(_assumed(lanes["emotion"], step, spec.emotion))
    return cells


def _assumed(lane: MapLane, step: MapStep, emotion: float) -> MapCell:
    """Claim an emotion a little to both sides of what is assumed."""
    low, high = max(emotion - EMOTION_MARGIN, -2), min(emotion + EMOTION_MARGIN, 2)
    claim = MapClaim(measure=ASSUMED_EMOTION, low=low, high=high)
    return MapCell(lane_id=lane.id, step_id=step.id, claim=claim)

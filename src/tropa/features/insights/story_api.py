"""The addresses of a map's story, and of the marks that its figures suggest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from tropa.core.languages import Language
from tropa.core.map_commands import FlagSize
from tropa.core.maps import StepFlag
from tropa.features.insights.export_api import file_answer
from tropa.features.insights.filter_query import FilterQuery
from tropa.features.insights.map_api import MAP
from tropa.features.insights.stories import lens_amounts, map_story, map_suggestions, story_file
from tropa.features.workspaces.requests import SignedInRequest
from tropa.report.story_export import StoryFormat

if TYPE_CHECKING:
    from tropa.report.story import ToldStory

router = Router(tags=["insights"])
LENS = "/workspaces/{uuid:workspace_id}/lenses/{uuid:lens_id}"


class StoryQuery(FilterQuery):
    """Of which journeys, in which language."""

    language: Language | None = Field(
        None, description="Language of its words; the reader's own unless given."
    )


class StoryFileQuery(StoryQuery):
    """Which file is wanted."""

    kind: StoryFormat = Field("pdf", description="One page of A4, or one slide.")


class StoryFindingOut(Schema):
    """A problem or a strength in words."""

    step: str
    stage: str
    touchpoint_id: str
    measure: str
    says: str
    facts: str
    money: str


class StoryOut(Schema):
    """A map's story in words: what stands out by the stated rule, and what nobody knows."""

    title: str
    about: str
    problems: list[StoryFindingOut]
    strengths: list[StoryFindingOut]
    unknown: list[str]
    rule: str

    @classmethod
    def of(cls, story: ToldStory) -> Self:
        """Put a told story as an answer."""
        return cls.model_validate(story, from_attributes=True)


class SuggestionOut(Schema):
    """A mark that the figures suggest for a step, and why."""

    step_id: str
    flag: StepFlag
    says: str
    facts: str
    touchpoint_id: str
    measure: str
    size: tuple[FlagSize, FlagSize]


@router.get(MAP + "/story", response=StoryOut)
def get_story(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, query: Query[StoryQuery]
) -> StoryOut:
    """Tell a map's story on one page: problems, strengths, costs, and what nobody knows."""
    language = query.language or request.user.language
    told = map_story(request.user, workspace_id, map_id, where=query.where, language=language)
    return StoryOut.of(told)


@router.get(MAP + "/story/export")
def export_story(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, query: Query[StoryFileQuery]
) -> HttpResponse:
    """Download a map's story as one page or one slide."""
    language = query.language or request.user.language
    file = story_file(
        request.user, workspace_id, map_id, where=query.where, language=language, kind=query.kind
    )
    return file_answer(file)


@router.get(MAP + "/suggestions", response=list[SuggestionOut])
def list_suggestions(
    request: SignedInRequest, workspace_id: UUID, map_id: UUID, *, query: Query[StoryQuery]
) -> list[SuggestionOut]:
    """Suggest moments of truth and quick wins from the figures, each with its reason."""
    language = query.language or request.user.language
    found = map_suggestions(
        request.user, workspace_id, map_id, where=query.where, language=language
    )
    return [SuggestionOut.model_validate(one) for one in found]


@router.get(LENS + "/amounts", response=list[str])
def list_amounts(request: SignedInRequest, workspace_id: UUID, lens_id: UUID) -> list[str]:
    """List the attributes that could hold money: numbers throughout."""
    return lens_amounts(request.user, workspace_id, lens_id)

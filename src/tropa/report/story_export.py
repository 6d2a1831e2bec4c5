"""A story as a file: one page of A4, or one slide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tropa.report.paper import PAPERS
from tropa.report.story_drawing import story_scene

if TYPE_CHECKING:
    from tropa.report.language import Language
    from tropa.report.story import ToldStory

StoryFormat = Literal["pdf", "pptx"]


def story_export(
    story: ToldStory, kind: StoryFormat, *, language: Language, master: bytes | None = None
) -> bytes:
    """Write a story as a PDF of one A4 page, or as a slide of shapes and texts to go on with.

    Parameters
    ----------
    master : bytes | None
        A company's own .pptx for the slide.
    """
    if kind == "pptx":
        from tropa.report.pptx import story_slide  # a large library

        return story_slide(story, master=master)
    from tropa.report.pdf import pdf

    width, height = PAPERS["A4"]
    scene = story_scene(story, ratio=width / height)
    return pdf([scene], size=(width, height), language=language.code)

"""The demo company has held a workshop, in each language."""

from __future__ import annotations

import pytest

from tropa.core.languages import LANGUAGES
from tropa.demo.meeting import GOAL, NOTES, meet
from tropa.features.journeys.models import MapRecord

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workshop_speaks_the_language_of_the_demo(company, language):
    drawn = MapRecord.objects.create(
        workspace=company.workspace, title="Volt", document={"id": "m", "title": "Volt"}
    )
    meet(company.editor.user, company.workspace, language)
    (held,) = company.viewer.get(f"{company.at}/maps/{drawn.pk}/workshops")
    place = LANGUAGES.index(language)
    assert (held["goal"], held["step"]) == (GOAL[place], "characterise")
    board = company.viewer.get(f"{company.at}/workshops/{held['id']}/board")
    assert [note["text"] for note in board["notes"]] == [texts[place] for _, *texts in NOTES]

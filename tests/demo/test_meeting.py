"""The demo company has held a workshop, in each language."""

from __future__ import annotations

import pytest

from tropa.core.languages import LANGUAGES
from tropa.demo.meeting import GOAL, NOTES, REQUESTS, meet
from tropa.features.journeys.models import MapRecord
from tropa.features.tasks.models import Task, TaskKind, TaskState

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workshop_speaks_the_language_of_the_demo(company, language):
    drawn = MapRecord.objects.create(
        workspace=company.workspace, title="Volt", document={"id": "m", "title": "Volt"}
    )
    for name in ("Claims", "Hotline"):
        company.workspace.departments.create(name=name)
    meet(company.editor.user, company.workspace, language)
    (held,) = company.viewer.get(f"{company.at}/maps/{drawn.pk}/workshops")
    place = LANGUAGES.index(language)
    assert (held["goal"], held["step"]) == (GOAL[place], "characterise")
    board = company.viewer.get(f"{company.at}/workshops/{held['id']}/board")
    assert [note["text"] for note in board["notes"]] == [texts[place] for _, *texts in NOTES]
    asked = Task.objects.filter(kind=TaskKind.REQUEST).order_by("deadline")
    assert [(one.department.name, one.title, one.state) for one in asked] == [
        ("Claims", REQUESTS[0][1 + place], TaskState.DONE),
        ("Hotline", REQUESTS[1][1 + place], TaskState.OPEN),
    ]

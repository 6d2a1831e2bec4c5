"""A list asks the database as often for many as for one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tropa.core import clock
from tropa.features.facts.services import reported_create, touchpoint_create
from tropa.features.journeys.models import LensRecord, MapRecord
from tropa.features.sources.models import Import, Source, SourceCode
from tropa.features.workspaces.models import Department, Invitation, Membership
from tropa.kit.models import Job

pytestmark = pytest.mark.django_db


def add_lens(company, number):
    LensRecord.objects.create(
        workspace=company.workspace, name=f"L{number}", created_by=company.editor.user
    )


def add_map(company, number):
    lens = LensRecord.objects.create(workspace=company.workspace, name=f"L{number}")
    document = {"id": "m", "title": "M", "steps": []}
    MapRecord.objects.create(
        workspace=company.workspace, lens=lens, title=f"M{number}", document=document
    )


def add_touchpoint(company, number):
    unit = Department.objects.create(workspace=company.workspace, name=f"D{number}")
    touchpoint_create(
        company.editor.user,
        company.workspace.pk,
        name=f"T{number}",
        activities=[f"a{number}"],
        department_ids=[unit.pk],
        accountable_id=unit.pk,
    )


def add_import(company, number):
    source = Source.objects.create(workspace=company.workspace, name=f"S{number}", kind="events")
    SourceCode.objects.create(source=source, kind="activity", code="A", count=1)
    job = Job.objects.create(
        kind="import", workspace_id=company.workspace.pk, subject_id=source.pk, state="done"
    )
    Import.objects.create(
        workspace=company.workspace,
        source=source,
        file="x",
        mapping={},
        job=job,
        removal=Job.objects.create(kind="r", workspace_id=source.pk, subject_id=source.pk),
        created_by=company.editor.user,
    )


def add_member(company, number):
    user = type(company.owner.user).objects.create_user(f"m{number}@example.org")
    Membership.objects.create(workspace=company.workspace, user=user, role="viewer")


def add_invitation(company, number):
    Invitation.objects.create(
        workspace=company.workspace,
        email=f"i{number}@example.org",
        role="viewer",
        expires_at=clock.now() + timedelta(days=1),
    )


def add_department(company, number):
    Department.objects.create(workspace=company.workspace, name=f"D{number}")


def add_reported(company, number):
    place = touchpoint_create(company.editor.user, company.workspace.pk, name=f"T{number}")
    reported_create(
        company.editor.user,
        company.workspace.pk,
        touchpoint_id=place.pk,
        measure="nps",
        value=1.0,
        unit="points",
        author="A",
        source_name="B",
    )


@pytest.mark.parametrize(
    ("what", "add"),
    [
        ("lenses", add_lens),
        ("maps", add_map),
        ("touchpoints", add_touchpoint),
        ("imports", add_import),
        ("sources", add_import),
        ("members", add_member),
        ("invitations", add_invitation),
        ("departments", add_department),
        ("reported", add_reported),
    ],
)
def test_a_list_costs_the_same_for_one_and_for_many(company, what, add):
    costs, lengths = [], []
    for numbers in (range(1), range(1, 5)):
        for number in numbers:
            add(company, number)
        with CaptureQueriesContext(connection) as queries:
            lengths.append(len(company.owner.get(f"{company.at}/{what}")))
        costs.append(len(queries))
    assert lengths[1] == lengths[0] + 4
    assert costs[0] == costs[1]

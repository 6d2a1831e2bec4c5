"""Two workspaces never see each other: not by id, not in the lake."""

from __future__ import annotations

import pytest

from every_address import BEFORE_DJANGO, NEEDS, OPERATIONS, call
from tropa.features.facts.merging import touchpoints_merge
from tropa.features.facts.services import reported_create, touchpoint_create
from tropa.features.sources.lakes import lake_of
from tropa.features.sources.models import Import, Source
from tropa.features.workspaces.membership import invitation_create
from tropa.features.workspaces.models import Membership
from tropa.features.workspaces.services import department_create
from tropa.kit.access import Role
from tropa.kit.jobs import job_perform
from tropa.store.connect import open_memory, rows

pytestmark = pytest.mark.django_db
WITH_ID = sorted(
    name for name in NEEDS if name.count("{") > 1 and name in OPERATIONS and name != BEFORE_DJANGO
)


@pytest.fixture
def foreign_ids(company, send_file):
    """One of everything in the shop's workspace."""
    user, pk = company.owner.user, company.workspace.pk
    keep, merge, third = (touchpoint_create(user, pk, name=name) for name in ("A", "B", "C"))
    merged = touchpoints_merge(user, pk, keep_id=keep.pk, merge_ids=[merge.pk])
    source = Source.objects.create(workspace=company.workspace, name="Shop", kind="events")
    upload_id = send_file("a,b\n1,2\n")
    item = Import.objects.create(
        workspace=company.workspace, source=source, upload_id=upload_id, file="x", mapping={}
    )
    figure = reported_create(
        user, pk, touchpoint_id=third.pk, measure="nps", value=1.0, unit="points",
        author="A", source_name="B",
    )  # fmt: skip
    return {
        "member_id": Membership.objects.get(user=company.viewer.user).pk,
        "invitation_id": invitation_create(user, pk, email="x@y.pl", role=Role.VIEWER).pk,
        "department_id": department_create(user, pk, name="Claims").pk,
        "touchpoint_id": third.pk,
        "merge_id": merged.pk,
        "figure_id": figure.pk,
        "upload_id": upload_id,
        "import_id": item.pk,
        "source_id": source.pk,
        **_journeys(company),
        **_tasks(company),
        **_personas(company),
        "file_id": _map_file(company).pk,
        "export_id": _map_export(company).pk,
    }


def _journeys(company):
    from tropa.features.journeys.models import LensRecord, MapRecord

    lens = LensRecord.objects.create(workspace=company.workspace, name="Orders")
    drawn = MapRecord.objects.create(
        workspace=company.workspace, lens=lens, title="Buying", document={}
    )
    return {"lens_id": lens.pk, "map_id": drawn.pk, "step_id": "s", **_sharing(company, drawn)}


def _sharing(company, drawn):
    from tropa.core import clock
    from tropa.features.sharing.models import Comment, CommentThread, MapVersion, ShareLink

    version = MapVersion.objects.create(
        map=drawn, name="March", map_version=1, document={}, measured={}
    )
    link = ShareLink.objects.create(map=drawn, token_hash="x", expires_at=clock.now())
    thread = CommentThread.objects.create(map=drawn)
    comment = Comment.objects.create(thread=thread, text="Why?", created_by=company.owner.user)
    return {
        "version_id": version.pk,
        "link_id": link.pk,
        "thread_id": thread.pk,
        "comment_id": comment.pk,
        **_workshops(drawn),
    }


def _workshops(drawn):
    from tropa.features.workshops.models import Workshop

    workshop = Workshop.objects.create(map=drawn)
    guest = workshop.participants.create(name="Gina")
    note = workshop.notes.create(kind="pain", text="Slow", is_revealed=True)
    return {"workshop_id": workshop.pk, "participant_id": guest.pk, "note_id": note.pk}


def _map_file(company):
    from tropa.features.journeys.models import MapFile

    return MapFile.objects.create(
        workspace=company.workspace, name="a.pdf", is_picture=False, media_type="x/y"
    )


def _map_export(company):
    from tropa.features.insights.models import MapExport

    return MapExport.objects.create(
        workspace=company.workspace, what="map", subject_id=company.workspace.pk, order={}
    )


def _personas(company):
    from tropa.features.journeys.models import LensRecord
    from tropa.features.personas.models import Persona, Segment

    lens = LensRecord.objects.get(workspace=company.workspace)
    segment = Segment.objects.create(
        workspace=company.workspace, lens=lens, name="Seniors", rule={"states": ["open"]}
    )
    persona = Persona.objects.create(workspace=company.workspace, segment=segment, name="Anna")
    return {"segment_id": segment.pk, "persona_id": persona.pk}


def _tasks(company):
    from tropa.features.journeys.models import MapRecord
    from tropa.features.tasks.models import Task, WhyChain

    drawn = MapRecord.objects.filter(workspace=company.workspace).first()
    task = Task.objects.create(workspace=company.workspace, kind="task", title="Ask")
    chain = WhyChain.objects.create(workspace=company.workspace, map=drawn, pain="Slow")
    return {"task_id": task.pk, "chain_id": chain.pk}


def test_what_belongs_to_another_workspace_is_not_found(company, foreign_ids, subtests):
    own = Membership.objects.get(user=company.outsider.user).workspace_id
    for name in WITH_ID:  # in one test: it takes longer to make one of everything than to ask
        asked = OPERATIONS[name].get("parameters", [])
        ids = {one["name"] for one in asked if one["in"] == "path"} - {"workspace_id"}
        with subtests.test(name):
            assert ids <= set(foreign_ids), "an id without an example"
            answer = call(company.outsider, name, own, foreign_ids)
            assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_facts_of_one_workspace_are_not_in_the_lake_of_another(company, send_file, tmp_path):
    from dataclasses import replace

    own = Membership.objects.get(user=company.outsider.user).workspace
    there = replace(company, workspace=own, editor=company.outsider)
    mapping = {
        "kind": "events",
        "columns": {"o": {"role": "case"}, "a": {"role": "activity"}, "t": {"role": "time"}},
    }
    for cast, activity in ((company, "Here"), (there, "There")):
        upload_id = send_file(f"o,a,t\n1,{activity},2026-01-01\n", cast=cast)
        order = {"upload_id": upload_id, "source_name": "S", "mapping": mapping}
        made = cast.editor.post(f"{cast.at}/imports", order)
        job_perform(Import.objects.get(pk=made["id"]).job_id)
    assert _activities(company, tmp_path) == ["Here"]
    assert _activities(there, tmp_path) == ["There"]
    names = [item["name"] for item in there.editor.get(f"{there.at}/touchpoints")]
    assert names == ["There"]


def _activities(cast, tmp_path):
    connection = open_memory(tmp_path)
    try:
        sql = lake_of(cast.workspace.pk).visible_sql("events")
        return [row[0] for row in rows(connection, f"SELECT activity FROM ({sql})")]
    finally:
        connection.close()

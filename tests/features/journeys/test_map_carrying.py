"""A map with pictures and documents moves to another workspace, byte for byte."""

from __future__ import annotations

import json
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image

from tropa.features.journeys.map_files import map_file_path
from tropa.features.journeys.models import MapFile, MapRecord
from tropa.report import map_json

pytestmark = pytest.mark.django_db


def send(company, name, content):
    someone = company.editor
    sent = someone.client.generic(
        "POST",
        f"{someone.base}{company.at}/map-files?name={name}",
        content,
        content_type="application/octet-stream",
    )
    assert sent.status_code == 201, sent.content
    return sent.json()


def picture():
    drawn = BytesIO()
    Image.effect_noise((64, 48), 90).save(drawn, "PNG")
    return drawn.getvalue()


@pytest.fixture
def shown(company):
    """A map with a picture on its storyboard and a document in its files."""
    door = send(company, "Дверь.png", picture())
    plan = send(company, "łódź.pdf", b"%PDF-1.7 plan")
    cells = [
        {"lane_id": "s", "step_id": "p", "content": {"kind": "files", "files": [_file(door)]}},
        {"lane_id": "f", "step_id": "p",
         "content": {"kind": "files", "files": [_file(plan), _file(door)]}},
    ]  # fmt: skip
    document = {
        "id": "m",
        "title": "Repair",
        "stages": [{"id": "a", "name": "In"}],
        "steps": [{"id": "p", "stage_id": "a", "name": "Call"}],
        "lanes": [{"id": "f", "kind": "files"}, {"id": "s", "kind": "storyboard"}],
        "cells": sorted(cells, key=lambda one: one["lane_id"]),
    }
    made = company.editor.post(f"{company.at}/maps/import", {"text": json.dumps(document)})
    assert named(made) == [plan["id"], door["id"], door["id"]]
    return made


def _file(sent):
    return {"file_id": sent["id"], "name": sent["name"], "is_picture": sent["is_picture"]}


def named(made):
    return [f["file_id"] for c in made["document"]["cells"] for f in c["content"]["files"]]


def exported(company, made, more=""):
    answer = company.viewer.call("GET", f"{company.at}/maps/{made['id']}/export?kind=json{more}")
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


def seen(caller, at, made):
    answers = [caller.call("GET", f"{at}/map-files/{file_id}") for file_id in named(made)]
    return [(answer.content, answer["Content-Type"]) for answer in answers]


def test_another_workspace_gets_every_file_byte_for_byte_under_ids_of_its_own(company, shown):
    elsewhere = f"/workspaces/{company.outsider.get('/session')['workspaces'][0]['id']}"
    body = {"text": exported(company, shown)}
    told = company.outsider.post(f"{elsewhere}/maps/proposal", body)
    assert told["remarks"] == []
    made = company.outsider.post(f"{elsewhere}/maps/import", body)
    assert seen(company.outsider, elsewhere, made) == seen(company.viewer, company.at, shown)
    assert not set(named(made)) & set(named(shown))
    assert named(made)[1] == named(made)[2]
    assert MapFile.objects.count() == 4
    again = exported(company, shown)
    for was, became in zip(named(shown), named(made), strict=True):
        again = again.replace(was, became)
    assert (
        json.loads(again)["files"]
        == json.loads(
            company.outsider.call("GET", f"{elsewhere}/maps/{made['id']}/export?kind=json").content
        )["files"]
    )


def test_the_same_workspace_keeps_the_same_file_once_and_another_one_beside_it(company, shown):
    text = exported(company, shown)
    same = company.editor.post(f"{company.at}/maps/import", {"text": text})
    assert named(same) == named(shown)
    plan = MapFile.objects.get(pk=UUID(named(shown)[0]))
    map_file_path(plan).write_bytes(b"%PDF-1.7 another")
    other = company.editor.post(f"{company.at}/maps/import", {"text": text})
    assert named(other)[0] != named(shown)[0]
    assert named(other)[1:] == named(shown)[1:]
    assert seen(company.viewer, company.at, other)[0][0] == b"%PDF-1.7 plan"


def test_a_map_may_leave_without_its_files_and_says_so_where_it_arrives(company, shown):
    elsewhere = f"/workspaces/{company.outsider.get('/session')['workspaces'][0]['id']}"
    text = exported(company, shown, "&files=false")
    assert json.loads(text)["files"] == []
    told = company.outsider.post(f"{elsewhere}/maps/proposal", {"text": text})
    assert told["remarks"] == ["Files that the map names did not come with it: 2."]


def test_what_no_cell_names_is_not_kept_and_a_broken_file_keeps_nothing(company, shown):
    told = json.loads(exported(company, shown))
    spare = [dict(one, file_id=f"x{place}") for place, one in enumerate(told["files"])]
    text = json.dumps({**told, "files": spare})
    company.editor.post(f"{company.at}/maps/import", {"text": text})
    assert MapFile.objects.count() == 2
    maps = MapRecord.objects.count()
    told["files"][0]["sha256"] = "0" * 64
    refused = company.editor.call("POST", f"{company.at}/maps/import", {"text": json.dumps(told)})
    assert (refused.status_code, refused.json()["code"]) == (422, "bad-input")
    assert MapRecord.objects.count() == maps


def test_a_document_does_not_pass_for_a_picture_of_the_storyboard(company, shown):
    told = json.loads(exported(company, shown))
    plan, door = told["files"]
    door |= {key: plan[key] for key in ("name", "bytes", "sha256", "content")}
    for file in told["files"]:
        file["file_id"] = str(UUID(int=UUID(file["file_id"]).int ^ 1))
    text = json.dumps(told)
    for was in named(shown):
        text = text.replace(was, str(UUID(int=UUID(was).int ^ 1)))
    refused = company.editor.call("POST", f"{company.at}/maps/import", {"text": text})
    assert refused.status_code == 422
    assert "no picture" in refused.json()["detail"]


def test_more_than_may_travel_is_refused_before_it_leaves(company, shown, monkeypatch):
    monkeypatch.setattr(map_json, "MOST_CARRIED_BYTES", 10)
    at = f"{company.at}/maps/{shown['id']}/export?kind=json"
    refused = company.viewer.call("GET", at)
    assert (refused.status_code, refused.json()["code"]) == (422, "bad-input")
    assert company.viewer.call("GET", f"{at}&files=false").status_code == 200

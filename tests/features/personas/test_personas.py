"""The sheet of a persona, and its picture: never the file that was sent."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tropa.features.personas import services
from tropa.features.personas.models import Persona
from tropa.features.personas.selectors import persona_get, picture_path
from tropa.features.workspaces.folders import folder_of

pytestmark = pytest.mark.django_db(transaction=True)

SHEET = {
    "name": "Anna",
    "role_line": "68, retired teacher",
    "context": "Lives alone; her nephew sets things up.",
    "goals": ["Have it work on the first evening"],
    "needs": ["Plain words"],
    "traits": ["careful"],
    "quotes": ["I would rather ask a person."],
}


@pytest.fixture
def anna(company):
    return company.editor.post(f"{company.at}/personas", SHEET)


def send(caller, address, content, kind="image/png"):
    return caller.client.put(f"/api/v1{address}", content, content_type=kind)


def test_a_persona_is_written_read_changed_and_removed(company, anna):
    at = f"{company.at}/personas/{anna['id']}"
    assert anna == {**SHEET, "id": anna["id"], "segment_id": None, "picture": ""}
    assert company.viewer.get(at) == anna
    changed = company.editor.patch(at, {"needs": ["Plain words", "A chair"], "context": ""})
    assert (changed["needs"], changed["context"]) == (["Plain words", "A chair"], "")
    assert changed["goals"] == SHEET["goals"], "what is absent stays"
    company.editor.delete(at)
    assert company.viewer.get(f"{company.at}/personas") == []


def test_a_persona_holds_its_segment(shop, add_segment):
    pk = add_segment("North", case={"region": ["north"]})
    made = shop.editor.post(f"{shop.at}/personas", {"name": "Anna", "segment_id": pk})
    at = f"{shop.at}/personas/{made['id']}"
    answer = shop.editor.call("DELETE", f"{shop.at}/segments/{pk}")
    assert (answer.status_code, answer.json()["detail"]) == (
        409,
        "A persona stands for this segment.",
    )
    assert shop.editor.patch(at, {"name": "Anne"})["segment_id"] == pk
    assert shop.editor.patch(at, {"segment_id": None})["segment_id"] is None
    shop.editor.delete(f"{shop.at}/segments/{pk}")


def test_a_segment_of_another_workspace_is_not_found(company, anna, lens_elsewhere):
    answer = company.editor.call(
        "PATCH", f"{company.at}/personas/{anna['id']}", {"segment_id": lens_elsewhere}
    )
    assert answer.status_code == 404


@pytest.fixture
def lens_elsewhere(company):
    """A segment of the outsider's own workspace."""
    from tropa.features.journeys.models import LensRecord
    from tropa.features.personas.models import Segment
    from tropa.features.workspaces.models import Membership

    own = Membership.objects.get(user=company.outsider.user).workspace
    lens = LensRecord.objects.create(workspace=own, name="Orders")
    made = Segment.objects.create(
        workspace=own, lens=lens, name="Theirs", rule={"states": ["open"]}
    )
    return str(made.pk)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_drawn_anew_whatever_it_is_called(company, anna, picture, kind):
    at = f"{company.at}/personas/{anna['id']}/picture"
    answer = send(company.editor, at, picture(kind, size=(1200, 900)), "application/x-anything")
    assert answer.status_code == 200, answer.content
    shown = company.viewer.call("GET", at)
    assert shown["Content-Type"] == "image/webp"
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in shown["Content-Security-Policy"]
    with Image.open(BytesIO(shown.content)) as drawn:
        assert (drawn.format, drawn.size) == ("WEBP", (640, 480))
        assert not drawn.getexif()
    assert b"Anna's home" not in shown.content


def test_a_new_picture_takes_the_place_of_the_old_one(company, anna, picture):
    at = f"{company.at}/personas/{anna['id']}/picture"
    first = send(company.editor, at, picture("PNG")).json()["picture"]
    second = send(company.editor, at, picture("PNG", size=(64, 64))).json()["picture"]
    folder = folder_of(company.workspace.pk) / "personas"
    assert first != second
    assert [path.stem for path in folder.iterdir()] == [second]
    assert company.editor.delete(at)["picture"] == ""
    assert list(folder.iterdir()) == []
    assert company.viewer.call("GET", at).status_code == 404


def test_a_picture_sent_while_the_sheet_is_written_stays(company, anna, picture, monkeypatch):
    at = f"{company.at}/personas/{anna['id']}"

    def slowly(*asked):
        persona = persona_get(*asked)
        send(company.editor, f"{at}/picture", picture("PNG"))
        return persona

    monkeypatch.setattr(services, "persona_get", slowly)
    assert company.editor.patch(at, {"name": "Anne"})["name"] == "Anne"
    assert company.viewer.call("GET", f"{at}/picture").status_code == 200


def test_the_picture_goes_with_its_persona(company, anna, picture):
    at = f"{company.at}/personas/{anna['id']}"
    send(company.editor, f"{at}/picture", picture("PNG"))
    path = picture_path(Persona.objects.get())
    assert path.is_file()
    company.editor.delete(at)
    assert not path.exists()


def test_a_picture_is_of_its_workspace_alone(company, anna, picture):
    at = f"{company.at}/personas/{anna['id']}/picture"
    send(company.editor, at, picture("PNG"))
    assert company.outsider.call("GET", at).status_code == 404
    assert company.anonymous.call("GET", at).status_code == 401
    assert send(company.viewer, at, picture("PNG")).status_code == 403
    assert send(company.anonymous, at, picture("PNG")).status_code == 401


def test_what_is_no_picture_leaves_the_one_before(company, anna, picture):
    at = f"{company.at}/personas/{anna['id']}/picture"
    kept = send(company.editor, at, picture("PNG")).json()["picture"]
    script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    answer = send(company.editor, at, script, "image/png")
    assert (answer.status_code, answer.json()["detail"]) == (422, "This is no picture.")
    assert company.viewer.get(f"{company.at}/personas/{anna['id']}")["picture"] == kept

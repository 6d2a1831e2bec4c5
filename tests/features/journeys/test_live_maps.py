"""A map that many look at: the same changes in the same order for all, and who is there."""

from __future__ import annotations

import asyncio
import random
from uuid import UUID, uuid4

import pytest
from asgiref.sync import sync_to_async

from live_windows import Window, run
from tropa.core.maps import JourneyMap
from tropa.features.journeys.live import frames, visitors
from tropa.features.journeys.live.telling import tell_map
from tropa.features.journeys.live.visitors import Visitor
from tropa.features.journeys.models import MapChange, MapRecord

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def drawn(company):
    """A map of one step and one lane."""
    company.editor.post(f"{company.at}/touchpoints", {"name": "Smell"})
    drawn = company.editor.post(f"{company.at}/maps", {})
    commands = [{"kind": "add_lane", "lane_id": "notes", "lane_kind": "text"}]
    at = f"{company.at}/maps/{drawn['id']}"
    body = {"base_version": drawn["version"], "commands": commands}
    return drawn | company.editor.post(f"{at}/commands", body)


@pytest.fixture
def window(company, drawn):
    """Open a window on the map as somebody."""

    def look(role="editor", **more):
        caller = getattr(company, role) if isinstance(role, str) else role
        path = f"/live/workspaces/{company.workspace.pk}/maps/{drawn['id']}"
        window = Window(caller, path, **more)
        window.document = JourneyMap.model_validate(drawn["document"])
        return window

    return look


@pytest.fixture
def note(drawn):
    """Make the command that writes into the map's one cell."""

    def write(text, was=None):
        (step,) = drawn["document"]["steps"]
        place = {"lane_id": "notes", "step_id": step["id"]}
        return {"kind": "set_cell", **place, "text": text, "was": was}

    return write


def rename(title):
    return {"kind": "rename_map", "title": title}


def test_a_change_is_committed_then_acknowledged_then_told(window, drawn):
    async def scene():
        async with window() as author, window("viewer") as viewer:
            assert (await author.heard("welcome"))["version"] == drawn["version"]
            await viewer.heard("welcome")
            seq = author.change(rename("A"), rename("B"), list_id=(pk := str(uuid4())))
            done = await author.heard("done")
            kept = await MapChange.objects.aget(list_id=pk)
            told = await viewer.heard("changed")
            return seq, done, kept, told

    seq, done, kept, told = run(scene())
    version = drawn["version"] + 2
    assert (done["seq"], done["version"], done["document_version"]) == (seq, version, version)
    assert [command["title"] for command in done["inverse"]] == ["A", drawn["title"]]
    assert kept.version == told["version"] == version
    assert [command["title"] for command in told["commands"]] == ["A", "B"]
    assert told["by"]["name"] == "Edwin"


def test_one_list_refused_leaves_the_others_of_its_batch(window, drawn):
    async def scene():
        async with window() as one, window("owner") as other:
            await one.heard("welcome")
            await other.heard("welcome")
            one.change(rename("kept"))
            one.change(rename("gone with the rest"), {"kind": "remove_lane", "lane_id": "no"})
            other.change({"kind": "rename_lane", "lane_id": "notes", "title": "Ours"})
            return await one.heard("refused"), await other.heard("done")

    refused, _ = run(scene())
    assert (refused["seq"], refused["problem"]["status"]) == (2, 404)
    record = MapRecord.objects.get(pk=drawn["id"])
    assert (record.title, record.document["lanes"][-1]["title"]) == ("kept", "Ours")
    assert record.version == drawn["version"] + 2


def test_a_list_sent_again_is_answered_as_before_and_not_done_again(window, note):
    async def scene():
        pk = str(uuid4())
        async with window() as before:
            await before.heard("welcome")
            before.change(note("word", ""), list_id=pk)
            before.change(note("word", ""), list_id=pk)
            answers = [await before.heard("done"), await before.heard("done")]
        async with window() as after:
            await after.heard("welcome")
            after.change(note("word", ""), list_id=pk)
            return [*answers, await after.heard("done")]

    answers = run(scene())
    assert len({answer["version"] for answer in answers}) == 1
    assert all(answer["inverse"] == answers[0]["inverse"] for answer in answers)
    change = MapChange.objects.get(list_id__isnull=False)
    assert [cell["text"] for cell in change.map.document["cells"]] == ["word"]


def test_a_list_of_another_person_is_not_answered(window):
    async def scene():
        pk = str(uuid4())
        async with window() as one, window("owner") as other:
            one.change(rename("mine"), list_id=pk)
            await one.heard("done")
            other.change(rename("yours"), list_id=pk)
            return await other.heard("refused")

    assert run(scene())["problem"]["code"] == "conflict"


def test_two_who_write_into_one_cell_both_keep_their_words(window, note, drawn):
    async def scene():
        async with window() as one, window("owner") as other:
            one.change(note("a long queue", ""))
            await one.heard("done")
            one.change(note("a very long queue", "a long queue"))
            other.change(note("a long queue at noon", "a long queue"))
            await one.heard("done")
            await other.heard("done")

    run(scene())
    (cell,) = MapRecord.objects.get(pk=drawn["id"]).document["cells"]
    assert cell["text"] == "a very long queue at noon"


def test_those_in_the_room_hear_of_changes_by_call(window, company, drawn):
    async def scene():
        async with window("viewer") as viewer:
            await viewer.heard("welcome")
            at = f"{company.at}/maps/{drawn['id']}/commands"
            body = {"commands": [rename("By call")], "list_id": str(uuid4())}
            answers = [await sync_to_async(company.owner.post)(at, body) for _ in range(2)]
            return await viewer.heard("changed"), answers

    told, answers = run(scene())
    assert told["commands"] == [rename("By call")]
    assert told["by"] == {"id": str(company.owner.user.pk), "name": "Olga"}
    assert [answer["version"] for answer in answers] == [told["version"]] * 2
    assert MapChange.objects.filter(version__gt=drawn["version"]).count() == 1


def test_those_in_the_room_are_told_what_changed_beside_the_map(window, drawn):
    async def scene():
        async with window("viewer") as viewer:
            await viewer.heard("welcome")
            await sync_to_async(tell_map)(UUID(drawn["id"]), "notes", 7)
            return await viewer.heard("told")

    told = run(scene())
    assert told == {"kind": "told", "topic": "notes", "id": "7"}
    tell_map(uuid4(), "notes", 7)


def test_everybody_sees_who_is_there_and_where(window):
    async def scene():
        async with window("viewer") as viewer:
            welcome = await viewer.heard("welcome")
            async with window() as editor:
                joined = await viewer.heard("people")
                there = (await editor.heard("welcome"))["people"]
                cell = {"lane_id": "notes", "step_id": "s", "stage_id": None}
                for share in (0.1, 0.2, 0.3):
                    editor.send("here", cell=cell, is_writing=True, x=share, y=0.5)
                where = await viewer.heard("here")
                while where["x"] != 0.3:
                    where = await viewer.heard("here")
            return welcome, joined, there, where, await viewer.heard("people")

    welcome, joined, there, where, left = run(scene())
    (editor,) = joined["joined"]
    assert [person["name"] for person in there] == ["Vera", "Edwin"]
    assert [person["id"] for person in there] == [welcome["me"], editor["id"]]
    assert len({person["color"] for person in there}) == 2
    assert (where["id"], where["is_writing"], where["cell"]["lane_id"]) == (
        editor["id"], True, "notes",
    )  # fmt: skip
    assert (left["joined"], left["left"]) == ([], [editor["id"]])


def test_a_viewer_is_refused_and_stays(window):
    async def scene():
        async with window("viewer") as viewer:
            viewer.change(rename("mine"))
            refused = await viewer.heard("refused")
            viewer.send("ping")
            await viewer.heard("pong")
            return refused

    assert run(scene())["problem"]["code"] == "not-allowed"


@pytest.mark.parametrize("role", ["anonymous", "outsider"])
def test_a_guest_of_another_feature_looks_on_and_cannot_change(window, monkeypatch, role):
    guest = Visitor("guest 1", "Guest", "pl")
    monkeypatch.setattr(visitors, "_doors", [])
    visitors.register_guests(lambda request, workspace_id, map_id: guest)  # noqa: ARG005

    async def scene():
        async with window(role) as window_of_guest:
            welcome = await window_of_guest.heard("welcome")
            window_of_guest.change(rename("mine"))
            refused = await window_of_guest.heard("refused")
            window_of_guest.change(rename("m" * frames.MOST_CHARACTERS_OF_GUEST))
            return welcome, refused, await window_of_guest.closing()

    welcome, refused, code = run(scene())
    assert code == 1009
    assert [(one["name"], one["is_guest"]) for one in welcome["people"]] == [("Guest", True)]
    assert refused["problem"]["detail"] == "Goście mogą tylko oglądać mapę."


def random_command(chance, who):
    """Draw a command that may or may not suit the map as it is by then."""
    name = f"{who}-{chance.randrange(6)}"
    return chance.choice(
        [
            {"kind": "add_stage", "stage_id": name, "name": name, "position": 0},
            {"kind": "remove_stage", "stage_id": f"{chance.randrange(5)}-{chance.randrange(6)}"},
            {"kind": "rename_map", "title": name},
            {"kind": "add_step", "step_id": f"s{name}", "stage_id": name, "name": name},
            {"kind": "move_stage", "stage_id": name, "position": chance.randrange(4)},
            {"kind": "set_cell", "lane_id": "notes", "stage_id": name, "text": name, "was": ""},
        ]
    )


@pytest.mark.parametrize("seed", range(3))
def test_many_who_change_at_once_end_with_one_map(window, drawn, seed):
    chance = random.Random(seed)  # noqa: S311 - a test
    lists = [[random_command(chance, who) for _ in range(2)] for who in range(5) for _ in range(12)]

    async def take_part(who, seat):
        await seat.heard("welcome")
        for commands in lists[who * 12 : who * 12 + 12]:
            seat.change(*commands)
        waiting = set(seat.own)
        while waiting:
            frame = await seat.told.get()
            if frame["kind"] in {"done", "changed"}:
                seat.follow(frame)
            waiting.discard(frame.get("seq"))

    async def scene():
        seats = [window("editor" if who % 2 else "owner") for who in range(5)]
        async with seats[0], seats[1], seats[2], seats[3], seats[4]:
            await asyncio.gather(*(take_part(who, seat) for who, seat in enumerate(seats)))
            newest = (await MapRecord.objects.aget(pk=drawn["id"])).version
            for seat in seats:
                while seat.document.version < newest:
                    seat.follow(await seat.heard("changed"))
        return [seat.document for seat in seats]

    documents = run(scene())
    kept = JourneyMap.model_validate(MapRecord.objects.get(pk=drawn["id"]).document)
    assert kept.version > drawn["version"]
    assert all(document == kept for document in documents)

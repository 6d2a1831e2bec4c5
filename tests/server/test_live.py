"""The socket of a live map: who may open it, what it takes, and when it is closed."""

from __future__ import annotations

import asyncio
import json
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async

from live_windows import Window, run
from tropa.features.journeys.live import frames, presence, room, seats, sitting
from tropa.features.journeys.live.batches import aside
from tropa.features.journeys.models import MapRecord
from tropa.features.workspaces.models import Membership

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def record(company):
    return MapRecord.objects.create(
        workspace=company.workspace,
        title="Buying",
        document={"id": "m", "title": "Buying", "version": 1},
    )


@pytest.fixture
def window(company, record):
    """Open a window on the map as somebody."""
    # Its import sets the log up anew: this must be over before a test listens to the log.
    import tropa.server.asgi  # noqa: F401

    def look(role="editor", workspace_id=None, map_id=None, **more):
        place = (workspace_id or company.workspace.pk, map_id or record.pk)
        path = "/live/workspaces/{}/maps/{}".format(*place)
        return Window(getattr(company, role), path, **more)

    return look


def closing_of(window, *said):
    """Open a window, say something, and tell with which code it is closed."""

    async def scene():
        async with window:
            for text in said:
                window.say(text)
            return await window.closing()

    return run(scene())


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("owner", "change"),
        ("editor", "change"),
        ("viewer", "look"),
        ("outsider", 4404),
        ("anonymous", 4401),
    ],
)
def test_who_may_look_and_who_may_change(window, role, may):
    if isinstance(may, int):
        assert closing_of(window(role)) == may
        return

    async def scene():
        async with window(role) as seat:
            await seat.heard("welcome")
            seat.change({"kind": "rename_map", "title": "New"})
            return await seat.heard("done" if may == "change" else "refused")

    run(scene())
    assert MapRecord.objects.get().title == ("New" if may == "change" else "Buying")


def test_a_map_is_not_found_in_another_workspace_nor_where_there_is_none(window, company):
    own = Membership.objects.get(user=company.outsider.user).workspace_id
    assert closing_of(window("outsider", workspace_id=own)) == 4404
    assert closing_of(window("owner", map_id=uuid4())) == 4404
    assert closing_of(window("owner", map_id="-" * 36)) == 4404
    assert closing_of(Window(company.owner, "/live/elsewhere")) == 4404


@pytest.mark.parametrize("origin", ["https://evil.example", "https://localhost", "null", None])
def test_a_page_of_another_origin_opens_nothing(window, origin):
    assert closing_of(window("owner", origin=origin)) == 4403


def test_a_page_that_the_administrator_trusts_may_open_it(window, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://maps.example", "https://*.shop.example"]

    async def scene(origin):
        async with window("owner", origin=origin) as seat:
            return await seat.heard("welcome")

    for origin in ("https://maps.example", "https://eu.shop.example"):
        assert run(scene(origin))["version"] == 1
    assert closing_of(window("owner", origin="http://maps.example")) == 4403


def test_a_member_who_was_removed_hears_nothing_more(window, company):
    async def scene():
        async with window("viewer") as viewer, window() as editor:
            await viewer.heard("welcome")
            await editor.heard("welcome")
            removed = Membership.objects.filter(user=company.viewer.user)
            await sync_to_async(removed.delete)()
            editor.change({"kind": "rename_map", "title": "Secret"})
            await editor.heard("done")
            code = await viewer.closing()
            return code, [viewer.told.get_nowait() for _ in range(viewer.told.qsize())]

    code, told = run(scene())
    assert code == 4403
    assert [frame for frame in told if frame["kind"] == "changed"] == []


def test_whoever_comes_while_a_batch_is_committed_stays(window, monkeypatch):
    async def scene():
        is_kept, may_be_told = asyncio.Event(), asyncio.Event()

        async def slowly(ask):
            news = await aside(ask)
            is_kept.set()
            await may_be_told.wait()
            return news

        async with window() as editor:
            await editor.heard("welcome")
            monkeypatch.setattr(room, "aside", slowly)
            editor.change({"kind": "rename_map", "title": "New"})
            await is_kept.wait()
            async with window("viewer") as late:
                await late.heard("welcome")
                may_be_told.set()
                return await late.heard("changed")

    assert run(scene())["commands"][0]["title"] == "New"


def test_what_was_sent_before_leaving_is_told_to_whoever_comes_meanwhile(window, monkeypatch):
    async def scene():
        may_commit = asyncio.Event()

        async def slowly(ask):
            if ask.func is room.batch_keep:
                await may_commit.wait()
            return await aside(ask)

        monkeypatch.setattr(room, "aside", slowly)
        async with window() as editor:
            await editor.heard("welcome")
            editor.change({"kind": "rename_map", "title": "New"})
        async with window("viewer") as late:
            await late.heard("welcome")
            may_commit.set()
            return await asyncio.wait_for(late.heard("changed"), room.LOOK_SECONDS / 2)

    assert run(scene())["commands"][0]["title"] == "New"


def test_an_editor_who_became_a_viewer_changes_nothing_more(window, company):
    async def scene():
        async with window() as editor:
            await editor.heard("welcome")
            membership = Membership.objects.filter(user=company.editor.user)
            await sync_to_async(membership.update)(role="viewer")
            editor.change({"kind": "rename_map", "title": "New"})
            return await editor.heard("refused")

    assert run(scene())["problem"]["status"] == 403


@pytest.mark.parametrize("how", ["signed out", "removed"])
def test_it_is_asked_again_who_may_be_here(window, company, monkeypatch, how):
    monkeypatch.setattr(sitting, "STILL_SECONDS", 0.01)

    async def scene():
        async with window("viewer") as viewer:
            await viewer.heard("welcome")
            if how == "removed":
                await sync_to_async(Membership.objects.filter(role="viewer").delete)()
            else:
                await sync_to_async(company.viewer.client.logout)()
            return await viewer.closing()

    assert run(scene()) == (4403 if how == "removed" else 4401)


def test_a_map_that_is_removed_closes_its_room(window, company, record):
    async def scene():
        async with window("viewer") as viewer:
            await viewer.heard("welcome")
            at = f"{company.at}/maps/{record.pk}"
            await sync_to_async(company.owner.delete)(at)
            return await viewer.closing()

    assert run(scene()) == 4404


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("no JSON", 4400),
        ("[1]", 4400),
        ('{"kind": "here", "x": NaN}', 4400),
        ("[" * 100_000, 4400),
        ('{"kind": "shout"}', 4400),
        ('{"kind": "here", "x": 1.5}', 4400),
        (b"\x00", 1003),
        ("x" * (frames.MOST_CHARACTERS + 1), 1009),
    ],
)
def test_what_is_no_frame_closes_the_window(window, said, code):
    assert closing_of(window(), said) == code


def test_too_many_frames_close_the_window(window, monkeypatch):
    monkeypatch.setattr(seats, "FRAMES_A_SECOND", 0.0)
    pings = ['{"kind": "ping"}'] * (int(seats.FRAMES_AT_ONCE) + 1)
    assert closing_of(window(), *pings) == 4429


def test_too_many_windows_of_one_person_are_refused(window, monkeypatch):
    monkeypatch.setattr(sitting, "MOST_SEATS_OF_ONE", 1)

    async def scene():
        async with window() as one:
            await one.heard("welcome")
            async with window() as other:
                code = await other.closing()
            one.send("ping")
            await one.heard("pong")
            return code, [frame["kind"] for frame in one.all_told]

    assert run(scene()) == (4429, ["welcome", "pong"])


@pytest.mark.parametrize(
    "commands",
    [[], [{"kind": "explode"}], [{"kind": "rename_map"}], [{"kind": "rename_map", "title": ""}]],
)
def test_a_list_that_makes_no_sense_is_refused_with_the_place(window, commands):
    async def scene():
        async with window() as seat:
            seat.change(*commands)
            refused = await seat.heard("refused")
            seat.change({"kind": "rename_map", "title": "New"})
            return refused, await seat.heard("done")

    refused, done = run(scene())
    assert (refused["seq"], refused["problem"]["code"]) == (1, "validation")
    assert refused["problem"]["errors"][0]["pointer"].startswith("/commands")
    assert done["seq"] == 2


def test_a_text_that_no_database_takes_closes_the_window(window):
    frame = {"kind": "commands", "seq": 1, "commands": [{"kind": "rename_map", "title": "a\0"}]}
    assert closing_of(window(), json.dumps(frame)) == 4400


def test_of_many_errors_the_first_are_told_and_too_many_close_the_window(window, monkeypatch):
    monkeypatch.setattr(sitting, "MOST_ERRORS", 100)

    def with_errors(count):
        return {"kind": "rename_map", "title": "T"} | {f"x{n}": 0 for n in range(count)}

    async def scene():
        async with window("viewer") as seat:
            seat.change(with_errors(100))
            refused = await seat.heard("refused")
            seat.change(with_errors(101))
            return refused["problem"], await seat.closing()

    problem, code = run(scene())
    assert (len(problem["errors"]), code) == (20, 4400)
    assert problem["detail"].endswith(" … (+ 80)")


def test_a_failure_that_nobody_foresaw_is_an_incident_and_no_missing_map(
    window, monkeypatch, caplog
):
    def fail(*_):
        raise ValueError("nobody foresaw this")

    monkeypatch.setattr(presence.Presence, "move", fail)
    assert closing_of(window(), '{"kind": "here"}') == 1011
    assert "nobody foresaw this" in caplog.text


def test_a_slow_window_is_dropped_and_the_others_go_on(window, monkeypatch):
    monkeypatch.setattr(seats, "MOST_WAITING", 8)
    monkeypatch.setattr(sitting, "GOODBYE_SECONDS", 0.01)

    async def scene():
        async with window("viewer") as slow, window() as author:
            await slow.heard("welcome")
            slow.is_stalled.set()
            for title in range(12):
                author.change({"kind": "rename_map", "title": str(title)})
                await author.heard("done")
            author.send("ping")
            await author.heard("pong")
            slow.is_stalled.clear()
            return [frame["left"] for frame in author.all_told if frame.get("left")]

    ((left,),) = run(scene())
    assert left


def test_a_batch_that_fails_for_no_known_reason_is_told_as_an_incident(window, monkeypatch):
    keep = room.batch_keep

    def fail_at_bad(place, lists, **more):
        if any(one.commands[0].title == "bad" for one in lists):
            raise RuntimeError("the disk is on fire")
        return keep(place, lists, **more)

    monkeypatch.setattr(room, "batch_keep", fail_at_bad)

    async def scene():
        async with window() as one, window("owner") as other:
            await one.heard("welcome")
            await other.heard("welcome")
            one.change({"kind": "rename_map", "title": "bad"})
            other.change({"kind": "rename_map", "title": "good"})
            return await asyncio.gather(one.heard("refused"), other.heard("done"))

    refused, _ = run(scene())
    assert (refused["problem"]["status"], refused["problem"]["code"]) == (500, "internal")
    assert "fire" not in json.dumps(refused)
    assert MapRecord.objects.get().title == "good"

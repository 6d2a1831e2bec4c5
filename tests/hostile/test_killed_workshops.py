"""The server is killed again and again during a workshop: nothing acknowledged is lost or doubled.

``TROPA_KILLS`` says how often (3 without it).
"""

from __future__ import annotations

import asyncio
import os
import random
import socket
from collections import Counter

import pytest

from workshop import Participant, Workshop

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(os.name != "posix", reason="Windows knows no SIGKILL."),
]
PEOPLE = 20
KILLS = int(os.environ.get("TROPA_KILLS") or 3)
PLACE = ("notes", "", "all")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    workshop = Workshop(tmp_path_factory.mktemp("workshop"), port)
    try:
        workshop.open(PEOPLE)
        workshop.be_ready()
        yield workshop
    finally:
        workshop.end()


async def held(workshop: Workshop, people: list[Participant]) -> None:
    """Let all write while the server is killed and started, then let all read to the end."""
    chance = random.Random(20)  # noqa: S311 -- a test
    workshop.work()
    writing = asyncio.gather(*(person.take_part() for person in people))
    for _ in range(KILLS):
        before = sum(len(person.acknowledged) for person in people)
        while sum(len(person.acknowledged) for person in people) < before + PEOPLE:
            assert not writing.done(), writing.result()
            await asyncio.sleep(0.01)
        await asyncio.sleep(chance.uniform(0, 0.1))
        await asyncio.to_thread(workshop.kill)
        await asyncio.to_thread(workshop.work)
    for person in people:
        person.is_writing = False
    await writing
    newest = workshop.kept().version
    await asyncio.gather(*(person.take_part(until=newest) for person in people))
    await asyncio.to_thread(workshop.kill)


def test_killed_in_the_middle_of_a_workshop_it_keeps_what_it_acknowledged(workshop):
    people = [Participant(workshop, place) for place in range(PEOPLE)]
    asyncio.run(held(workshop, people))
    kept = workshop.kept()
    acknowledged = [word for person in people for word in person.acknowledged]
    assert [person.refused for person in people if person.refused] == []
    assert min(person.breaks for person in people) >= 1
    assert Counter(step.id for step in kept.steps) == Counter(acknowledged)
    assert Counter(kept.cell_at(PLACE).text.split()) == Counter(acknowledged)
    assert all(person.document == kept for person in people)
    ((lists, ids),) = workshop.rows(
        "SELECT count(*), count(DISTINCT list_id) FROM journeys_mapchange WHERE list_id IS NOT NULL"
    )
    assert lists == ids == len(acknowledged)


async def closings(workshop: Workshop) -> dict[str, int | None]:
    """Come with what is not taken; tell with which code each is sent away."""
    found = {}
    for name, origin, frame in (
        ("a frame of more than 1 MB", workshop.origin, "x" * (1 << 20) + "x"),
        ("no JSON", workshop.origin, "x"),
        ("a page of another address", "https://evil.example", "{}"),
    ):
        async with workshop.window(0, origin=origin) as window:
            await window.send(frame)
            await window.wait_closed()
            found[name] = window.close_code
    async with workshop.window(0, sessions=["nobody"]) as window:
        await window.wait_closed()
        found["nobody"] = window.close_code
    return found


def test_a_browser_is_told_why_its_socket_is_closed(workshop):
    workshop.work()
    workshop.until(workshop.is_listening, "the server listens")
    assert asyncio.run(closings(workshop)) == {
        "a frame of more than 1 MB": 1009,
        "no JSON": 4400,
        "a page of another address": 4403,
        "nobody": 4401,
    }
    workshop.kill()

"""A workspace with a measured map of twelve orders."""

from __future__ import annotations

import pytest


@pytest.fixture
def shop(company, take_in, finish_jobs):
    """Twelve orders, each paid; five of them ask: too few to show how long they wait."""
    lines = ["order,what,when,phone"]
    for number in range(12):
        day, phone = f"2026-01-{number + 1:02d}", f"8 916 000-00-{number:02d}"
        lines += [f"{number},Order,{day} 10:00,{phone}", f"{number},Pay,{day} 12:00,{phone}"]
        lines += [f"{number},Ask,{day} 15:00,{phone}"] if number < 5 else []
    company.done = take_in("\n".join(lines), lens={"object_type": "order", "idle_seconds": 3600})
    finish_jobs()
    (lens,) = company.viewer.get(f"{company.at}/lenses")
    company.map = company.editor.post(
        f"{company.at}/maps", {"lens_id": lens["id"], "title": "Buying"}
    )
    company.map_at = f"{company.at}/maps/{company.map['id']}"
    return company


@pytest.fixture
def plain(company):
    """A map without any lens: one stage, one step, a lane for notes."""
    company.editor.post(f"{company.at}/touchpoints", {"name": "Smell"})
    made = company.editor.post(f"{company.at}/maps", {"title": "Senses"})
    company.map_at = f"{company.at}/maps/{made['id']}"
    company.map = made
    return company


@pytest.fixture
def change(company):
    """Change the map by commands."""

    def send(*commands):
        body = {"base_version": company.map["version"], "commands": list(commands)}
        changed = company.editor.post(f"{company.map_at}/commands", body)
        company.map = company.editor.get(company.map_at)
        return changed

    return send

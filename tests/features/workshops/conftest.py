"""A workshop about a small map, led by the editor, with guests who hold a secret."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client

from conftest import Caller
from tropa.features.journeys.models import MapRecord


@dataclass
class Guest(Caller):
    """Someone without an account: known by a secret in a header, never by a cookie."""

    secret: str = ""

    def call(self, method, path, body=None, **options):
        options["headers"] = {"Authorization": f"Bearer {self.secret}"}
        return super().call(method, path, body, **options)


@dataclass
class Meeting:
    """The workshop, and how to call it."""

    company: object
    map_id: str
    id: str

    @property
    def at(self):
        return f"{self.company.at}/workshops/{self.id}"

    def lead(self, **facts):
        """Change something as whoever leads."""
        return self.company.editor.patch(self.at, facts)

    def board(self, someone=None):
        """Look at the workshop as someone."""
        return (someone or self.company.editor).get(f"{self.at}/board")

    def door(self):
        """Open the door and tell its secret."""
        self.lead(is_door_open=True)
        return self.company.editor.get(f"{self.at}/door")["url"].rsplit("/", 1)[1]

    def guest(self, name):
        """Let somebody in by the door."""
        door = Guest(Client(), secret=self.door())
        told = door.post("/workshop-door", {"name": name})
        assert told["workshop_id"] == self.id
        return Guest(Client(), secret=told["secret"])

    def write(self, someone, text="Too slow", **facts):
        """Write a note and tell its id."""
        someone.post(f"{self.at}/notes", {"kind": "pain", "text": text, **facts})
        return next(one["id"] for one in self.board(someone)["notes"] if one["text"] == text)

    def texts(self, someone=None):
        """List the notes that someone sees."""
        return [note["text"] for note in self.board(someone)["notes"]]

    def document(self):
        """Read the map."""
        return self.company.editor.get(f"{self.company.at}/maps/{self.map_id}")["document"]


@pytest.fixture
def meeting(company):
    """Two steps in one stage, a lane of pains with a word in it, and a workshop about them."""
    document = {
        "id": "m",
        "title": "Buying",
        "stages": [{"id": "s", "name": "Order"}],
        "steps": [
            {"id": "pay", "stage_id": "s", "name": "Pay", "touchpoint_id": None},
            {"id": "wait", "stage_id": "s", "name": "Wait", "touchpoint_id": None},
        ],
        "lanes": [{"id": "hurts", "kind": "pains"}],
        "cells": [{"lane_id": "hurts", "step_id": "wait", "stage_id": None, "text": "Too long"}],
        "version": 1,
    }
    drawn = MapRecord.objects.create(
        workspace=company.workspace, title="Buying", document=document, version=1
    )
    made = company.editor.post(
        f"{company.at}/maps/{drawn.pk}/workshops",
        {"goal": "Shorter waiting", "persona_text": "Ann"},
    )
    return Meeting(company, str(drawn.pk), made["id"])

"""A small map with a pain, and people who look after it."""

from __future__ import annotations

import pytest

from features.stopped_clock import at_clock
from tropa.features.journeys.models import MapRecord
from tropa.features.workspaces.models import Membership

TODAY = "2026-03-02"


@pytest.fixture(autouse=True)
def _today():
    with at_clock(f"{TODAY} 09:30"):
        yield


@pytest.fixture
def drawn(company):
    """A map of two steps in one stage, with a lane of pains."""
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
    }
    return MapRecord.objects.create(
        workspace=company.workspace,
        title="Buying",
        document=document,
        created_by=company.editor.user,
    )


@pytest.fixture
def member(company):
    """The membership of a caller, as the API names it."""

    def find(caller):
        return str(Membership.objects.get(user=caller.user, workspace=company.workspace).pk)

    return find


@pytest.fixture
def suppose(company, drawn, member):
    """Put a hypothesis on the map, the viewer's by default."""

    def make(**facts):
        body = {
            "kind": "hypothesis",
            "title": "Nobody tells them the day",
            "method": "interview",
            "map_id": str(drawn.pk),
            "lane_id": "hurts",
            "step_id": "wait",
            "person_id": member(company.viewer),
            "deadline": "2026-03-05",
            **facts,
        }
        return company.editor.post(f"{company.at}/tasks", body)

    return make

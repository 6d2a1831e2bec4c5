"""Kinds of jobs for the tests of the job engine."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import transaction

from tropa.kit import jobs
from tropa.kit.jobs import job_create, register_job


@pytest.fixture
def job_of(monkeypatch):
    """Ask for a job made of these steps; tell what was undone."""
    monkeypatch.setattr(jobs, "_kinds", dict(jobs._kinds))
    undone: list[object] = []

    def make(*steps, undo=None):
        named = tuple((f"step-{number}", step) for number, step in enumerate(steps))
        register_job("test", named, undo=undo or (lambda run: undone.append(run.job.pk)))
        with transaction.atomic():
            job = job_create("test", workspace_id=uuid4(), subject_id=uuid4(), user=None)
        job.undone = undone
        return job

    return make

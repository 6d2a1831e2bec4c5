"""Files of maps that are written by the worker."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tropa.features.workspaces.models import Workspace
from tropa.kit.models import Job, JobState, Record

LONGEST_FILE_NAME = 300


class MapExport(Record):
    """A file of a map that was asked for, by ``created_by`` alone to be fetched.

    ``what`` names the kind of its subject (a map, or a version of one), ``subject_id`` is its bare
    id, ``order`` says which file is wanted. The file lies in the workspace's folder for a day.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="map_exports")
    what = models.CharField(max_length=20)
    subject_id = models.UUIDField(db_index=True)
    order = models.JSONField()
    name = models.CharField(max_length=LONGEST_FILE_NAME, blank=True, default="")
    media_type = models.CharField(max_length=100, blank=True, default="")
    size_bytes = models.BigIntegerField(default=0)
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["-created_at"]

    @property
    def state(self) -> str:
        """Tell where it stands."""
        return self.job.state if self.job else JobState.QUEUED

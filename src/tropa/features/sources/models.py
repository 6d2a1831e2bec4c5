"""Sources, uploaded files, and imports."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tropa.features.workspaces.models import Workspace
from tropa.kit.models import Job, JobState, NamedRecord, Record

LONGEST_NAME = 120


class Source(NamedRecord):
    """Where facts come from: a system, a survey, a report; it remembers how its files are read."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="sources")
    name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(
        max_length=12, choices=[("events", "events"), ("observations", "observations")]
    )
    mapping = models.JSONField(null=True)
    options = models.JSONField(default=dict)
    columns = models.JSONField(default=list)
    dictionary = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workspace", "name_key"], name="one_source_per_name_key"
            )
        ]


class Upload(Record):
    """A file that was sent and waits to be imported; its bytes go when nobody needs them."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=200)
    size_bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    is_file_gone = models.BooleanField(default=False)


class Import(Record):
    """One file taken in from one source; the facts it holds go when it is taken out again."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="imports")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="imports")
    upload = models.ForeignKey(Upload, null=True, on_delete=models.SET_NULL, related_name="imports")
    file = models.CharField(max_length=200)
    mapping = models.JSONField()
    options = models.JSONField(default=dict)
    lens = models.JSONField(null=True)
    lens_id = models.UUIDField(null=True)
    accept_refused = models.BooleanField(default=False)
    expected_refused = models.IntegerField(null=True)
    report = models.JSONField(null=True)
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    removal = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")

    @property
    def state(self) -> str:
        """Tell where the import stands."""
        if self.removal is not None and self.removal.is_open:
            return "removing"
        if self.removal is not None and self.removal.state == JobState.DONE:
            return "removed"
        return self.job.state if self.job else JobState.QUEUED

    @property
    def latest_job(self) -> Job | None:
        """The job whose progress and error count now."""
        return self.removal or self.job


class SourceCode(models.Model):
    """How often a source uses a code in a channel, and in which departments.

    Counted anew after each import, by one at a time; a code may be of any length.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="codes")
    kind = models.CharField(max_length=12)
    code = models.TextField()
    channel = models.TextField(blank=True, default="")
    departments = models.JSONField(default=list)
    count = models.BigIntegerField()
    newest_us = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["-count", "code", "channel"]

    def __str__(self) -> str:
        """Name the row by its id alone."""
        return f"SourceCode {self.pk}"

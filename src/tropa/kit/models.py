"""What every record has, and the job that does long work."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models

from tropa.core import clock
from tropa.kit.names import LONGEST_GROWTH, name_key


class Record(models.Model):
    """A row with a stable id that says when and by whom it was made."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Name the row by its id alone: what people wrote must not reach logs."""
        return f"{type(self).__name__} {self.pk}"


class NamedRecord(Record):
    """A row that people know by its name, of which there is one however it is written."""

    name_key = models.CharField(max_length=200 * LONGEST_GROWTH, editable=False)

    class Meta:
        abstract = True

    def save(self, *arguments: Any, **options: Any) -> None:
        """Keep the key with the name."""
        self.name_key = name_key(self.name)  # type: ignore[attr-defined]  # each has its own length
        fields = options.get("update_fields")
        if fields is not None and "name" in fields:
            options["update_fields"] = {*fields, "name_key"}
        super().save(*arguments, **options)


class JobState(models.TextChoices):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN_STATES = (JobState.QUEUED, JobState.RUNNING)


class Job(Record):
    """Long work in the worker: a chain of short idempotent steps.

    ``workspace_id`` and ``subject_id`` are bare ids, for both live in higher layers.
    """

    workspace_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    state = models.CharField(max_length=10, choices=JobState, default=JobState.QUEUED)
    stage_key = models.CharField(max_length=60, default="queued")
    progress = models.FloatField(default=0.0)
    step = models.IntegerField(default=-1)
    attempts = models.IntegerField(default=0)
    is_cancel_requested = models.BooleanField(default=False)
    error = models.JSONField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["workspace_id", "state"])]

    @property
    def is_open(self) -> bool:
        """Whether the job still waits or works."""
        return self.state in OPEN_STATES

"""Who looks after a map, what is assumed and to be found out, why it hurts, who was reminded."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tropa.features.journeys.models import MapRecord
from tropa.features.workspaces.models import Department, Membership, User, Workspace
from tropa.kit.models import Record

FRESH_DAYS = 90
REVIEW_DAYS = 90
LONGEST_ID = 100
LONGEST_CONTACT = 120


class MapCare(Record):
    """Who looks after a map and when it is looked at again.

    A map without such a row belongs to whoever made it, and is due ``REVIEW_DAYS`` after that day.
    """

    map = models.OneToOneField(MapRecord, on_delete=models.CASCADE, related_name="care")
    owner = models.ForeignKey(
        Membership, null=True, on_delete=models.SET_NULL, related_name="maps_owned"
    )
    review_on = models.DateField(null=True)
    review_days = models.PositiveIntegerField(default=REVIEW_DAYS)
    fresh_days = models.PositiveIntegerField(default=FRESH_DAYS)
    reviewed_at = models.DateTimeField(null=True)


class OnMap(Record):
    """Something that belongs to a place of a map: a lane at a step or stage, or the whole map.

    The ids are those of the document; a place that was taken off the map may come back by undo.
    """

    lane_id = models.CharField(max_length=LONGEST_ID, blank=True, default="")
    step_id = models.CharField(max_length=LONGEST_ID, blank=True, default="")
    stage_id = models.CharField(max_length=LONGEST_ID, blank=True, default="")

    class Meta:
        abstract = True


class TaskKind(models.TextChoices):
    """Something to be done, something assumed to be found out, data asked of a department."""

    TASK = "task"
    HYPOTHESIS = "hypothesis"
    REQUEST = "request"


class Method(models.TextChoices):
    """How a hypothesis is put to the test."""

    INTERVIEW = "interview"
    FOCUS_GROUP = "focus_group"
    SURVEY = "survey"
    DATA = "data"


class TaskState(models.TextChoices):
    """Where a task or a hypothesis stands; all but ``open`` are verdicts of a person.

    A request of data is ``done`` when they have come, ``dropped`` when they will not.
    """

    OPEN = "open"
    DONE = "done"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    DROPPED = "dropped"


STATES: dict[str, tuple[TaskState, ...]] = {
    TaskKind.TASK: (TaskState.OPEN, TaskState.DONE),
    TaskKind.HYPOTHESIS: (
        TaskState.OPEN,
        TaskState.CONFIRMED,
        TaskState.REFUTED,
        TaskState.DROPPED,
    ),
    TaskKind.REQUEST: (TaskState.OPEN, TaskState.DONE, TaskState.DROPPED),
}


class Task(OnMap):
    """A task, hypothesis or request of data: whose it is, until when, how it ended and why.

    When its person leaves the workspace it is nobody's. A request names the department that has
    the data and who is asked there; its person is the one who sees to it that they come.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="tasks")
    map = models.ForeignKey(MapRecord, null=True, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=10, choices=TaskKind)
    title = models.CharField(max_length=500)
    person = models.ForeignKey(
        Membership, null=True, on_delete=models.SET_NULL, related_name="tasks"
    )
    deadline = models.DateField(null=True)
    method = models.CharField(max_length=12, choices=Method, blank=True, default="")
    department = models.ForeignKey(
        Department, null=True, on_delete=models.SET_NULL, related_name="requests"
    )
    asked_of = models.CharField(max_length=LONGEST_CONTACT, blank=True, default="")
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.OPEN)
    reason = models.TextField(blank=True, default="")
    decided_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = [models.F("deadline").asc(nulls_last=True), "created_at"]


class WhyChain(OnMap):
    """A pain and the answers to "why", each asked of the one before."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="why_chains")
    map = models.ForeignKey(MapRecord, on_delete=models.CASCADE, related_name="why_chains")
    hypothesis = models.ForeignKey(
        Task, null=True, on_delete=models.CASCADE, related_name="why_chains"
    )
    pain = models.TextField()
    answers = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["created_at"]


class Reminder(Record):
    """That somebody was reminded of something on a day: at most once for each.

    ``subject_id`` is a task's or a map's id. A row without ``sent_at`` is held by the round that
    is about to send the mail.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    subject_id = models.UUIDField()
    member = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    day = models.DateField()
    round = models.CharField(max_length=60)
    claimed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject_id", "day"], name="one_reminder_per_subject_and_day"
            )
        ]


class RemindersStopped(Record):
    """Somebody wants no reminders; without a member, nobody in the workspace gets any."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Membership, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "member"], name="one_stop_per_member"),
            models.UniqueConstraint(
                fields=["workspace"], condition=Q(member=None), name="one_stop_per_workspace"
            ),
        ]

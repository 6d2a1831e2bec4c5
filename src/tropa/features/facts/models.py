"""The registry of touchpoints, the rules that bind facts to them, and reported figures."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from tropa.features.workspaces.models import Department, User, Workspace
from tropa.kit.models import NamedRecord, Record

STALE_DAYS = 365
"""A figure whose newest record is older is stale, unless its touchpoint has another limit."""


class Touchpoint(NamedRecord):
    """A place where customer and company meet; shared by all maps of the workspace.

    A merged one stays, pointing at the one that was kept, so that merging can be undone and old
    references still lead somewhere.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="touchpoints")
    name = models.CharField(max_length=200)
    stage = models.CharField(max_length=120, blank=True, default="")
    channels = models.JSONField(default=list)
    departments = models.ManyToManyField(Department, related_name="touchpoints")
    accountable = models.ForeignKey(
        Department, null=True, on_delete=models.SET_NULL, related_name="accountable_for"
    )
    promise = models.JSONField(null=True)
    is_manual = models.BooleanField(default=False)
    stale_days = models.PositiveIntegerField(default=STALE_DAYS)
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="merged"
    )

    left_out_channels = models.JSONField(default=list)
    left_out_departments = models.JSONField(default=list)
    """What a person took off (departments by the keys of their names): no import puts it back."""

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workspace", "name_key"],
                condition=Q(merged_into__isnull=True),
                name="one_touchpoint_per_name_key",
            )
        ]


class RuleKind(models.TextChoices):
    """Which facts a rule binds."""

    ACTIVITY = "activity"
    OBSERVATION = "observation"


class TouchpointRule(Record):
    """Facts with this name (and channel, where one is given) belong to this touchpoint.

    A rule is never changed: it ends, and another begins. What is measured by an old version can
    be told from what is measured by a new one. Rules that began or ended at one moment were
    changed together; nobody is named where an import did it.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="rules")
    touchpoint = models.ForeignKey(Touchpoint, on_delete=models.CASCADE, related_name="rules")
    kind = models.CharField(max_length=12, choices=RuleKind)
    key = models.TextField()
    channel = models.TextField(blank=True, default="")
    digest = models.CharField(max_length=64, editable=False)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workspace", "kind", "digest"],
                condition=Q(ended_at__isnull=True),
                name="one_touchpoint_per_fact_of_any_length",
            )
        ]

    def save(self, *arguments: Any, **options: Any) -> None:
        """Keep what is unique: the fact's own words may be too long for an index."""
        self.digest = rule_digest(self.key, self.channel)
        super().save(*arguments, **options)


def rule_digest(key: str, channel: str) -> str:
    """Tell by 64 letters which facts a rule is about."""
    return sha256(json.dumps([key, channel]).encode()).hexdigest()


class TouchpointMerge(Record):
    """One merge: which touchpoints went into which, and all that is needed to undo it."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="merges")
    kept = models.ForeignKey(Touchpoint, on_delete=models.CASCADE, related_name="merges")
    moved = models.JSONField()
    undone_at = models.DateTimeField(null=True)


class ReportedFigure(Record):
    """A figure known only from somebody's report: shown beside measured ones, never among them."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="reported")
    touchpoint = models.ForeignKey(Touchpoint, on_delete=models.CASCADE, related_name="reported")
    measure = models.CharField(max_length=60)
    value = models.FloatField()
    n = models.PositiveIntegerField(null=True)
    unit = models.CharField(max_length=20)
    period_from = models.DateField(null=True)
    period_to = models.DateField(null=True)
    author = models.CharField(max_length=200)
    source_name = models.CharField(max_length=200)
    upload_id = models.UUIDField(null=True)
    file_name = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["-created_at"]

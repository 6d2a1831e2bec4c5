"""Segments: rules over customers; personas: the people whom a team draws to stand for them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tropa.features.journeys.models import LensRecord
from tropa.features.workspaces.models import Workspace
from tropa.kit.models import NamedRecord, Record

LONGEST_NAME, LONGEST_LINE, LONGEST_TEXT = 120, 300, 5_000


class Segment(NamedRecord):
    """A rule over the customers of a lens; ``rule`` is a ``core.filters.Filter``."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="segments")
    lens = models.ForeignKey(LensRecord, on_delete=models.RESTRICT, related_name="segments")
    name = models.CharField(max_length=LONGEST_NAME)
    about = models.CharField(max_length=LONGEST_LINE, blank=True, default="")
    rule = models.JSONField()

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workspace", "name_key"], name="one_segment_per_name_key"
            )
        ]


class Persona(Record):
    """A typical customer as a team draws them; its numbers are those of its segment.

    ``goals``, ``needs``, ``traits`` and ``quotes`` are lists of lines; ``picture`` names a file in
    the workspace's folder, a new name for each new picture.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="personas")
    segment = models.ForeignKey(
        Segment, null=True, on_delete=models.RESTRICT, related_name="personas"
    )
    name = models.CharField(max_length=LONGEST_NAME)
    role_line = models.CharField(max_length=LONGEST_LINE, blank=True, default="")
    context = models.TextField(blank=True, default="")
    goals = models.JSONField(default=list)
    needs = models.JSONField(default=list)
    traits = models.JSONField(default=list)
    quotes = models.JSONField(default=list)
    picture = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["name", "created_at"]

"""Versions that keep their figures, links for those without an account, comments and mentions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tropa.features.journeys.models import MapRecord
from tropa.features.workspaces.models import User
from tropa.kit.models import Record

LONGEST_NAME, LONGEST_NOTE, LONGEST_COMMENT = 120, 2_000, 4_000


class MapVersion(Record):
    """A map as it was when somebody kept it: document, figures, registry; written once.

    ``measured`` is what ``insights.map_schemas.MeasuredOut`` says, without the words of customers:
    those are records, and records can be taken out. ``basis`` says what the figures rest on:
    filter, time zone, lens and its version, the limits of withholding.
    """

    map = models.ForeignKey(MapRecord, on_delete=models.CASCADE, related_name="kept_versions")
    name = models.CharField(max_length=LONGEST_NAME)
    note = models.TextField(max_length=LONGEST_NOTE, blank=True, default="")
    map_version = models.PositiveIntegerField()
    document = models.JSONField()
    measured = models.JSONField()
    touchpoints = models.JSONField(default=list)
    basis = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-created_at"]


class ShareLink(Record):
    """A way to a map, or to one version of it, for whoever holds the link.

    Of its secret only the hash is kept, with the last letters to know it again in a list.
    """

    map = models.ForeignKey(MapRecord, on_delete=models.CASCADE, related_name="share_links")
    version = models.ForeignKey(
        MapVersion, null=True, on_delete=models.CASCADE, related_name="share_links"
    )
    label = models.CharField(max_length=LONGEST_NAME, blank=True, default="")
    token_hash = models.CharField(max_length=64, unique=True)
    token_end = models.CharField(max_length=4)
    with_figures = models.BooleanField(default=True)
    with_quotes = models.BooleanField(default=False)
    filter = models.JSONField(default=dict)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    uses = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-created_at"]


class CommentThread(Record):
    """What is said about one place of a map; the ids of the place outlive the place.

    All ids empty is the whole map, a stage or a step alone is that part, a lane with one of the
    two is a cell. ``place_words`` names the place as it was called when the thread began.
    """

    map = models.ForeignKey(MapRecord, on_delete=models.CASCADE, related_name="threads")
    stage_id = models.CharField(max_length=100, blank=True, default="")
    step_id = models.CharField(max_length=100, blank=True, default="")
    lane_id = models.CharField(max_length=100, blank=True, default="")
    place_words = models.JSONField(default=dict)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["created_at"]


class Comment(Record):
    """One contribution; mentions stand in its text as ``@{id of the person}``."""

    thread = models.ForeignKey(CommentThread, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(max_length=LONGEST_COMMENT)
    edited_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["created_at"]


class Mention(Record):
    """Somebody is named in a comment, and is told."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="mentions")
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comment", "user"], name="one_mention_per_comment")
        ]


class MentionMail(Record):
    """Whether somebody wants mentions by mail; whoever has no row does."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="mention_mail")
    is_on = models.BooleanField(default=True)

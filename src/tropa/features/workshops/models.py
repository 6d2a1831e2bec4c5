"""A workshop about a map: who takes part, what they write, how they vote and rate."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tropa.features.journeys.models import MapRecord
from tropa.features.personas.models import Persona
from tropa.features.tasks.models import Task
from tropa.features.workspaces.models import User
from tropa.kit.models import Record

LONGEST_NAME, LONGEST_LINE, LONGEST_GOAL = 60, 300, 1_000
LONGEST_NOTE = 300
LOWEST_RATING, HIGHEST_RATING = 1, 5


class AgendaStep(models.TextChoices):
    """What the room is at; the order is that of the agenda."""

    KICK_OFF = "kick_off"
    COLLECT = "collect"
    TOUCHPOINTS = "touchpoints"
    CHARACTERISE = "characterise"
    OWN_RATING = "own_rating"
    ORDER = "order"
    DECIDE = "decide"


class NoteKind(models.TextChoices):
    """What a note is about; each kind has its lane on the map."""

    TOUCHPOINT = "touchpoint"
    PAIN = "pain"
    STRENGTH = "strength"
    IDEA = "idea"
    QUOTE = "quote"
    NEED = "need"
    THOUGHT = "thought"


class Workshop(Record):
    """A meeting about a map.

    The door's secret is not kept: it follows from the server's own secret and ``door_number``;
    ``door_hash`` finds the workshop of one, None while the door is closed.
    """

    map = models.ForeignKey(MapRecord, on_delete=models.CASCADE, related_name="workshops")
    goal = models.CharField(max_length=LONGEST_GOAL, blank=True, default="")
    persona = models.ForeignKey(Persona, null=True, on_delete=models.SET_NULL, related_name="+")
    persona_text = models.CharField(max_length=LONGEST_LINE, blank=True, default="")
    leader = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    step = models.CharField(max_length=20, choices=AgendaStep, default=AgendaStep.KICK_OFF)
    timer_ends_at = models.DateTimeField(null=True)
    is_writing_private = models.BooleanField(default=True)
    is_voting = models.BooleanField(default=False)
    are_votes_shown = models.BooleanField(default=False)
    dots_each = models.PositiveSmallIntegerField(default=5)
    is_rating = models.BooleanField(default=False)
    are_ratings_shown = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    door_number = models.PositiveIntegerField(default=0)
    door_hash = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - unique

    class Meta:
        ordering: ClassVar = ["-created_at"]


class Participant(Record):
    """Someone in a workshop: a member of the workspace, or a guest who holds a secret."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="participants")
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=LONGEST_NAME)
    token_hash = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - unique
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workshop", "user"], name="one_participant_per_member")
        ]

    @property
    def is_guest(self) -> bool:
        """Whether this is nobody of the workspace."""
        return self.user_id is None


class Note(Record):
    """A sticky note.

    An anonymous one has no author but a seal: its author is known again by the server, and read
    by nobody out of the database. ``created_by`` stays empty for the same reason. Handed over, it
    is on the map, or it is a ``hypothesis``; a touchpoint's note then has its new step as place.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(
        Participant, null=True, on_delete=models.SET_NULL, related_name="notes"
    )
    seal = models.CharField(max_length=64, blank=True, default="")
    kind = models.CharField(max_length=12, choices=NoteKind)
    text = models.CharField(max_length=LONGEST_NOTE)
    stage_id = models.CharField(max_length=100, blank=True, default="")
    step_id = models.CharField(max_length=100, blank=True, default="")
    is_revealed = models.BooleanField(default=False)
    handed_over_at = models.DateTimeField(null=True)
    hypothesis = models.ForeignKey(Task, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["created_at", "id"]


class Vote(Record):
    """The dots that somebody gave a note."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="votes")
    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="votes")
    dots = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["participant", "note"], name="one_vote_per_note")
        ]


class OwnRating(Record):
    """How somebody rates a touchpoint of their own company, on the customers' scale.

    ``subject`` is the touchpoint of a step, or the step itself while it is bound to none.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="ratings")
    subject = models.CharField(max_length=100)
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participant", "subject"], name="one_own_rating_per_subject"
            )
        ]

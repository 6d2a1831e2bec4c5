"""What somebody sees of a workshop: never more than they may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Sum

from tropa.analysis.intervals import mean_estimate
from tropa.analysis.voice.ratings import clean
from tropa.features.journeys.map_selectors import map_document
from tropa.features.workshops.models import (
    Note,
    Participant,
    Vote,
    Workshop,
)
from tropa.features.workshops.notes import is_of
from tropa.features.workshops.opened_ratings import SCALE, ratings_now, values_of
from tropa.features.workshops.taking_part import Someone, workshop_seen
from tropa.features.workshops.voting import dots_spent, subjects_of
from tropa.features.workspaces.selectors import membership_for
from tropa.kit.access import Role

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.core.maps import JourneyMap
    from tropa.core.results import Estimate


@dataclass(frozen=True, slots=True)
class SeenNote:
    """A note as one reader sees it; ``dots`` is None while votes are hidden."""

    note: Note
    is_mine: bool
    my_dots: int
    dots: int | None


@dataclass(frozen=True, slots=True)
class RatedSubject:
    """How a company rates a touchpoint itself; without figures where too few have."""

    subject: str
    name: str
    estimate: Estimate
    is_withheld: bool


@dataclass(frozen=True, slots=True)
class Board:
    """A workshop as one reader sees it.

    Attributes
    ----------
    voters : int | None
        How many have given dots; None while votes are hidden.
    raters : int | None
        How many have rated anything; only whoever leads sees it.
    rated : list[RatedSubject] | None
        None until the results are opened.
    """

    workshop: Workshop
    document: JourneyMap
    me: Participant | None
    is_leading: bool
    notes: list[SeenNote]
    people: list[Participant]
    dots_left: int
    subjects: dict[str, str]
    my_ratings: dict[str, int]
    voters: int | None
    raters: int | None
    rated: list[RatedSubject] | None


def board_show(someone: Someone, workspace_id: UUID, workshop_id: UUID) -> Board:
    """Show a workshop to a member or to one of its guests."""
    workshop = workshop_seen(someone, workspace_id, workshop_id)
    me, is_leading = _who(someone, workshop)
    document = map_document(workshop.map)
    subjects = subjects_of(document)
    mine = ratings_now(me.ratings.all(), workshop) if me else {}
    return Board(
        workshop=workshop,
        document=document,
        me=me,
        is_leading=is_leading,
        notes=_notes(workshop, me),
        people=list(workshop.participants.filter(removed_at__isnull=True)),
        dots_left=max(workshop.dots_each - (dots_spent(me) if me else 0), 0),
        subjects=subjects,
        my_ratings={subject: value for (_, subject), value in mine.items()},
        voters=_voters(workshop) if workshop.are_votes_shown else None,
        raters=_raters(workshop) if is_leading else None,
        rated=_rated(workshop, subjects) if workshop.are_ratings_shown else None,
    )


def _who(someone: Someone, workshop: Workshop) -> tuple[Participant | None, bool]:
    if isinstance(someone, Participant):
        return someone, False
    membership = membership_for(someone, workshop.map.workspace_id)
    me = workshop.participants.filter(user=membership.user).first()
    return me, Role(membership.role).rank >= Role.EDITOR.rank


def _notes(workshop: Workshop, me: Participant | None) -> list[SeenNote]:
    """Leave out what others have not shown; count votes only once they are shown.

    Those of whoever was put out do not count: they could come back by the door and vote again.
    """
    mine = dict(me.votes.values_list("note_id", "dots")) if me else {}
    totals: dict[UUID, int] | None = None
    if workshop.are_votes_shown:
        votes = Vote.objects.filter(note__workshop=workshop, participant__removed_at__isnull=True)
        totals = dict(votes.values_list("note_id").annotate(all=Sum("dots")))
    found = []
    for note in workshop.notes.select_related("author"):
        is_mine = is_of(note, me)
        if note.is_revealed or is_mine:
            dots = None if totals is None else totals.get(note.pk, 0)
            found.append(SeenNote(note, is_mine, mine.get(note.pk, 0), dots))
    return found


def _voters(workshop: Workshop) -> int:
    voters = workshop.participants.filter(votes__isnull=False, removed_at__isnull=True)
    return voters.distinct().count()


def _raters(workshop: Workshop) -> int:
    return workshop.participants.filter(ratings__isnull=False).distinct().count()


def _rated(workshop: Workshop, subjects: dict[str, str]) -> list[RatedSubject]:
    """Pool the ratings of each touchpoint; where too few rated, only how many."""
    given = values_of(workshop)
    found = []
    for subject, name in subjects.items():
        estimate = mean_estimate(clean(given.get(subject, []), scale=SCALE).moments)
        is_withheld = estimate.n < workshop.map.workspace.min_n
        found.append(RatedSubject(subject, name, estimate, is_withheld))
    return found

"""The own ratings of a map that whoever led a workshop has opened."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tropa.analysis.voice.self_perception import OwnRatings
from tropa.core.clock import to_us
from tropa.core.mappings import Scale
from tropa.features.journeys.map_selectors import map_document, touchpoints_kept
from tropa.features.workshops.models import HIGHEST_RATING, LOWEST_RATING, OwnRating, Workshop

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from tropa.features.journeys.models import MapRecord

SCALE = Scale(minimum=LOWEST_RATING, maximum=HIGHEST_RATING)


def values_of(workshop: Workshop) -> dict[str, list[int]]:
    """Pool the ratings of a workshop by what they rate, sorted: no order tells who gave them."""
    given: dict[str, Counter[int]] = {}
    everybody = OwnRating.objects.filter(participant__workshop=workshop)
    for (_, subject), value in ratings_now(everybody, workshop).items():
        given.setdefault(subject, Counter())[value] += 1
    return {subject: sorted(found.elements()) for subject, found in given.items()}


def ratings_now(ratings: QuerySet[OwnRating], workshop: Workshop) -> dict[tuple[UUID, str], int]:
    """Give ratings by who gave them and by what they rate now.

    What was rated may have been merged into another touchpoint since, or a step bound to one.
    Whoever rated both has one rating there: that of what was kept, else the newest.
    """
    now = touchpoints_kept(workshop.map.workspace_id)
    for step in map_document(workshop.map).steps:
        now[step.id] = step.touchpoint_id or step.id
    rows = ratings.order_by("created_at", "pk").values_list("participant_id", "subject", "value")
    moved_first = sorted(rows, key=lambda row: now.get(row[1], row[1]) == row[1])
    return {(person, now.get(subject, subject)): value for person, subject, value in moved_first}


def opened_ratings(record: MapRecord) -> OwnRatings | None:
    """Give the ratings of the map's newest workshop whose results were opened.

    Only one workshop counts: who took part in two would be counted twice.
    """
    opened = Workshop.objects.filter(map=record, are_ratings_shown=True)
    newest = opened.select_related("map").order_by("-created_at").first()
    if newest is None:
        return None
    return OwnRatings(values_of(newest), SCALE, at_us=to_us(newest.created_at))

"""The own ratings of a map that whoever led a workshop has opened."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tropa.analysis.voice.self_perception import OwnRatings
from tropa.core.clock import to_us
from tropa.core.mappings import Scale
from tropa.features.workshops.models import HIGHEST_RATING, LOWEST_RATING, OwnRating, Workshop

if TYPE_CHECKING:
    from tropa.features.journeys.models import MapRecord

SCALE = Scale(minimum=LOWEST_RATING, maximum=HIGHEST_RATING)


def values_of(workshop: Workshop) -> dict[str, list[int]]:
    """Pool the ratings of a workshop by what they rate, sorted: no order tells who gave them."""
    given: dict[str, Counter[int]] = {}
    rows = OwnRating.objects.filter(participant__workshop=workshop)
    for subject, value in rows.values_list("subject", "value"):
        given.setdefault(subject, Counter())[value] += 1
    return {subject: sorted(found.elements()) for subject, found in given.items()}


def opened_ratings(record: MapRecord) -> OwnRatings | None:
    """Give the ratings of the map's newest workshop whose results were opened.

    Only one workshop counts: who took part in two would be counted twice.
    """
    opened = Workshop.objects.filter(map=record, are_ratings_shown=True)
    newest = opened.order_by("-created_at").first()
    if newest is None:
        return None
    return OwnRatings(values_of(newest), SCALE, at_us=to_us(newest.created_at))

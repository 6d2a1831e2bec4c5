"""What one cell of a map rests on: the facts of all customers, or of one segment of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.analysis.disclosure import disclose
from tropa.analysis.journeys.measures import measures
from tropa.analysis.voice.narrowing import parts_not_narrowed
from tropa.features.insights.binding import binding_of
from tropa.features.insights.journey_answers import rule_of
from tropa.features.insights.measured_map import facts_of
from tropa.features.insights.own_ratings import self_perceived
from tropa.features.insights.segment_answers import segments_chosen, segments_disclosed
from tropa.features.insights.segment_facts import segment_facts
from tropa.features.insights.voices import voices_of
from tropa.features.journeys.map_selectors import map_document

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.analysis.binding import Binding
    from tropa.core.figures import Figure
    from tropa.core.filters import Filter
    from tropa.features.journeys.models import MapRecord
    from tropa.features.workspaces.models import User
    from tropa.store.journeys import Journeys
    from tropa.store.observations import Observations


@dataclass(frozen=True, slots=True)
class Asked:
    """Which measure of which touchpoint; of which segment, beside those it is compared with."""

    touchpoint: str
    measure: str
    segments: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class CellFacts:
    """The facts behind a cell, and its figure as it may be shown; None where nothing is known.

    ``untold`` names the parts of a segment's rule by which no answer can be counted as its own.
    """

    journeys: Journeys | None
    observations: Observations | None
    binding: Binding
    not_narrowed: tuple[str, ...]
    figure: Figure | None
    untold: tuple[str, ...] = ()


def cell_facts(user: User, record: MapRecord, where: Filter, *, cell: Asked) -> CellFacts:
    """Gather the facts of a cell; what comparing withholds is withheld here too."""
    document = map_document(record)
    facts = facts_of(record, document, where)
    if cell.segments:
        return _of_segment(user, record, where, cell=cell, binding=facts.binding)
    found = self_perceived(
        record, document, measures(facts.journeys, facts.observations, facts.binding)
    )
    figure = found.get(cell.touchpoint, {}).get(cell.measure)
    return CellFacts(
        journeys=facts.journeys,
        observations=facts.observations,
        binding=facts.binding,
        not_narrowed=facts.not_narrowed,
        figure=disclose(figure, rule_of(record.workspace)) if figure else None,
    )


def _of_segment(
    user: User, record: MapRecord, where: Filter, *, cell: Asked, binding: Binding
) -> CellFacts:
    chosen = segments_chosen(user, record.workspace_id, cell.segments)
    parts = [segment_facts(segment, record.lens, where) for segment in chosen]
    here = binding_of(record.workspace_id, [cell.touchpoint])
    figures = segments_disclosed(record, parts, here, where=where)
    first = parts[0]
    return CellFacts(
        journeys=first.journeys,
        observations=first.observations,
        binding=binding,
        not_narrowed=parts_not_narrowed(voices_of(record.workspace_id), where),
        figure=figures[0].get(cell.touchpoint, {}).get(cell.measure),
        untold=first.untold,
    )

"""The registry's rules, compiled for measuring."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tropa.analysis.binding import Binding, EventPlace, TouchpointRules
from tropa.features.facts.models import RuleKind
from tropa.features.facts.selectors import bindings_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID


def binding_of(workspace_id: UUID, touchpoint_ids: Iterable[str]) -> Binding:
    """Compile the rules in force of these touchpoints, in their order."""
    events: dict[str, list[EventPlace]] = defaultdict(list)
    names: dict[str, list[str]] = defaultdict(list)
    for rule in bindings_of(workspace_id):
        touchpoint = str(rule.touchpoint_id)
        if rule.kind == RuleKind.ACTIVITY:
            events[touchpoint].append(EventPlace(rule.key, rule.channel or None))
        else:
            names[touchpoint].append(rule.key)
    asked = dict.fromkeys(touchpoint_ids)
    wide = {place.activity for one in asked for place in events[one] if place.channel is None}
    return Binding(
        {one: TouchpointRules(tuple(events[one]), tuple(names[one])) for one in asked},
        elsewhere=tuple(
            place
            for touchpoint, places in events.items()
            for place in places
            if touchpoint not in asked and place.channel is not None and place.activity in wide
        ),
    )

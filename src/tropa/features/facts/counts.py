"""How often facts and maps speak of a touchpoint: told by higher features.

They register in ``AppConfig.ready()``; the registry itself knows neither lake nor maps.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

FactCounts = dict[tuple[str, str], int]
"""(kind of rule, name) → number of facts."""

_fact_counters: list[Callable[[UUID], FactCounts]] = []
_map_counters: list[Callable[[UUID], dict[UUID, int]]] = []


def register_fact_counts(counter: Callable[[UUID], FactCounts]) -> None:
    """Let a feature tell how many events and observations of each name a workspace has."""
    _fact_counters.append(counter)


def register_map_counts(counter: Callable[[UUID], dict[UUID, int]]) -> None:
    """Let a feature tell on how many maps each touchpoint stands."""
    _map_counters.append(counter)


def fact_counts(workspace_id: UUID) -> FactCounts:
    """Count facts by kind and name."""
    total: FactCounts = {}
    for counter in _fact_counters:
        for key, count in counter(workspace_id).items():
            total[key] = total.get(key, 0) + count
    return total


def map_counts(workspace_id: UUID) -> dict[UUID, int]:
    """Count maps by touchpoint."""
    total: dict[UUID, int] = {}
    for counter in _map_counters:
        for touchpoint_id, count in counter(workspace_id).items():
            total[touchpoint_id] = total.get(touchpoint_id, 0) + count
    return total

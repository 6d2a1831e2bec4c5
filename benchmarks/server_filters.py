"""Seeded distinct filters, of the kinds that the filter bar offers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random
from typing import Any

DAY_US = 86_400_000_000
KINDS = ("period", "region", "segment", "channel", "contains", "without", "starts", "mixed")
DAYS = 300
"""How far into the year periods begin."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a filter may choose from."""

    first_us: int
    regions: list[str]
    segments: list[str]
    channels: list[str]
    activities: list[str]


def draw_filters(choices: Choices, *, count: int, seed: int) -> list[str]:
    """Draw distinct filters as the address bears them, each kind equally often."""
    random = Random(seed)  # noqa: S311  reproducible, no secret
    found: dict[str, None] = {}
    while len(found) < count:
        kind = KINDS[len(found) % len(KINDS)]
        found[json.dumps(_drawn(random, kind, choices))] = None
    return list(found)


def _drawn(random: Random, kind: str, choices: Choices) -> dict[str, Any]:
    since_us = choices.first_us + random.randrange(DAYS) * DAY_US
    since, until = (
        {"since_us": since_us},
        {"until_us": since_us + random.randrange(30, 200) * DAY_US},
    )
    region = {"region": _some(random, choices.regions)}
    segment = {"segment": _some(random, choices.segments)}
    names = choices.activities
    kinds: dict[str, dict[str, Any]] = {
        "period": since | until,
        "region": since | {"case": region},
        "segment": until | {"case": segment},
        "channel": until | {"event": {"channel": _some(random, choices.channels)}},
        "contains": until | {"contains": random.sample(names, random.randrange(1, 3))},
        "without": {"without": random.sample(names, random.randrange(1, 4))},
        "starts": until | {"starts": random.sample(names[:12], 3)},
        "mixed": since | until | {"case": region | segment},
    }
    return kinds[kind]


def _some(random: Random, values: list[str]) -> list[str]:
    return sorted(random.sample(values, random.randrange(1, len(values))))

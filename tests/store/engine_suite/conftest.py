"""One suite for every engine: name another one in ``ENGINES`` and every test asks it too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tropa.core.lenses import Lens
from tropa.store.engine_duckdb import open_journeys
from tropa.store.journeys import Journeys
from tropa.store.lens_files import LensFiles

ENGINES: dict[str, Callable[[LensFiles], Journeys]] = {"duckdb": open_journeys}
HAND_LOG = [
    ("b", "pay", 10_000_000, "shop", None),
    ("b", "Order", 4_000_001, "site", "north"),
    ("a", "order", 1, None, ""),
    ("a", "żal", 3, "site", "south"),
    ("a", "order", 3_000_000, "app", None),
    ("c", "яблоко", -5, None, None),
]
"""Case, activity, time, channel, region."""


@pytest.fixture(params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Callable[[LensFiles], Journeys]:
    """Open a version of a lens in the engine under test."""
    return ENGINES[request.param]


@pytest.fixture
def hand_log(build, engine) -> Journeys:
    """The hand log, in the engine under test."""
    columns = ("case", "activity", "time_us", "channel", "attribute_region")
    rows = [dict(zip(columns, row, strict=True)) for row in HAND_LOG]
    return engine(build(rows, Lens(), case_attributes=("region",)).files)


@pytest.fixture
def empty_log(build, engine) -> Journeys:
    """A log without any event, in the engine under test."""
    return engine(build([], Lens(), case_attributes=("region",)).files)

"""Observations are narrowed by what they carry; the rest of a filter is named."""

import pytest

from tropa.analysis.voice.narrowing import narrow_observations, parts_not_narrowed
from tropa.analysis.voice.reported import Reported, reported_figures
from tropa.core.filters import Filter

REPORT = {
    "touchpoint": "delivery",
    "source_kind": "reported",
    "value": 4.1,
    "attribute_reported_n": "812",
    "attribute_reported_author": "Institute",
}
ATTRIBUTES = ("region", *(f"reported_{part}" for part in ("n", "period", "author", "file")))


@pytest.fixture
def observations(observed):
    rows = [
        {"observation_id": "1", "time_us": 10, "channel": "shop", "attribute_region": "north"},
        {"observation_id": "2", "time_us": 20, "channel": "site", "attribute_region": "north"},
        {"observation_id": "3", "time_us": None, "channel": "site", "attribute_region": "south"},
        {"observation_id": "4", "time_us": 30, **REPORT},
    ]
    return observed(rows, ATTRIBUTES)


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        (Filter(), "1234"),
        (Filter(event={"channel": ["site"]}), "23"),
        (Filter(case={"region": ["north"]}), "12"),
        (Filter(since_us=10, until_us=30), "12"),
        (Filter(contains=["Pay"], case={"unknown": ["x"]}), "1234"),
    ],
)
def test_it_narrows_by_what_observations_carry(observations, where, kept):
    chosen = narrow_observations(observations, where)
    ids = chosen.run(chosen.table.select("observation_id"))["observation_id"].to_pylist()
    assert "".join(sorted(ids)) == kept


def test_it_names_what_observations_cannot_be_narrowed_by(observations):
    where = Filter(contains=["Pay"], case={"unknown": ["x"], "region": ["north"]}, min_seconds=0)
    assert set(parts_not_narrowed(observations, where)) == {"unknown", "contains", "min_seconds"}
    assert parts_not_narrowed(observations, Filter(since_us=1)) == ()


def test_reported_figures_keep_their_origin(observations):
    assert reported_figures(observations) == [
        Reported("delivery", "score", 4.1, 1.0, 5.0, 812, "", "Institute", "")
    ]

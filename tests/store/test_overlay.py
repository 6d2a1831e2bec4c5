"""Refreshing a lens when only some cases changed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tropa.analysis.journeys.graph import graph
from tropa.core.lenses import Lens, Outcome
from tropa.store import moves as moves_
from tropa.store.engine_duckdb import open_journeys
from tropa.store.lens_build import build_lens
from tropa.store.overlay import refresh_lens

LENSES = [
    Lens(),
    Lens(idle_seconds=2, ends=["Z"], starts=["X"]),
    Lens(session_minutes=1),
    Lens(wanted=Outcome(activities=["Z"], horizon_seconds=3), ends=["Y"]),
]
EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "activity": st.sampled_from("XYZ"),
            "time_us": st.integers(0, 90).map(lambda second: second * 1_000_000),
            "event_id": st.none() | st.sampled_from(["1", "2"]),
            "attribute_region": st.none() | st.sampled_from(["north", "south"]),
        }
    ),
    max_size=4,
)
LOGS = st.dictionaries(st.sampled_from("abcd"), EVENTS, max_size=4)


def rows_of(log):
    return [{"case": case, **event} for case, events in log.items() for event in events]


def contents(files):
    """Everything a version answers, whatever the numbers of its cases."""
    journeys = open_journeys(files)
    names = {row["case_no"]: row["case"] for row in journeys.run(journeys.cases).to_pylist()}
    moves = {row.pop("move"): row for row in journeys.run(journeys.moves).to_pylist()}
    assert len({tuple(row.values()) for row in moves.values()}) == len(moves)
    tables = {}
    for table in ("steps", "cases", "variants"):
        rows = journeys.run(getattr(journeys, table)).to_pylist()
        for row in rows:
            if "case_no" in row:
                row["case"] = names[row.pop("case_no")]
            if "move" in row:
                row["move"] = moves[row["move"]]
                assert row["move"].items() <= row.items()
        tables[table] = sorted(map(repr, (sorted(row.items()) for row in rows)))
    journeys.engine.close()
    return tables, files.as_of_us, files.ties, files.events, files.case_count


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=LOGS, after=st.lists(LOGS, min_size=1, max_size=2), data=st.data())
def test_a_refresh_equals_a_full_build(connection, flat, tmp_path, before, after, data):
    lens, share = data.draw(st.sampled_from(LENSES)), data.draw(st.sampled_from([0.0, 1.0]))
    target, names = tmp_path / "lens", {"case_attributes": ("region",)}
    now = dict(before)
    files = build_lens(connection, flat(rows_of(before), **names), lens, target=target)
    for changes in after:
        now |= changes
        gone = [case for case, events in changes.items() if not events]
        changed = flat(rows_of(changes), **names)
        files = refresh_lens(
            connection, files, changed, target=target, gone=gone, overlay_share=share
        )
    whole = build_lens(connection, flat(rows_of(now), **names), lens, target=target)
    assert contents(files) == contents(whole)


def big_log(word):
    return [row for n in range(60) for row in word(f"case {n:02}", "XYZ")]


def test_few_changes_lie_over_a_base_that_is_shared(connection, flat, word, tmp_path):
    old = build_lens(connection, flat(big_log(word)), Lens(), target=tmp_path)
    new = refresh_lens(connection, old, flat(word("case 07", "XZ")), target=tmp_path)
    assert (new.folder / new.base).samefile(old.cache)
    assert (new.events, old.events) == (179, 180)


def test_many_changes_are_merged(connection, flat, word, tmp_path):
    old = build_lens(connection, flat(big_log(word)), Lens(), target=tmp_path)
    changed = word("case 07", "XZ") + word("case 08", "XZ")
    assert refresh_lens(connection, old, flat(changed), target=tmp_path).base == ""


def test_an_activity_never_seen_before_is_merged(connection, flat, word, tmp_path):
    old = build_lens(connection, flat(big_log(word)), Lens(), target=tmp_path)
    new = refresh_lens(connection, old, flat(word("case 07", "XQ")), target=tmp_path)
    assert new.base == ""
    journeys = open_journeys(new)
    assert journeys.run(journeys.steps.activity.max().name("last").as_table()).to_pylist() == [
        {"last": "Z"}
    ]
    journeys.engine.close()


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_version_without_moves_stays_without(
    connection, flat, word, tmp_path, monkeypatch, share
):
    monkeypatch.setattr(moves_, "MOST_MOVES", 1)
    old = build_lens(connection, flat(big_log(word)), Lens(), target=tmp_path)
    monkeypatch.undo()
    changed = flat(word("case 07", "XZ"))
    new = refresh_lens(connection, old, changed, target=tmp_path, overlay_share=share)
    assert (old.has_moves, new.has_moves) == (False, False)
    journeys = open_journeys(new)
    edges = graph(journeys).edges.select(["source", "target", "count"]).to_pylist()
    journeys.engine.close()
    assert [tuple(edge.values()) for edge in edges] == [
        ("X", "Y", 59),
        ("Y", "Z", 59),
        ("X", "Z", 1),
    ]

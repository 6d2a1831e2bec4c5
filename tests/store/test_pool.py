"""The versions a process has open."""

from __future__ import annotations

from tropa.store.pool import JourneysPool


def test_a_version_is_opened_once(build, word):
    folder = build(word("a", "X")).files.folder
    pool = JourneysPool()
    assert pool.journeys(folder) is pool.journeys(folder)


def test_a_dropped_version_answers_whoever_still_holds_it(build, word):
    old, new = (build(word("a", path)).files.folder for path in ("X", "XY"))
    pool = JourneysPool()
    held = pool.journeys(old)
    pool.keep([new])
    assert held.run(held.steps).num_rows == 1
    assert pool.journeys(old) is not held
    assert pool.journeys(new).run(pool.journeys(new).steps).num_rows == 2

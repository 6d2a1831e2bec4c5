"""DuckDB as an engine: answers under pressure."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import ibis
import pyarrow as pa
import pytest

from tropa.core.errors import Cancelled, NoRoom, NotFound
from tropa.store.engine_duckdb import open_journeys
from tropa.store.leash import leashed

THREADS = 16
ENDLESS_ROWS = 3000


def test_sixteen_threads_get_each_their_own_answer(build, word):
    lengths = range(1, THREADS + 1)
    rows = [row for n in lengths for row in word(f"case {n:02}", "X" * n)]
    journeys = build(rows).journeys
    barrier = threading.Barrier(THREADS)

    def ask(length: int) -> list[int]:
        barrier.wait()
        chosen = journeys.steps.filter(journeys.steps.case_length == length)
        question = chosen.agg(events=chosen.count(), case_no=chosen.case_no.max())
        return [tuple(journeys.run(question).to_pylist()[0].values()) for _ in range(25)]

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(ask, lengths))
    assert answers == [[(length, length - 1)] * 25 for length in lengths]


def endless(journeys):
    """Pair every event with every other, thrice: hours of work."""
    tables = [journeys.steps.select(**{f"n{i}": journeys.steps.seq}) for i in range(4)]
    pairs = tables[0].cross_join(*tables[1:])
    return pairs.agg(total=(pairs.n0 * pairs.n1 % 7 + pairs.n2 * pairs.n3 % 5).sum())


def test_a_question_that_takes_too_long_is_cancelled(build, word):
    journeys = build(word("a", "X" * ENDLESS_ROWS)).journeys
    with pytest.raises(Cancelled, match="stopped"), leashed(within_seconds=0.05):
        journeys.run(endless(journeys))
    assert journeys.run(journeys.cases).num_rows == 1


def ask_while_stopped(journeys, question, *, start):
    """Ask while someone else pulls the leash."""
    with leashed() as leash:
        start(leash.stop)
        return journeys.run(question)


def test_another_thread_can_stop_a_question(build, word):
    journeys = build(word("a", "X" * ENDLESS_ROWS)).journeys
    with pytest.raises(Cancelled, match="stopped"):
        ask_while_stopped(
            journeys, endless(journeys), start=lambda stop: threading.Thread(target=stop).start()
        )


def test_a_stopped_block_asks_nothing_more(build, word):
    journeys = build(word("a", "X")).journeys
    with pytest.raises(Cancelled, match="stopped"):
        ask_while_stopped(journeys, journeys.cases, start=lambda stop: stop())


def test_it_says_when_no_journeys_are_built(tmp_path):
    with pytest.raises(NotFound, match="No journeys are built"):
        open_journeys(tmp_path)


class TooLarge:
    """A table worked out for a question, for which there is no room."""

    schema = pa.schema({"n": pa.int64()})

    def columns(self, names):
        raise MemoryError(names)


def test_memory_that_a_held_table_does_not_find_is_told(build, word):
    engine = build(word("a", "X")).journeys.engine.holding({"too_large": TooLarge()})
    with pytest.raises(NoRoom, match="not enough memory"):
        engine.run(ibis.table({"n": "int64"}, name="too_large"))


def test_texts_come_back_as_texts_though_the_cache_codes_them(build, word):
    journeys = build(word("a", "XY")).journeys
    answer = journeys.run(journeys.steps)
    assert answer.schema == journeys.steps.schema().to_pyarrow()
    nested = journeys.steps.agg(seen=ibis.struct({"a": journeys.steps.activity}).collect())
    assert journeys.run(nested).to_pylist() == [{"seen": [{"a": "X"}, {"a": "Y"}]}]

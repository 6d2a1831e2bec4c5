"""What a shaped file holds, before or while it is taken in: counts, period, gaps, odd times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from tropa.core.clock import now_us
from tropa.store.connect import execute, rows
from tropa.store.names_sql import literal

if TYPE_CHECKING:
    import duckdb

    from tropa.formats.source import Progress
    from tropa.store.event_shape import ShapedEvents
    from tropa.store.lake import Lake
    from tropa.store.observation_shape import ShapedObservations

DAY_US = 86_400_000_000
GAP_DAYS = 7
GAP_FACTOR = 5
"""A gap is at least so many days long, and so many times the usual distance of busy days."""
OLDEST_US = -631_152_000_000_000
"""1950-01-01: what is older is a birth date or a slip rather than something a customer did."""
ODD_TIMES = (
    ("future", "time_us > {now}"),
    ("epoch", "time_us = 0"),
    ("very-old", f"time_us < {OLDEST_US}"),
)
CODES_SHOWN = 500
MOST_DEPARTMENTS = 50


@dataclass(frozen=True, slots=True)
class Findings:
    """What is in a file, as facts.

    Attributes
    ----------
    cases : int
        Objects of the kind asked for that any event names.
    respondents : int
        Distinct objects that observations name.
    gaps : tuple[tuple[int, int], ...]
        Spans (microseconds, from the last fact before to the first after) without any fact.
    odd_times : tuple[tuple[str, int], ...]
        (``future`` | ``epoch`` | ``very-old``, how many).
    codes : tuple[tuple[str, int], ...]
        Activities, or touchpoints of observations, commonest first.
    """

    facts: int = 0
    cases: int = 0
    respondents: int = 0
    first_us: int | None = None
    last_us: int | None = None
    gaps: tuple[tuple[int, int], ...] = ()
    odd_times: tuple[tuple[str, int], ...] = ()
    codes: tuple[tuple[str, int], ...] = ()
    ties: int = 0


@dataclass(frozen=True, slots=True)
class CodeCount:
    """How often a source uses a code in a channel, and the departments it names there.

    More than ``MOST_DEPARTMENTS`` of them are people or places rather than departments: none then.
    """

    kind: Literal["activity", "observation"]
    source: str
    code: str
    channel: str
    count: int
    newest_us: int | None
    departments: tuple[str, ...] = ()


def event_findings(
    shaped: ShapedEvents, *, object_type: str | None = None, progress: Progress | None = None
) -> Findings:
    """Look through the events of a file, once."""
    connection = shaped.staged.connection
    wanted = object_type or next(iter(shaped.layout.objects))
    _keep(connection, shaped.facts_sql, progress)
    try:
        case = f"list_filter(objects, lambda o: o.type = {literal(wanted)})[1].id"
        counted = f"SELECT count(DISTINCT {case}) FROM found_facts"
        return _findings(
            connection, "activity", cases=_number(connection, counted), ties=_ties(connection, case)
        )
    finally:
        execute(connection, "DROP TABLE IF EXISTS found_facts")


def observation_findings(
    shaped: ShapedObservations, *, progress: Progress | None = None
) -> Findings:
    """Look through the observations of a file, once."""
    connection = shaped.staged.connection
    _keep(connection, shaped.facts_sql, progress)
    try:
        who = "SELECT count(DISTINCT coalesce(objects[1].id, answer_id)) FROM found_facts"
        return _findings(connection, "touchpoint", respondents=_number(connection, who))
    finally:
        execute(connection, "DROP TABLE IF EXISTS found_facts")


def code_counts(lake: Lake, connection: duckdb.DuckDBPyConnection) -> list[CodeCount]:
    """Count what the lake holds by source, code and channel."""
    found: list[CodeCount] = []
    events = _counted("activity", lake.visible_sql("events"))
    found += [_count_of("activity", row) for row in rows(connection, events)]
    observations = _counted("touchpoint", lake.visible_sql("observations"))
    return [*found, *(_count_of("observation", row) for row in rows(connection, observations))]


def _counted(code: str, facts_sql: str) -> str:
    named = "nullif(trim(department), '')"
    return (
        f"SELECT source, {code}, coalesce(channel, ''), count(*), max(time_us),"
        f" list(DISTINCT {named}) FILTER ({named} IS NOT NULL)"
        f" FROM ({facts_sql}) GROUP BY ALL ORDER BY 1, 2, 3"
    )


def _count_of(kind: Literal["activity", "observation"], row: tuple[Any, ...]) -> CodeCount:
    source, code, channel, count, newest_us, departments = row
    named = tuple(sorted(departments or ()))
    kept = named if len(named) <= MOST_DEPARTMENTS else ()
    return CodeCount(kind, source, code, channel, count, newest_us, kept)


def _keep(connection: duckdb.DuckDBPyConnection, sql: str, progress: Progress | None) -> None:
    create = f"CREATE OR REPLACE TEMP TABLE found_facts AS {sql}"
    execute(connection, create, progress=progress)


def _findings(
    connection: duckdb.DuckDBPyConnection,
    code: str,
    *,
    cases: int = 0,
    respondents: int = 0,
    ties: int = 0,
) -> Findings:
    facts, first_us, last_us = rows(
        connection, "SELECT count(*), min(time_us), max(time_us) FROM found_facts"
    )[0]
    codes = rows(
        connection,
        f"SELECT {code}, count(*) AS n FROM found_facts GROUP BY ALL"
        f" ORDER BY n DESC, 1 LIMIT {CODES_SHOWN}",
    )
    return Findings(
        facts=facts,
        cases=cases,
        respondents=respondents,
        first_us=first_us,
        last_us=last_us,
        gaps=_gaps(connection),
        odd_times=_odd_times(connection),
        codes=tuple((name, count) for name, count in codes),
        ties=ties,
    )


def _gaps(connection: duckdb.DuckDBPyConnection) -> tuple[tuple[int, int], ...]:
    """Find where nothing was recorded for unusually long, against the median of busy days."""
    found = rows(
        connection,
        f"""
        WITH days AS (
            SELECT time_us // {DAY_US} AS day, min(time_us) AS first_us, max(time_us) AS last_us
            FROM found_facts WHERE time_us IS NOT NULL GROUP BY ALL),
        steps AS (
            SELECT last_us, lead(first_us) OVER next AS next_us, lead(day) OVER next - day AS days
            FROM days WINDOW next AS (ORDER BY day))
        SELECT last_us, next_us FROM steps
        WHERE days > {GAP_DAYS} AND days > {GAP_FACTOR} * (SELECT median(days) FROM steps)
        ORDER BY last_us""",
    )
    return tuple((last_us, next_us) for last_us, next_us in found)


def _odd_times(connection: duckdb.DuckDBPyConnection) -> tuple[tuple[str, int], ...]:
    tests = [f"count(*) FILTER ({test.format(now=now_us())})" for _, test in ODD_TIMES]
    counts = rows(connection, f"SELECT {', '.join(tests)} FROM found_facts")[0]
    named = zip(ODD_TIMES, counts, strict=True)
    return tuple((name, count) for (name, _), count in named if count)


def _ties(connection: duckdb.DuckDBPyConnection, case: str) -> int:
    """Count events whose place among events of the same case only the tie rule decides."""
    return _number(
        connection,
        "SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM found_facts"
        f" WHERE {case} IS NOT NULL GROUP BY {case}, time_us, sequence HAVING count(*) > 1)",
    )


def _number(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(rows(connection, sql)[0][0])

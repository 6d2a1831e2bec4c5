"""The same answers by DuckDB alone, from raw files: ``raw_duckdb.py CSV PARQUET TASK``."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import duckdb
from measuring import Figures, measured
from synthetic import REGIONS, activity

LINKED = """
    SELECT "case", activity,
        LEAD(activity) OVER walk AS next_activity,
        LEAD(time) OVER walk - time AS wait
    FROM {log} WINDOW walk AS (PARTITION BY "case" ORDER BY time)"""
COUNTED = """
    SELECT activity, next_activity, COUNT(*) AS count, COUNT(DISTINCT "case") AS cases,
        AVG(epoch_us(wait)) / 1e6 AS mean_seconds
    FROM ({linked}) WHERE next_activity IS NOT NULL GROUP BY ALL"""
COUNTED_WITHOUT_CASES = COUNTED.replace('COUNT(DISTINCT "case") AS cases,', "")
PATHS = """
    SELECT path, COUNT(*) AS cases
    FROM (SELECT list(activity ORDER BY time) AS path FROM {log} GROUP BY "case")
    GROUP BY path ORDER BY cases DESC LIMIT 50"""


def answers(parquet: Path) -> dict[str, Figures]:
    """Answer from raw Parquet with LEAD(), on a fresh connection each time."""
    log = f"read_parquet('{parquet}')"

    def ask(sql: str) -> None:
        with duckdb.connect() as connection:
            connection.sql(sql).to_arrow_table()

    def by_region(n: int) -> str:
        return f"(SELECT * FROM {log} WHERE region = '{REGIONS[n % len(REGIONS)]}')"

    def of(source: str, question: str = COUNTED) -> str:
        return question.format(linked=LINKED.format(log=source))

    def filtered(n: int) -> str:
        region = f"region = '{REGIONS[n % len(REGIONS)]}'"
        chosen = f"""SELECT "case" FROM {log} GROUP BY "case"
            HAVING bool_or({region}) AND bool_or(activity = '{activity(n)}')"""
        return f'(SELECT * FROM {log} WHERE "case" IN ({chosen}))'

    def without(n: int) -> str:
        left_out = f"'{activity(3 * n)}', '{activity(3 * n + 1)}'"
        return f"(SELECT * FROM {log} WHERE activity NOT IN ({left_out}))"

    return {
        "graph": measured(lambda _: ask(of(log)), repetitions=2),
        "graph without case counts": measured(
            lambda _: ask(of(log, COUNTED_WITHOUT_CASES)), repetitions=2
        ),
        "filter by region": measured(lambda n: ask(of(by_region(n))), repetitions=2),
        "filter": measured(lambda n: ask(of(filtered(n))), repetitions=2),
        "without": measured(lambda n: ask(of(without(n))), repetitions=2),
        "variants": measured(lambda _: ask(PATHS.format(log=log)), repetitions=2),
    }


def staged_build(csv: Path) -> dict[str, Figures]:
    """Build sorted steps with successors from the CSV, staged once; DuckDB's own limits."""

    def build(_: int) -> None:
        with tempfile.TemporaryDirectory() as folder, duckdb.connect(f"{folder}/b") as connection:
            connection.execute(f"""CREATE TABLE staged AS
                SELECT "case", activity, time, channel, region FROM read_csv('{csv}')""")
            connection.execute("""CREATE TABLE steps AS
                SELECT "case", ROW_NUMBER() OVER walk - 1 AS seq, activity,
                    LEAD(activity) OVER walk AS next_activity, epoch_us(time) AS time_us,
                    LEAD(epoch_us(time)) OVER walk AS next_time_us, channel, region
                FROM staged WINDOW walk AS (PARTITION BY "case" ORDER BY time)
                ORDER BY "case", seq""")

    return {"refresh": measured(build, repetitions=1, warm_up=False)}


if __name__ == "__main__":
    task = sys.argv[3]
    print(
        json.dumps(
            answers(Path(sys.argv[2])) if task == "answers" else staged_build(Path(sys.argv[1]))
        )
    )

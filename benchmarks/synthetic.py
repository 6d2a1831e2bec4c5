"""A seeded event log: Markov-like paths over 40 activities, 12 events a case, rows shuffled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

ACTIVITIES = 40
EVENTS_PER_CASE = 12
START_US = 1_704_067_200_000_000  # 2024-01-01
YEAR_US = 365 * 86_400_000_000
REGIONS = ("centre", "east", "north", "south", "west")
CHANNELS = ("app", "call", "shop", "site")
MAIN_SHARE = 0.82
"""Share of steps that follow the main road of their activity; the rest take side roads."""


def activity(number: int) -> str:
    """Name an activity."""
    return f"activity {number % ACTIVITIES:02d}"


def write_log(folder: Path, events: int, *, seed: int = 20_260_101) -> tuple[Path, Path]:
    """Write the log as CSV and Parquet, unless it lies there already."""
    csv, parquet = folder / f"log-{events}.csv", folder / f"log-{events}.parquet"
    if not (csv.exists() and parquet.exists()):
        folder.mkdir(parents=True, exist_ok=True)
        table = synthetic_log(events, seed=seed)
        pq.write_table(table, parquet)
        texts = table.set_column(2, "time", table["time"].cast(pa.string()))
        pa_csv.write_csv(texts, csv)
    return csv, parquet


def synthetic_log(events: int, *, seed: int) -> pa.Table:
    """Draw the log: columns case, activity, time, channel, region."""
    rng = np.random.default_rng(seed)
    case, code, time_us = _walks(rng, events)
    order = rng.permutation(len(case))
    case, code, time_us = case[order], code[order], time_us[order]
    region = rng.integers(len(REGIONS), size=case.max() + 1, dtype=np.int8)[case]
    channel = (code % len(CHANNELS)).astype(np.int8)
    names = [activity(number) for number in range(ACTIVITIES)]
    return pa.table(
        {
            "case": pa.array(np.char.add("case-", np.char.zfill(case.astype("U8"), 8))),
            "activity": _decoded(code, names),
            "time": pa.array(time_us, pa.timestamp("us")),
            "channel": _decoded(channel, CHANNELS),
            "region": _decoded(region, REGIONS),
        }
    )


def _walks(
    rng: np.random.Generator, events: int
) -> tuple[NDArray[np.int64], NDArray[np.int8], NDArray[np.int64]]:
    """Walk every case through the activities, all cases one step at a time."""
    count = max(events // EVENTS_PER_CASE, 1)
    lengths = 1 + rng.binomial(4 * (EVENTS_PER_CASE - 1), 0.25, size=count)
    roads = np.cumsum(_transitions(rng), axis=1)
    place = rng.choice(ACTIVITIES, size=count, p=_starts())
    time_us = START_US + rng.integers(YEAR_US, size=count)
    cases, activities, times = [], [], []
    for step in range(lengths.max()):
        alive = np.flatnonzero(lengths > step)
        cases.append(alive)
        activities.append(place[alive].astype(np.int8))
        times.append(time_us[alive])
        draw = rng.random(len(alive))
        place[alive] = (roads[place[alive]] < draw[:, None]).sum(axis=1).clip(max=ACTIVITIES - 1)
        wait_us = rng.exponential(3_600_000_000 * (1 + place[alive] % 7)).astype(np.int64)
        time_us[alive] += wait_us // 1_000_000 * 1_000_000
    return np.concatenate(cases), np.concatenate(activities), np.concatenate(times)


def _transitions(rng: np.random.Generator) -> NDArray[np.float64]:
    """Give each activity one main road and a few rarer ones."""
    matrix = rng.dirichlet(np.full(ACTIVITIES, 0.08), size=ACTIVITIES) * (1 - MAIN_SHARE)
    matrix[np.arange(ACTIVITIES), (np.arange(ACTIVITIES) + 1) % ACTIVITIES] += MAIN_SHARE
    return matrix


def _starts() -> NDArray[np.float64]:
    """Let most cases begin at one of three activities."""
    shares = np.full(ACTIVITIES, 0.001)
    shares[[0, 10, 20]] = (0.6, 0.25, 0.15)
    return shares / shares.sum()


def _decoded(codes: NDArray[np.int8], names: list[str] | tuple[str, ...]) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(names)).cast(pa.string())

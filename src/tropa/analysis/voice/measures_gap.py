"""Gaps of touchpoints, paired answer by answer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from tropa.analysis.intervals import Moments, mean_estimate
from tropa.analysis.voice.emotion import (
    Emotion,
    emotion_of_gap,
    emotion_of_score,
    emotion_of_sentiment,
)
from tropa.analysis.voice.measures_ratings import OTHER_SCALES, period
from tropa.analysis.voice.records import EARLIEST, LATEST, counts_by, moments_by, rows_of, span_by
from tropa.core.figures import Figure
from tropa.core.mappings import Scale

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from tropa.analysis.ordered_rows import Ints
    from tropa.analysis.voice.records import Floats, Records

    Row = dict[str, Any]

EXPECTATION, EXPERIENCE = "expectation", "experience"


def gap_sums(records: Records) -> list[Row]:
    """Sum experience − expectation over answers that hold both, by touchpoint and scale.

    Returns
    -------
    list of dict
        ``touchpoint, scale_min, scale_max, n, n_unpaired, weight, weight_squares, total, squares,
        first_us, last_us``; where an answer rates a touchpoint twice, the higher rating counts.
    """
    rated = records.rows(records.is_valid & (records.pair >= 0))
    expectations = rated.rows(rated.is_of("measure", EXPECTATION))
    experiences = rated.rows(rated.is_of("measure", EXPERIENCE))
    expected, experienced = _highest(expectations), _highest(experiences)
    weight, time_us = _weights(expectations, experiences), _times(expectations, experiences)
    gap = experienced - expected
    is_paired = ~np.isnan(gap)
    is_alone = ~is_paired & ~(np.isnan(expected) & np.isnan(experienced))
    size, scale = len(records.scales), records.scale_of_pair[is_paired]
    columns = {
        **moments_by(scale, size, value=gap[is_paired], weight=weight[is_paired]),
        "n_unpaired": counts_by(records.scale_of_pair[is_alone], size),
        **span_by(scale, size, time_us[is_paired]),
    }
    return rows_of(records.scales, columns)


def _highest(records: Records) -> Floats:
    """Give the highest rating of each pair; NaN where there is none."""
    found = np.full(len(records.scale_of_pair), np.nan)
    np.fmax.at(found, records.pair, records.value)
    return found


def _weights(*both: Records) -> Floats:
    """Give the highest weight of each pair."""
    found = np.zeros(len(both[0].scale_of_pair))
    for records in both:
        np.maximum.at(found, records.pair, records.weight)
    return found


def _times(*both: Records) -> Ints:
    """Give the latest time of each pair that is known."""
    found = np.full(len(both[0].scale_of_pair), EARLIEST)
    for records in both:
        known = records.time_us != LATEST
        np.maximum.at(found, records.pair[known], records.time_us[known])
    return np.where(found == EARLIEST, LATEST, found)


def gap_figure(rows: Sequence[Row]) -> Figure | None:
    """Turn one touchpoint's sums into its gap; None where no answer holds both ratings."""
    by_scale: dict[tuple[float, float], list[Row]] = defaultdict(list)
    for row in rows:
        if row["n"] and row["scale_min"] is not None and row["scale_max"] is not None:
            by_scale[row["scale_min"], row["scale_max"]].append(row)
    if not by_scale:
        return None
    scale = max(sorted(by_scale), key=lambda one: sum(row["n"] for row in by_scale[one]))
    chosen = by_scale[scale]
    sums = [
        sum(row[name] or 0 for row in chosen)
        for name in ("n", "weight", "weight_squares", "total", "squares")
    ]
    return Figure(
        mean_estimate(Moments(*sums)),
        "rating",
        scale=scale,
        sources=("observations",),
        notes=() if len(by_scale) == 1 else (OTHER_SCALES,),
        counts={"n_unpaired": sum(row["n_unpaired"] or 0 for row in chosen)},
        **period(chosen),
    )


def emotion_figures(figures: dict[str, Figure]) -> dict[str, Figure]:
    """Draw one emotion series per source that is there: from the gap, the score, the sentiment."""
    found: dict[str, Figure] = {}
    for source in ("gap", "score", "sentiment"):
        figure = figures.get(source)
        if figure is not None and figure.scale is not None:
            emotion = _emotion(figure, source)
            found[f"emotion_{source}"] = Figure(
                emotion.value,
                "emotion",
                scale=(-2.0, 2.0),
                first_us=figure.first_us,
                last_us=figure.last_us,
                sources=figure.sources,
                notes=figure.notes,
            )
    return found


def _emotion(figure: Figure, source: str) -> Emotion:
    low, high = figure.scale or (0.0, 0.0)
    if source == "gap":
        return emotion_of_gap(figure.estimate, Scale(minimum=low, maximum=high))
    if source == "score":
        return emotion_of_score(figure.estimate, Scale(minimum=low, maximum=high))
    return emotion_of_sentiment(figure.estimate)

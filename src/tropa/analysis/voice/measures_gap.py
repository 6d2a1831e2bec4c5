"""Gaps of touchpoints, paired answer by answer inside the engine."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tropa.analysis.intervals import Moments, mean_estimate
from tropa.analysis.voice.emotion import (
    Emotion,
    emotion_of_gap,
    emotion_of_score,
    emotion_of_sentiment,
)
from tropa.analysis.voice.measures_ratings import OTHER_SCALES, period
from tropa.analysis.voice.reported import raw_records
from tropa.core.figures import Figure
from tropa.core.mappings import Scale

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ibis.expr.types import Table

    from tropa.store.observations import Observations

    Row = dict[str, Any]

EXPECTATION, EXPERIENCE = "expectation", "experience"


def gap_sums(observations: Observations) -> Table:
    """Sum experience − expectation over answers that hold both, by touchpoint and scale.

    Returns
    -------
    ibis Table
        ``touchpoint, scale_min, scale_max, n, n_unpaired, weight, weight_squares, total, squares,
        first_us, last_us`` and ``total_expectation, total_experience`` of the same answers.
    """
    table = raw_records(observations)
    table = table.filter(
        table.measure.isin([EXPECTATION, EXPERIENCE]), ~table.is_missing, table.value.notnull()
    )
    answers = table.group_by("touchpoint", "scale_min", "scale_max", "answer_id").agg(
        expected=table.value.max(where=table.measure == EXPECTATION),
        experienced=table.value.max(where=table.measure == EXPERIENCE),
        weighing=table.weight.fill_null(1.0).max(),
        time_us=table.time_us.max(),
    )
    answers = answers.mutate(gap=answers.experienced - answers.expected)
    is_paired, w = answers.gap.notnull(), answers.weighing
    return answers.group_by("touchpoint", "scale_min", "scale_max").agg(
        n=is_paired.sum(),
        n_unpaired=(~is_paired).sum(),
        weight=w.sum(where=is_paired),
        weight_squares=(w * w).sum(where=is_paired),
        total=(w * answers.gap).sum(where=is_paired),
        squares=(w * answers.gap * answers.gap).sum(where=is_paired),
        total_expectation=(w * answers.expected).sum(where=is_paired),
        total_experience=(w * answers.experienced).sum(where=is_paired),
        first_us=answers.time_us.min(where=is_paired),
        last_us=answers.time_us.max(where=is_paired),
    )


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

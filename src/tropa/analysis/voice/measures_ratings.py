"""Ratings of touchpoints: mean and top-box of every measure, and what sources cover."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypedDict

import numpy as np

from tropa.analysis.intervals import Moments, mean_estimate, rate_per, weighted_share
from tropa.analysis.voice.records import counts_by, moments_by, rows_of, span_by, sums_by
from tropa.core.figures import Cover, Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from tropa.analysis.voice.records import Records

    Row = dict[str, Any]

QUOTE = "quote"
COMPLAINT = "complaint"
SUMS = ("n", "weight", "weight_squares", "total", "squares")
OTHER_SCALES = "other-scales-left-out"


def rating_sums(records: Records) -> list[Row]:
    """Sum ratings by touchpoint, measure, scale and source; groups without a record stay out.

    Returns
    -------
    list of dict
        ``touchpoint, measure, scale_min, scale_max, source, source_kind, records, n_missing,
        n, weight, weight_squares, total, squares, top (weight of the two top points),
        first_us, last_us``.
    """
    size = len(records.groups)
    scale_max = np.array([key["scale_max"] for key in records.groups], np.float64)
    valid = records.rows(records.is_valid)
    is_top = valid.value >= scale_max[valid.group] - 1
    columns = {
        "records": counts_by(records.group, size),
        "n_missing": counts_by(records.group[records.is_missing], size),
        **moments_by(valid.group, size, value=valid.value, weight=valid.weight),
        "top": sums_by(valid.group, size, np.where(is_top, valid.weight, 0.0)),
        **span_by(records.group, size, records.time_us),
    }
    return [row for row in rows_of(records.groups, columns) if row["records"]]


def complaint_counts(records: Records, names: Mapping[str, str]) -> Counter[str]:
    """Count complaints by touchpoint: one answer is one, however much it rates and says there.

    Parameters
    ----------
    names : mapping
        Touchpoint name in observations → touchpoint id, as in ``Binding.names``.
    """
    is_bound = records.is_of("source_kind", COMPLAINT) & records.is_of("touchpoint", *names)
    pairs = np.unique(records.pair[is_bound & (records.pair >= 0)])
    ids = [names.get(key["touchpoint"], "") for key in records.scales]
    touchpoints, number = np.unique(ids, return_inverse=True)
    answers = records.answer_of_pair.max(initial=0) + 1
    said = number[records.scale_of_pair[pairs]] * answers + records.answer_of_pair[pairs]
    counts = np.bincount(np.unique(said) // answers, minlength=len(touchpoints))
    return +Counter(dict(zip(touchpoints.tolist(), counts.tolist(), strict=True)))


def moments_of(rows: Iterable[Row]) -> Moments:
    """Add up sums of several groups."""
    totals = [0.0] * len(SUMS)
    for row in rows:
        totals = [sum_ + float(row[name] or 0) for sum_, name in zip(totals, SUMS, strict=True)]
    return Moments(int(totals[0]), *totals[1:])


def rating_figures(rows: Sequence[Row]) -> dict[str, Figure]:
    """Turn one touchpoint's sums into a mean and a top-box figure per measure.

    Ratings of one measure on several scales are never mixed: the scale with most answers is shown
    and a note says so.
    """
    by_measure: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["n"] and row["scale_min"] is not None and row["scale_max"] is not None:
            by_measure[row["measure"]].append(row)
    figures: dict[str, Figure] = {}
    for measure, own in sorted(by_measure.items()):
        figures |= _figures(measure, own)
    return figures


def _figures(measure: str, rows: list[Row]) -> dict[str, Figure]:
    by_scale: dict[tuple[float, float], list[Row]] = defaultdict(list)
    for row in rows:
        by_scale[row["scale_min"], row["scale_max"]].append(row)
    scale = max(sorted(by_scale), key=lambda one: sum(row["n"] for row in by_scale[one]))
    chosen = by_scale[scale]
    moments = moments_of(chosen)
    mean = Figure(
        mean_estimate(moments),
        "rating",
        scale=scale,
        sources=tuple(sorted({row["source"] for row in chosen})),
        notes=() if len(by_scale) == 1 else (OTHER_SCALES,),
        counts={"n_missing": sum(row["n_missing"] or 0 for row in chosen)},
        **period(chosen),
    )
    if scale[1] - 1 <= scale[0]:
        return {measure: mean}
    top = sum(row["top"] or 0.0 for row in chosen)
    share = Figure(
        weighted_share(top, moments),
        "share",
        scale=scale,
        sources=mean.sources,
        notes=mean.notes,
        counts=mean.counts,
        **period(chosen),
    )
    return {measure: mean, f"{measure}_top": share}


class Period(TypedDict):
    """First and last time of some records."""

    first_us: int | None
    last_us: int | None


def period(rows: Iterable[Row]) -> Period:
    """Give the first and the last time of several groups."""
    rows = list(rows)
    firsts = [row["first_us"] for row in rows if row["first_us"] is not None]
    lasts = [row["last_us"] for row in rows if row["last_us"] is not None]
    return {"first_us": min(firsts, default=None), "last_us": max(lasts, default=None)}


def complaint_figure(complaints: int, *, reach: int) -> Figure:
    """Give complaints per 1 000 cases that reached the touchpoint, with a Poisson interval."""
    return Figure(
        rate_per(complaints, reach, per=1000), "per_1000", sources=("events", "observations")
    )


def covers_of(rows: Iterable[Row]) -> tuple[Cover, ...]:
    """Say per source how many records there are and how new the newest is."""
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_source[row["source"]].append(row)
    return tuple(
        Cover(source, sum(row["records"] for row in own), period(own)["last_us"])
        for source, own in sorted(by_source.items())
    )

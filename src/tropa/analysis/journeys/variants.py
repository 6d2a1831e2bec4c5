"""Variants: the distinct paths that cases take, with their coverage curve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tropa.analysis.journeys.narrowing import narrow
from tropa.core.clock import MICROSECONDS_PER_SECOND
from tropa.core.errors import InputError
from tropa.core.filters import Filter
from tropa.core.results import Variants

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from tropa.store.journeys import Journeys

VARIANTS = pa.schema(
    [
        pa.field("id", pa.string()),
        pa.field("activities", pa.list_(pa.string())),
        pa.field("cases", pa.int64()),
        pa.field("share", pa.float64()),
        pa.field("cumulative_share", pa.float64()),
        pa.field("median_seconds", pa.float64()),
    ]
)
EVERYTHING = 2**62
"""A limit that takes all rows."""
NAMED = 256
"""Up to so many variants are asked for by their ids; counting anew takes longer."""


def variants(
    journeys: Journeys,
    *,
    where: Filter | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Variants:
    """List the distinct paths, commonest first; equally common ones in the order of their names.

    Parameters
    ----------
    journeys : Journeys
        The cases; each has exactly one variant.
    where : Filter, optional
        Which cases and events to take; where events are left out, the paths are what remains.
    limit, offset : int
        How many to list, after how many; ``hidden_share`` tells the share of cases not listed.

    Returns
    -------
    Variants
        ``share`` and ``cumulative_share`` (from the commonest on) have all cases of the filter as
        denominator; ``median_seconds`` is the exact median of last − first event.
    """
    if offset < 0 or (limit is not None and limit < 0):
        raise InputError("A limit or offset below zero.", hint="Give zero or more.")
    chosen = narrow(journeys, where or Filter())
    counts = chosen.run(variant_counts(chosen.cases))
    sizes = _sizes(counts)
    total_cases = int(sizes[:, 0] @ sizes[:, 1])
    last = offset + limit if limit is not None else EVERYTHING
    least = _least(sizes, last)
    common = counts.filter(pc.greater_equal(counts["cases"], least))
    page = _named(chosen, common) if 0 < len(common) <= NAMED else _counted(chosen, least)
    rows = chosen.run(_listed(page, offset=offset, last=last))
    table = _with_shares(rows, total_cases=total_cases, before=_cases_before(sizes, offset))
    listed = sum(row["cases"] for row in rows.select(["cases"]).to_pylist())
    return Variants(
        table=table,
        total_variants=int(sizes[:, 1].sum()),
        total_cases=total_cases,
        hidden_share=(total_cases - listed) / total_cases if total_cases else 0.0,
    )


def variant_counts(cases: Table) -> Table:
    """Count the cases of each variant."""
    return cases.group_by("variant_id").agg(cases=cases.count())


def _sizes(counts: pa.Table) -> np.ndarray:
    """Tell how many variants have how many cases, commonest first: ``[[cases, variants], …]``."""
    found = counts["cases"].value_counts()
    cases, variants = (found.field(name).to_numpy() for name in ("values", "counts"))
    order = np.argsort(-cases)
    return np.stack([cases[order], variants[order]], axis=1)


def _cases_before(sizes: np.ndarray, offset: int) -> int:
    """Count the cases of the ``offset`` commonest variants."""
    upto = np.minimum(sizes[:, 1].cumsum(), offset)
    return int(np.diff(upto, prepend=0) @ sizes[:, 0])


def _least(sizes: np.ndarray, last: int) -> int:
    """Tell how many cases the last variant listed has; only as common ones need be sorted."""
    within = np.searchsorted(sizes[:, 1].cumsum(), min(last, int(sizes[:, 1].sum())))
    return int(sizes[within, 0]) if within < len(sizes) else 1


def _named(chosen: Journeys, common: pa.Table) -> Table:
    """Ask for variants by their ids."""
    ids = common["variant_id"].to_pylist()
    return _with_medians(chosen, chosen.cases.filter(chosen.cases.variant_id.isin(ids)))


def _counted(chosen: Journeys, least: int) -> Table:
    """Ask for the variants of so many cases or more."""
    bound = ibis.literal(str(least)).cast("int64")  # a text, so that all bounds are one question
    common = variant_counts(chosen.cases).filter(ibis._.cases >= bound)
    return _with_medians(chosen, chosen.cases.semi_join(common, "variant_id"))


def _with_medians(chosen: Journeys, cases: Table) -> Table:
    length_us = cases.end_us - cases.start_us
    figures = {"cases": cases.count(), "median_us": length_us.quantile(0.5)}
    return cases.group_by("variant_id").agg(**figures).join(chosen.variants, "variant_id")


def _listed(page: Table, *, offset: int, last: int) -> Table:
    """Take one page of the variants."""
    order = [ibis.desc("cases"), ibis.asc("activities")]
    return (
        page.order_by(order)
        .limit(min(last, EVERYTHING) - offset, offset=offset)
        .select("variant_id", "activities", "cases", "median_us")
    )


def _with_shares(rows: pa.Table, *, total_cases: int, before: int) -> pa.Table:
    counts = rows["cases"].to_numpy().astype(np.int64)
    total = max(total_cases, 1)
    median_us = rows["median_us"].to_numpy().astype(np.float64)
    columns: list[Any] = [
        rows["variant_id"],
        rows["activities"],
        rows["cases"],
        pa.array(counts / total),
        pa.array((before + counts.cumsum()) / total),
        pa.array(median_us / MICROSECONDS_PER_SECOND),
    ]
    return pa.Table.from_arrays(columns, names=VARIANTS.names).cast(VARIANTS)

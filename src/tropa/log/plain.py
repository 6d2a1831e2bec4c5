"""Results as plain values: what ``--json`` prints, with the field names of the library."""

from __future__ import annotations

from dataclasses import asdict, fields
from functools import singledispatch
from math import isfinite
from typing import Any

from tropa.analysis.journeys.sessions import Sessions
from tropa.analysis.voice.gap import Gap
from tropa.core.results import (
    Between,
    Estimate,
    FunnelStep,
    Graph,
    ReadReport,
    Score,
    Summary,
    Variants,
)
from tropa.log.answers import Answer

Plain = dict[str, Any]


@singledispatch
def plain(result: object) -> Any:
    """Turn a result into dicts, lists, texts and numbers; an unknown figure is None."""
    raise TypeError(f"{type(result).__name__} is no result.")


@plain.register
def _summary(result: Summary) -> Plain:
    first, last = result.first, result.last
    facts = {field.name: getattr(result, field.name) for field in fields(result)}
    facts["first"] = first and first.isoformat()
    facts["last"] = last and last.isoformat()
    return {name: facts[name] for name in facts if name not in {"first_us", "last_us"}}


@plain.register
def _graph(result: Graph) -> Plain:
    tables = ("edges", "nodes", "starts", "ends")
    facts: Plain = {name: _rows(getattr(result, name)) for name in tables}
    rest = [field.name for field in fields(Graph) if field.name not in tables]
    return facts | {name: getattr(result, name) for name in rest}


@plain.register
def _variants(result: Variants) -> Plain:
    facts: Plain = {"variants": _rows(result.table)}
    rest = [field.name for field in fields(Variants) if field.name != "table"]
    return facts | {name: getattr(result, name) for name in rest}


@plain.register
def _between(result: Between) -> Plain:
    return _with_estimates(result)


@plain.register
def _step(result: FunnelStep) -> Plain:
    return _with_estimates(result)


@plain.register
def _sessions(result: Sessions) -> Plain:
    return _with_estimates(result)


@plain.register
def _funnel(result: list) -> Plain:  # type: ignore[type-arg]  # singledispatch needs the bare class
    return {"steps": [plain(step) for step in result]}


@plain.register
def _score(result: Score) -> Plain:
    return _finite(asdict(result))


@plain.register
def _gap(result: Gap) -> Plain:
    gap = result.gap
    facts = {"value": gap.value, "low": gap.low, "high": gap.high, "n": gap.n}
    facts |= {"n_unpaired": result.n_unpaired, "n_effective": gap.n_effective}
    for name in ("expectation", "experience"):
        facts |= _spread(name, getattr(result, name))
    return _finite(facts)


@plain.register
def _answer(result: Answer) -> Plain:
    return asdict(result) | {"rows": [_finite(row) for row in result.rows]}


@plain.register
def _report(result: ReadReport) -> Plain:
    return asdict(result)


def _with_estimates(result: Between | FunnelStep | Sessions) -> Plain:
    """Lay each estimate flat: ``name``, ``name_low``, ``name_high``."""
    facts: Plain = {}
    for field in fields(result):
        value = getattr(result, field.name)
        facts |= _spread(field.name, value) if isinstance(value, Estimate) else {field.name: value}
    return _finite(facts)


def _spread(name: str, estimate: Estimate) -> Plain:
    return {name: estimate.value, f"{name}_low": estimate.low, f"{name}_high": estimate.high}


def _rows(table: Any) -> list[Plain]:
    return [_finite(row) for row in table.to_pylist()]


def _finite(facts: Plain) -> Plain:
    """JSON knows no infinity and no NaN: such a figure is unknown."""
    return {
        name: None if isinstance(value, float) and not isfinite(value) else value
        for name, value in facts.items()
    }

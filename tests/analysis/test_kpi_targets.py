"""A KPI's target in the unit of its measure: nothing is guessed where units differ."""

import pytest

from tropa.analysis.kpi_targets import claim_of_kpi
from tropa.core.map_contents import Kpi


def kpi(target, unit="", **more):
    return Kpi(name="Paid at once", target=target, unit=unit, measure="wait_after", **more)


@pytest.mark.parametrize(
    ("written", "unit", "range_"),
    [
        (kpi(12, "%", is_less_better=True), "share", (None, 0.12)),
        (kpi(1.5, "days", is_less_better=True), "seconds", (None, 129_600)),
        (kpi(2, "дня", is_less_better=True), "seconds", (None, 172_800)),
        (kpi(3, "godz."), "seconds", (10_800, None)),
        (kpi(4.2), "rating", (4.2, None)),
        (kpi(5, "of 1,000"), "per_1000", (5, None)),
    ],
)
def test_a_target_is_told_in_the_unit_of_its_measure(written, unit, range_):
    claim = claim_of_kpi(written, unit)
    assert claim.measure == "wait_after"
    assert claim.range == pytest.approx(range_)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        (kpi(12), "share"),
        (kpi(12, "days"), "share"),
        (kpi(12), "seconds"),
        (kpi(12, "%"), "rating"),
        (kpi(None, "%"), "share"),
        (Kpi(name="Sales", target=12, unit="%"), "share"),
    ],
)
def test_what_cannot_be_compared_is_no_claim(written, unit):
    assert claim_of_kpi(written, unit) is None

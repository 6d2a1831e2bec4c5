"""Passenger surveys whose codes 0 and 6 are no ratings."""

import csv
import gzip
from pathlib import Path

import pytest

from tropa.analysis.voice.score import score
from tropa.core.errors import InputError
from tropa.core.mappings import Scale

SFO = Path(__file__).parents[4] / "shared" / "data" / "sfo"


@pytest.mark.real
@pytest.mark.parametrize("year", [2014, 2016])
@pytest.mark.skipif(not SFO.exists(), reason="the airport surveys do not lie beside the project")
def test_blank_and_never_used_are_no_ratings(year):
    with gzip.open(SFO / f"{year}.csv.gz", "rt", encoding="utf-8", errors="replace") as file:
        values = [row["Q7FOOD"] for row in csv.DictReader(file)]
    scale = Scale(minimum=1, maximum=5, missing=["0", "6"])
    mean = score(values, measure="mean", scale=scale)
    rated = [int(value) for value in values if value.strip() in set("12345")]
    assert (mean.n, mean.n_missing) == (len(rated), len(values) - len(rated))
    assert mean.n_missing > 0
    assert mean.value == pytest.approx(sum(rated) / len(rated))
    with pytest.raises(InputError, match="lies outside the scale 1–5"):
        score(values, measure="mean", scale=Scale(minimum=1, maximum=5))

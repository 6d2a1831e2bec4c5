"""Numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tropa.formats.numbers import guess_decimal, parse_number


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("1 234,50", ",", 1234.5),
        ("1\u00a0234,50", ",", 1234.5),
        ("1\u202f234\u2009567", ",", 1234567.0),
        ("1.234,5", ",", 1234.5),
        ("1,234.5", ".", 1234.5),
        ("1'234.5", ".", 1234.5),
        ("-0,5", ",", -0.5),
        ("−3", ".", -3.0),
        ("1e-3", ".", 0.001),
        ("5", ",", 5.0),
        ("1,5", ".", None),
        ("1.5", ",", None),
        ("12,34,5", ".", None),
        ("12 szt.", ",", None),
        ("nan", ".", None),
        ("", ".", None),
        (None, ".", None),
    ],
)
def test_it_reads_numbers(text: str | None, decimal: str, number: float | None) -> None:
    assert parse_number(text, decimal) == number


def test_the_decimal_mark_is_found_where_only_one_reading_is_possible() -> None:
    assert guess_decimal(["1 300,75", "2025-01-01", "x"]) == ","
    assert guess_decimal(["1,300.75", "12.5"]) == "."
    assert guess_decimal(["1,300", "2,400"]) == "."


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2), st.sampled_from([".", ","]))
def test_a_grouped_number_is_read_back(number: object, decimal: str) -> None:
    text = f"{number:,.2f}".replace(",", "\u202f").replace(".", decimal)
    assert parse_number(text, decimal) == float(str(number))

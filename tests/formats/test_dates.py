"""Dates as people write them in three languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import duckdb
import pytest
from babel.dates import format_datetime
from hypothesis import given
from hypothesis import strategies as st

from tropa.core.clock import to_us
from tropa.core.errors import InputError
from tropa.formats.dates import guess_date_form, is_blank, parse_moment, read_moment

APRIL = datetime(2025, 4, 3, 14, 5, tzinfo=UTC)
moments = st.datetimes(datetime(1948, 1, 1), datetime(2099, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=UTC)
)


@pytest.mark.parametrize(
    "text",
    [
        "2025-04-03 14:05",
        "2025-04-03T14:05:00Z",
        "2025-04-03T17:05:00+03",
        "2025-04-03T17:05:00+0300",
        "2025-04-03 17:05:00 +03:00",
        "2025-04-03T10:35-03:30",
        "2025-04-03T14:05:00.000000000Z",
        "2025-04-03T17:05+03:00[Europe/Moscow]",
        "2025-04-03 14:05:00 UTC",
        "03.04.2025 14:05",
        "3.4.2025 14:05:00",
        "03.04.25 14:05",
        "3 апреля 2025 г., 14:05",
        "3 апреля 2025 года в 14:05",
        "чт, 3 апр. 2025, 14:05",
        "3 kwietnia 2025 14:05",
        "3 kwi 2025, godz. 14:05",
        "Apr 3, 2025 2:05 PM",
        "April 3rd, 2025 2:05 pm",
        "Thu, 03 Apr 2025 14:05:00 +0000",
        "Thu Apr  3 14:05:00 UTC 2025",
        "03/Apr/2025:14:05:00 +0000",
        "3 de abril de 2025 14:05",
        "20250403T140500",
        "202504031405",
        "1743689100",
        "1743689100000",
        "1743689100000000",
        " 2025-04-03\u00a014:05 ",
    ],
)
def test_it_reads_the_same_moment_however_written(text: str) -> None:
    assert parse_moment(text) == to_us(APRIL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 października 2025", datetime(2025, 10, 12, tzinfo=UTC)),
        ("12 paź 2025", datetime(2025, 10, 12, tzinfo=UTC)),
        ("5 сент. 2025", datetime(2025, 9, 5, tzinfo=UTC)),
        ("01.02.1948", datetime(1948, 2, 1, tzinfo=UTC)),
        ("1970-01-01", datetime(1970, 1, 1, tzinfo=UTC)),
        ("45750.5", datetime(2025, 4, 3, 12, tzinfo=UTC)),
        ("45750,25", datetime(2025, 4, 3, 6, tzinfo=UTC)),
        ("2025-04-03 24:00", datetime(2025, 4, 4, tzinfo=UTC)),
        ("12/31/2020 12:30 AM", datetime(2020, 12, 31, 0, 30, tzinfo=UTC)),
        ("25/12/2020", datetime(2020, 12, 25, tzinfo=UTC)),
    ],
)
def test_it_reads_dates(text: str, expected: datetime) -> None:
    assert parse_moment(text) == to_us(expected)


@pytest.mark.parametrize("text", [None, "", " ", "NULL", "-", "—", "0000-00-00", "n/a", "\\N"])
def test_blank_is_no_date_and_is_told_apart(text: str | None) -> None:
    assert parse_moment(text) is None
    assert is_blank(text)


@pytest.mark.parametrize(
    "text",
    ["3 кв", "maybe", "yesterday", "2020-02-30", "13.13.2020", "25:61 3.4.2025", "42", "12 szt.",
     "2025-04-03 14:05:99", "10.0.0.1", "5 of 7", "Delivered 2020 by 3"],
)  # fmt: skip
def test_what_is_no_date_is_not_made_one(text: str) -> None:
    assert parse_moment(text) is None
    assert not is_blank(text)


def test_nanoseconds_are_cut_to_microseconds() -> None:
    cut = parse_moment("2025-04-03T14:05:00.123456999Z")
    assert cut == to_us(APRIL) + 123_456


def test_an_hour_that_comes_twice_is_the_earlier_and_told() -> None:
    moment = read_moment("2025-10-26 02:30", zone="Europe/Warsaw")
    assert moment is not None
    assert moment.time_us == to_us(datetime(2025, 10, 26, 0, 30, tzinfo=UTC))
    assert moment.wall_clock == "twice"


def test_an_hour_that_never_was_is_told() -> None:
    moment = read_moment("30.03.2025 02:30", zone="Europe/Warsaw")
    assert moment is not None
    assert moment.wall_clock == "skipped"


def test_a_zone_in_the_text_wins_over_the_zone_of_the_file() -> None:
    assert parse_moment("2025-04-03T14:05Z", zone="Europe/Moscow") == to_us(APRIL)
    assert parse_moment("2025-04-03 17:05", zone="Europe/Moscow") == to_us(APRIL)


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(InputError, match="no time zone"):
        parse_moment("2025-04-03", zone="Europe/Nowhere")


def test_day_or_month_first_is_decided_by_the_whole_column() -> None:
    form = guess_date_form(["03/04/2025", "04/25/2025"])
    assert form.day_first is False
    assert not form.is_ambiguous
    assert parse_moment("03/04/2025", form=form) == to_us(datetime(2025, 3, 4, tzinfo=UTC))


def test_a_column_that_leaves_it_open_says_so() -> None:
    assert guess_date_form(["03/04/2025", "05/06/2025"]).is_ambiguous
    assert not guess_date_form(["03/04/2025"], day_first=True).is_ambiguous


def test_a_column_that_contradicts_itself_says_so() -> None:
    form = guess_date_form(["25/04/2025", "26/04/2025", "04/27/2025"])
    assert form.is_contradictory
    assert form.day_first is True
    assert parse_moment("04/27/2025", form=form) is None


def test_mixed_zones_are_told() -> None:
    form = guess_date_form(["2025-04-03T14:05:00Z", "2025-04-03T14:05:00+03:00", "2025-04-03"])
    assert form.is_mixed
    assert not form.has_zone
    assert (len(form.local_formats), len(form.utc_formats), len(form.zoned_formats)) == (1, 1, 1)


def test_excel_days_of_a_column_are_known_as_such() -> None:
    form = guess_date_form(["45750", "45751.5"])
    assert form.unit == "excel"
    assert parse_moment("45750", form=form, zone="Europe/Moscow") == to_us(
        datetime(2025, 4, 2, 21, tzinfo=UTC)
    )


@pytest.mark.parametrize(
    "text",
    ["2025-04-03", "2025-04-03 14:05:06.123", "03.04.2025 14:05", "2025-04-03T14:05:06Z",
     "4/25/2025 2:05 PM", "2025-04-03T14:05:06.5+03:00", "25 April 2025", "Apr 25, 2025 14:05",
     "20250403", "2025-04-03T14:05:06,5"],
)  # fmt: skip
def test_the_engine_reads_by_the_format_what_python_reads(text: str) -> None:
    form = guess_date_form([text])
    (engine_format,) = form.local_formats + form.utc_formats + form.zoned_formats
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    (read,) = connection.execute(
        "SELECT epoch_us(CAST(strptime(?, ?) AS TIMESTAMP))", [text, engine_format]
    ).fetchone() or (None,)
    assert read == parse_moment(text, form=form)


@given(moments, st.sampled_from(["en", "ru", "pl"]), st.sampled_from(["long", "medium"]))
def test_what_is_written_in_a_language_is_read_back(
    moment: datetime, language: str, width: str
) -> None:
    pattern = "d MMMM y, HH:mm" if width == "long" else "d MMM y, HH:mm"
    text = format_datetime(moment, pattern, locale=language)
    assert parse_moment(text) == to_us(moment)


@given(moments, st.sampled_from(["Europe/Moscow", "Europe/Warsaw", "America/Sao_Paulo", "UTC"]))
def test_iso_with_offset_is_read_back_in_any_zone(moment: datetime, zone: str) -> None:
    shifted = moment + timedelta(microseconds=moment.day * 1001)
    assert parse_moment(shifted.isoformat(), zone=zone) == to_us(shifted)

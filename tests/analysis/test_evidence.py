"""The evidence behind a figure: every record, nothing cut silently."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tropa.analysis.binding import Binding, EventPlace, TouchpointRules
from tropa.analysis.evidence import Page, evidence
from tropa.analysis.months import DAY_US, day_of, month_name, month_number
from tropa.core.clock import to_us
from tropa.core.errors import InputError

DAY = 86_400
BINDING = Binding(
    {
        "pay": TouchpointRules(events=(EventPlace("Pay"),), observations=("payment",)),
        "get": TouchpointRules(events=(EventPlace("Get"),)),
    }
)
LOG = [
    ("a", "Pay", 0),
    ("a", "Get", DAY),
    ("b", "Pay", 40 * DAY),
    ("b", "Get", 43 * DAY),
    ("c", "Pay", 41 * DAY),
]


@pytest.fixture
def of(journeys_of, observed):
    rows = [
        {"touchpoint": "payment", "value": 5.0, "time_us": 0},
        {"touchpoint": "payment", "value": 3.0, "time_us": 1},
        {"touchpoint": "payment", "value": 5.0, "time_us": 40 * DAY * 10**6, "source": "b.csv"},
        {"touchpoint": "payment", "measure": "quote", "text": "Slow", "time_us": 2},
        {"touchpoint": "payment", "measure": "quote", "text": "Fine", "time_us": 5},
        {"touchpoint": "elsewhere", "value": 1.0},
    ]
    journeys, observations = journeys_of(LOG), observed(rows)

    def ask(measure, touchpoint="pay", **more):
        return evidence(
            journeys, observations, BINDING, touchpoint=touchpoint, measure=measure, **more
        )

    return ask


def test_ratings_are_shown_by_value_month_and_source(of):
    found = of("score")
    assert [(one.low, one.n) for one in found.distribution] == [(3.0, 1), (5.0, 2)]
    assert [(p.month, p.estimate.value, p.estimate.n) for p in found.trend] == [
        ("1970-01", 4.0, 2),
        ("1970-02", 5.0, 1),
    ]
    assert found.source_mix == {"b.csv": 1, "survey.csv": 2}
    assert found.quotes["text"].to_pylist() == ["Fine", "Slow"]
    assert found.how == "how.score"


def test_records_come_in_pages_that_say_how_many_there_are(of):
    found = of("score", page=Page(offset=1, limit=1))
    assert (found.records.num_rows, found.total_records) == (1, 3)
    assert found.records["value"].to_pylist() == [3.0]


def test_top_box_and_emotion_rest_on_the_same_records(of):
    assert of("score_top").distribution == of("score").distribution
    assert of("emotion_score").total_records == 3


def test_waits_are_shown_by_length_and_month(of):
    found = of("wait_after")
    assert [(p.month, p.estimate.value) for p in found.trend] == [
        ("1970-01", float(DAY)),
        ("1970-02", 3.0 * DAY),
    ]
    assert sum(one.n for one in found.distribution) == 2
    assert found.distribution[-1].high == 3.0 * DAY


def waits_of(journeys_of, waits_seconds):
    log = [
        row
        for case, wait in enumerate(waits_seconds)
        for row in ((f"c{case}", "Pay", case * DAY), (f"c{case}", "Get", case * DAY + wait))
    ]
    found = evidence(journeys_of(log), None, BINDING, touchpoint="pay", measure="wait_after")
    return [(one.low, one.high, one.n) for one in found.distribution if one.n]


def test_a_long_tail_does_not_press_the_other_waits_into_one_bar(journeys_of):
    waits = [30, 90, 90, 400, 400, 400, 4_000, 4_000, 20_000, 40 * DAY]
    assert waits_of(journeys_of, waits) == [
        (30, 60, 1),
        (60, 120, 2),
        (300, 900, 3),
        (3_600, 7_200, 2),
        (14_400, 28_800, 1),
        (30 * DAY, 90 * DAY, 1),
    ]


def test_the_few_waits_beyond_the_bars_are_counted_apart(journeys_of):
    waits = [*([100] * 120), *([240] * 120), 2_000, 3_000]
    bars = waits_of(journeys_of, waits)
    assert bars == [(100, 110, 120), (230, 240, 120), (240, None, 2)]


def test_waits_before_look_at_the_step_that_led_here(of):
    assert sum(p.estimate.n for p in of("wait_before", touchpoint="get").trend) == 2
    assert of("wait_before").distribution == ()


def test_processing_is_told_from_start_to_end(journeys_of):
    journeys = journeys_of(
        [
            ("a", "Pay", 0, {"end_us": 10**6}),
            ("a", "Get", 50),
            ("b", "Pay", 40 * DAY, {"end_us": (40 * DAY + 4) * 10**6}),
        ]
    )
    found = evidence(journeys, None, BINDING, touchpoint="pay", measure="processing")
    assert [(p.month, p.estimate.value) for p in found.trend] == [
        ("1970-01", 1.0),
        ("1970-02", 4.0),
    ]
    assert sum(one.n for one in found.distribution) == 2
    assert found.distribution[-1].high == 4.0


def test_complaints_are_shown_themselves(journeys_of, observed):
    said = {"touchpoint": "payment", "source_kind": "complaint", "answer_id": "c1"}
    voices = observed(
        [
            {**said, "value": 1.0, "time_us": 5},
            {**said, "measure": "quote", "text": "Twice charged", "time_us": 5},
            {**said, "answer_id": "c2", "value": 2.0, "time_us": 40 * DAY * 10**6},
            {"touchpoint": "payment", "value": 5.0},
        ]
    )
    found = evidence(journeys_of(LOG), voices, BINDING, touchpoint="pay", measure="complaints")
    assert [(p.month, p.estimate.n) for p in found.trend] == [("1970-01", 1), ("1970-02", 1)]
    assert found.records["answer_id"].to_pylist() == ["c2", "c1", "c1"]
    assert (found.total_records, found.distribution) == (3, ())
    assert found.source_mix == {"survey.csv": 3}


def test_cases_behind_a_figure_are_listed_newest_first(of):
    found = of("reach")
    assert found.records["case"].to_pylist() == ["c", "b", "a"]
    assert found.total_records == 3
    assert [(p.month, p.estimate.n) for p in found.trend] == [("1970-01", 1), ("1970-02", 2)]


def test_without_facts_there_is_no_evidence():
    for measure in ("reach", "score"):
        found = evidence(None, None, BINDING, touchpoint="pay", measure=measure)
        assert (found.trend, found.total_records, found.how) == ((), 0, f"how.{measure}")


def test_it_refuses_a_touchpoint_the_map_does_not_bind():
    with pytest.raises(InputError, match="binds no touchpoint 'x'"):
        evidence(None, None, BINDING, touchpoint="x", measure="reach")


STEPS_OF_A_DAY = (("Pay", 0), ("Get", DAY))
NEAR_MONTH_ENDS = [  # UTC; in Warsaw winter ends in March and summer in October
    ("2025-12-31 22:59", "2025-12", "2025-12"),
    ("2025-12-31 23:00", "2026-01", "2025-12"),
    ("2026-03-31 21:59", "2026-03", "2026-03"),
    ("2026-03-31 22:00", "2026-04", "2026-03"),
    ("2026-10-31 22:30", "2026-10", "2026-10"),
    ("2026-10-31 23:00", "2026-11", "2026-10"),
]


def test_trends_are_told_by_the_months_of_the_zone(journeys_of, observed):
    moments = [f"{moment}+00:00" for moment, _, _ in NEAR_MONTH_ENDS]
    seconds = [int(datetime.fromisoformat(moment).timestamp()) for moment in moments]
    lines = enumerate(seconds)
    journeys = journeys_of(
        [(str(case), name, at + wait) for case, at in lines for name, wait in STEPS_OF_A_DAY]
    )
    rating = {"touchpoint": "payment", "value": 5.0}
    observations = observed([{**rating, "time_us": at * 10**6} for at in seconds])

    def months(measure, **more):
        found = evidence(journeys, observations, BINDING, touchpoint="pay", measure=measure, **more)
        return [point.month for point in found.trend]

    for measure in ("reach", "wait_after", "score"):
        assert months(measure) == sorted({utc for _, _, utc in NEAR_MONTH_ENDS})
        told = months(measure, zone="Europe/Warsaw")
        assert told == sorted({local for _, local, _ in NEAR_MONTH_ENDS})


def test_a_zone_changes_nothing_where_there_is_nothing(journeys_of):
    found = evidence(
        journeys_of([("a", "Get", 0)]),
        None,
        BINDING,
        touchpoint="pay",
        measure="reach",
        zone="Asia/Tokyo",
    )
    assert found.trend == ()


MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))


@settings(deadline=None, max_examples=10)
@given(st.lists(MOMENTS, min_size=1, max_size=50))
def test_months_agree_with_the_calendar(moments):
    connection = ibis.duckdb.connect()
    numbers = ibis.array([to_us(moment) for moment in moments]).unnest()
    table = numbers.name("t").as_table()
    found = connection.to_pyarrow(table.select(month=month_number(table.t // DAY_US)))["month"]
    assert [month_name(number) for number in found.to_pylist()] == [
        f"{moment:%Y-%m}" for moment in moments
    ]


ZONES = ("UTC", "Europe/Warsaw", "Europe/Moscow", "America/Santiago", "Pacific/Apia", "Asia/Tehran")


class Engine:
    """Runs what journeys and observations would run."""

    def __init__(self):
        self.run = ibis.duckdb.connect().to_pyarrow


@settings(deadline=None, max_examples=20)
@given(st.lists(MOMENTS.filter(lambda m: m.year < 2100), min_size=1), st.sampled_from(ZONES))
def test_months_agree_with_the_clocks_of_every_zone(moments, zone):
    numbers = ibis.array([to_us(moment) for moment in moments]).unnest()
    table, engine = numbers.name("time_us").as_table(), Engine()
    found = engine.run(table.select("time_us", day=day_of(engine, table, zone=zone)))
    days = dict(zip(found["time_us"].to_pylist(), found["day"].to_pylist(), strict=True))
    assert [month_name(month_number(days[to_us(moment)])) for moment in moments] == [
        f"{moment.astimezone(ZoneInfo(zone)):%Y-%m}" for moment in moments
    ]

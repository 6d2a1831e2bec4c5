"""Questions with a name, answered by hand."""

import pytest

import tropa


@pytest.fixture
def log(shared):
    return shared(wanted="Ship", idle="1h", as_of="2025-06-01")


def test_every_question_is_answered_with_n_and_an_interval(log):
    for name in tropa.questions():
        answer = log.ask(name)
        assert answer.text == tropa.questions()[name]
        assert all({"n", "low", "high"} <= row.keys() for row in answer.rows)


def test_an_unknown_question_is_answered_with_those_there_are(log):
    with pytest.raises(tropa.NotFound, match=r"no question 'why'.*first-touchpoint"):
        log.ask("why")


def test_everyone_first_orders(log):
    (row,) = log.ask("first-touchpoint").rows
    assert (row["activity"], row["cases"], row["share"], row["n"]) == ("Order", 3, 1.0, 3)


def test_those_without_the_outcome_left_where_they_were_last(log):
    rows = log.ask("where-they-leave").rows
    assert [(row["activity"], row["cases"], row["n"]) for row in rows] == [
        ("Order", 1, 3),
        ("Pay", 1, 3),
    ]


def test_the_longest_wait_is_for_the_parcel(log):
    first = log.ask("longest-waits").rows[0]
    assert (first["source"], first["target"], first["median_seconds"]) == ("Pay", "Ship", 86_400.0)
    assert first["share_of_waiting"] == pytest.approx(86_400 / (86_400 + 2400))


def test_one_visit_ends_after_half_an_hour(log):
    (row,) = log.ask("visits-before-purchase").rows
    assert (row["visits"], row["cases"], row["share"]) == (2, 1, 1.0)


def test_visits_need_a_wanted_outcome(shared):
    with pytest.raises(tropa.InputError, match="wanted outcome is not declared"):
        shared().ask("visits-before-purchase")


def test_rework_is_what_comes_twice_in_a_case(orders, columns):
    orders.write_text(orders.read_text() + "B2,Pay,2025-01-05T10:30:00Z,south,web\n")
    (row,) = tropa.read(orders, **columns).ask("rework").rows
    assert (row["activity"], row["cases"], row["n"], row["share"]) == ("Pay", 1, 2, 0.5)

"""What every engine must give, each rule learnt from a wrong answer of one."""

from __future__ import annotations

import ibis
import pyarrow as pa

BYTE_ORDER = ["Order", "order", "pay", "żal", "яблоко"]


def column(journeys, expression):
    return journeys.run(expression).column(0).to_pylist()


def row(journeys, expression):
    return tuple(journeys.run(expression).to_pylist()[0].values())


def test_the_columns_have_the_types_that_analyses_expect(hand_log):
    for table in (hand_log.steps, hand_log.cases, hand_log.variants):
        assert hand_log.run(table).schema == table.schema().to_pyarrow()


def test_texts_sort_by_their_bytes(hand_log):
    names = hand_log.steps.select("activity").distinct()
    assert column(hand_log, names.order_by("activity")) == BYTE_ORDER


def test_least_and_greatest_text_follow_the_bytes(hand_log):
    activity = hand_log.steps.activity
    bounds = hand_log.steps.agg(least=activity.min(), greatest=activity.max())
    assert row(hand_log, bounds) == ("Order", "яблоко")


def test_texts_compare_by_their_bytes(hand_log):
    steps = hand_log.steps
    assert column(hand_log, steps.filter(steps.activity < "order").select("activity")) == ["Order"]


def test_a_value_that_nobody_has_finds_nothing(hand_log):
    steps = hand_log.steps
    assert hand_log.run(steps.filter(steps.activity == "never seen")).num_rows == 0
    assert hand_log.run(steps.filter(steps.activity.isin(["never", "pay"]))).num_rows == 1


def test_nulls_group_together_and_equal_nothing(hand_log):
    steps = hand_log.steps
    by_channel = steps.group_by("channel").agg(n=steps.count()).order_by("channel")
    counts = {r["channel"]: r["n"] for r in hand_log.run(by_channel).to_pylist()}
    assert counts == {None: 2, "app": 1, "shop": 1, "site": 2}
    assert hand_log.run(steps.filter(steps.channel != "site")).num_rows == 2


def test_times_are_whole_microseconds_also_before_1970(hand_log):
    steps = hand_log.steps
    moments = steps.agg(first=steps.time_us.min(), last=steps.time_us.max())
    assert row(hand_log, moments) == (-5, 10_000_000)
    assert row(hand_log, steps.agg(total=steps.wait_us.sum())) == (2 + 2_999_997 + 5_999_999,)


def test_integer_quantiles_are_exact_and_interpolated(hand_log):
    steps = hand_log.steps
    assert row(hand_log, steps.agg(median=steps.time_us.quantile(0.5))) == (1_500_001.5,)


def test_events_collect_as_structs_and_sort_by_their_place(hand_log):
    steps = hand_log.steps
    place = ibis.struct({"seq": steps.seq, "activity": steps.activity})
    places = steps.group_by("case_no").agg(places=place.collect())
    paths = places.select("case_no", path=places.places.sort().map(lambda p: p.activity))
    assert hand_log.run(paths.order_by("case_no"))["path"].to_pylist() == [
        ["order", "żal", "order"],
        ["Order", "pay"],
        ["яблоко"],
    ]


def test_booleans_add_up(hand_log):
    steps = hand_log.steps
    sums = steps.agg(edges=steps.is_first_of_edge.sum(), places=steps.is_first_of_activity.sum())
    assert row(hand_log, sums) == (3, 5)


def test_a_move_says_what_its_steps_say(hand_log):
    steps = hand_log.run(hand_log.steps).to_pylist()
    moves = {found.pop("move"): found for found in hand_log.run(hand_log.moves).to_pylist()}
    assert {step["move"] for step in steps} == set(moves)
    assert all(moves[step["move"]].items() <= step.items() for step in steps)


def test_cases_are_chosen_by_a_join(hand_log):
    north = hand_log.cases.filter(hand_log.cases.attribute_region == "north")
    steps = hand_log.steps
    chosen = steps.inner_join(north.select("case_no"), "case_no").select(*steps.columns)
    names = chosen.select("activity").distinct().order_by("activity")
    assert column(hand_log, names) == ["Order", "pay"]


def test_cases_are_chosen_by_a_semi_join(hand_log):
    north = hand_log.cases.filter(hand_log.cases.attribute_region == "north")
    chosen = hand_log.steps.semi_join(north, "case_no")
    names = chosen.select("activity").distinct().order_by("activity")
    assert column(hand_log, names) == ["Order", "pay"]


def test_an_empty_case_attribute_is_unknown(hand_log):
    regions = hand_log.cases.order_by("case").select("attribute_region")
    assert column(hand_log, regions) == ["south", "north", None]


def test_successors_can_be_linked_anew(hand_log):
    kept = hand_log.steps.filter(hand_log.steps.activity != "żal")
    line = ibis.window(group_by="case_no", order_by="seq")
    linked = kept.select("case_no", "seq", follower=kept.activity.lead().over(line))
    answer = hand_log.run(linked.order_by(["case_no", "seq"]))["follower"]
    assert answer.to_pylist() == ["order", None, "pay", None, None]


def test_an_empty_log_counts_nothing_and_has_no_bounds(empty_log):
    steps = empty_log.steps
    assert row(empty_log, steps.agg(n=steps.count(), last=steps.time_us.max())) == (0, None)
    assert empty_log.run(empty_log.variants).schema.field("activities").type == pa.list_(
        pa.string()
    )

"""A marketplace: orders as one wide table, payments, and reviews that speak of two touchpoints."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from real.conftest import DATA

if TYPE_CHECKING:
    from real.conftest import Desk
    from tropa.store.journeys import Journeys

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
ORDERS = "olist/olist_orders_dataset.csv"
REVIEWS = "olist/olist_order_reviews_dataset.csv"
MOMENTS = {
    "order_purchase_timestamp": "Purchase",
    "order_approved_at": "Approval",
    "order_delivered_carrier_date": "Handed to carrier",
    "order_delivered_customer_date": "Delivery",
    "order_estimated_delivery_date": "Promised delivery",
}
OF_ORDERS = {
    "kind": "events",
    "columns": {
        "order_id": {"role": "case", "object_type": "order"},
        "customer_id": {"role": "case", "object_type": "customer"},
        "order_status": {"role": "case_attribute"},
        **{name: {"role": "moment", "label": label} for name, label in MOMENTS.items()},
    },
}
OF_PAYMENTS = {
    "kind": "events",
    "columns": {
        "order_id": {"role": "case", "object_type": "order"},
        "payment_type": {"role": "activity"},
        "at": {"role": "time"},
        "payment_sequential": {"role": "sequence"},
    },
}
OF_REVIEWS = {
    "kind": "observations",
    "ratings": {
        "review_score": {"touchpoint": "Delivery", "scale": {"minimum": 1, "maximum": 5}},
    },
    "texts": {"review_comment_message": "Product", "review_comment_title": "Delivery"},
    "respondent": "order_id",
    "object_type": "order",
    "record": "review_id",
    "time": "review_creation_date",
    "source_kind": "review",
}
LENS = {"object_type": "order", "wanted": {"activities": ["Delivery"]}}


def dated_payments() -> bytes:
    """The payments with the moment of their order, as the shop's own system would export them."""
    with (DATA / ORDERS).open(encoding="utf-8") as file:
        moments = {row["order_id"]: row["order_purchase_timestamp"] for row in csv.DictReader(file)}
    with (DATA / "olist/olist_order_payments_dataset.csv").open(encoding="utf-8") as file:
        rows = [{**row, "at": moments[row["order_id"]]} for row in csv.DictReader(file)]
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def delivered_in_time(journeys: Journeys) -> dict[str, bool]:
    """Tell of each delivered order whether it came no later than promised."""
    steps = journeys.steps.join(journeys.cases.select("case_no", "case"), "case_no")
    rows = journeys.run(steps.select("case", "activity", "time_us")).to_pylist()
    moments = {(row["case"], row["activity"]): row["time_us"] for row in rows}
    return {
        case: time_us <= moments[case, "Promised delivery"]
        for (case, activity), time_us in moments.items()
        if activity == "Delivery"
    }


def test_orders_and_reviews_meet_on_one_map(desk: Desk) -> None:
    orders = desk.take(ORDERS, OF_ORDERS, lens=LENS)
    reviews = desk.take(REVIEWS, OF_REVIEWS)
    assert (orders["report"]["taken"], orders["report"]["cases"]) == (4000, 4000)
    drawn = desk.map_of(orders["lens_id"])
    assert drawn["Delivery"]["score"]["n"] == 3986
    assert drawn["Purchase"]["reach"]["value"] == 4000
    assert set(drawn) == {*MOMENTS.values(), "Product"}
    desk.take_out(reviews, orders)
    assert desk.is_empty()


def test_late_deliveries_score_as_the_description_of_the_data_says(desk: Desk) -> None:
    from tropa.features.insights.voices import voices_of
    from tropa.features.journeys.lens_selectors import lens_open
    from tropa.features.journeys.models import LensRecord

    lens_id = desk.take(ORDERS, OF_ORDERS, lens=LENS)["lens_id"]
    desk.take(REVIEWS, OF_REVIEWS)
    in_time = delivered_in_time(lens_open(LensRecord.objects.get(pk=lens_id)))
    voices = voices_of(desk.cast.workspace.pk)
    said = voices.run(voices.table.select("respondent", "measure", "value", "touchpoint"))
    scores: dict[bool, list[float]] = {True: [], False: []}
    for row in said.to_pylist():
        if row["measure"] == "score" and row["respondent"] in in_time:
            scores[in_time[row["respondent"]]].append(row["value"])
    assert {came: len(given) for came, given in scores.items()} == {True: 3562, False: 323}
    means = {came: round(sum(given) / len(given), 3) for came, given in scores.items()}
    assert means == {True: 4.294, False: 2.427}
    quotes = [row for row in said.to_pylist() if row["measure"] == "quote"]
    assert sum(row["touchpoint"] == "Product" for row in quotes) == 1655


def test_the_first_payment_of_each_order_is_the_one_with_the_smallest_number(desk: Desk) -> None:
    done = desk.take_bytes(
        dated_payments(), "payments.csv", OF_PAYMENTS, lens={"object_type": "order"}
    )
    starts = desk.ask(done["lens_id"], "graph")["starts"]
    assert {one["activity"]: one["cases"] for one in starts} == {
        "credit_card": 3079,
        "boleto": 801,
        "voucher": 69,
        "debit_card": 51,
    }
    desk.take_out(done)
    assert desk.is_empty()

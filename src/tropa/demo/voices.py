"""What the simulated customers say: survey answers, reviews, complaints."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from tropa.demo.journal import DAY_US, Customer
from tropa.demo.quotes import quote_for
from tropa.demo.touchpoints import BY_CODE

ANSWER_COLUMNS = (
    "answer",
    "customer",
    "touchpoint",
    "measure",
    "value",
    "text",
    "time_us",
    "kind",
    "channel",
    "department",
    "branch",
    "region",
    "segment",
    "language",
    "product",
)


@dataclass(frozen=True, slots=True)
class Feeling:
    """How a touchpoint is usually met: expectation and experience on 1–5, and who answers."""

    expectation: float
    experience: float
    answers: float


FEELINGS: dict[str, Feeling] = {
    "product_page": Feeling(3.8, 3.9, 0.02),
    "shop_atmosphere": Feeling(3.2, 4.1, 0.05),
    "consultation": Feeling(3.7, 3.6, 0.22),
    "checkout": Feeling(4.3, 3.0, 0.10),
    "payment": Feeling(4.2, 4.0, 0.06),
    "order_confirmed": Feeling(4.0, 4.2, 0.04),
    "delivered": Feeling(4.0, 3.8, 0.20),
    "pickup": Feeling(3.9, 4.2, 0.14),
    "unboxing": Feeling(3.6, 4.3, 0.06),
    "first_use": Feeling(4.1, 3.9, 0.06),
    "setup_guide": Feeling(3.9, 3.2, 0.10),
    "support_call": Feeling(3.8, 3.2, 0.22),
    "support_chat": Feeling(3.5, 4.5, 0.24),
    "repaired": Feeling(3.9, 3.4, 0.25),
    "claim_review": Feeling(3.7, 1.9, 0.18),
    "claim_decided": Feeling(3.6, 2.8, 0.25),
    "return_received": Feeling(3.6, 3.9, 0.18),
    "loyalty_joined": Feeling(3.5, 4.2, 0.10),
}
COMPLAINTS = {"claim_review": 0.10, "delivered": 0.012, "support_call": 0.03, "checkout": 0.004}


def rating(customer: Customer, mean: float, *, low: int = 1, high: int = 5) -> int:
    """Draw a rating around a mean on a scale."""
    return min(high, max(low, round(customer.random.gauss(mean, 0.9))))


class Voices:
    """All that customers said, as rows of one rating each."""

    def __init__(self, end_us: int) -> None:
        self.end_us = end_us
        self._columns: dict[str, list[object]] = {name: [] for name in ANSWER_COLUMNS}
        self._answers = 0

    def ask(self, customer: Customer, code: str, *, mood: float = 0.0) -> None:
        """Let the customer rate a touchpoint now and then; ``mood`` shifts the experience."""
        feeling = FEELINGS.get(code)
        if feeling is None or customer.now_us >= self.end_us:
            return
        if customer.happens(feeling.answers):
            self._answer(customer, code, mood=mood)
        if customer.happens(COMPLAINTS.get(code, 0.0) * (1.0 - 0.8 * mood)):
            self._complain(customer, code)

    def recommend(self, customer: Customer, mean: float) -> None:
        """Let the customer say on 0–10 whether they would recommend the company."""
        if customer.now_us >= self.end_us or not customer.happens(0.10):
            return
        value = rating(customer, mean, low=0, high=10)
        self._write(customer, "recommendation", measure="nps", value=float(value))

    def review(self, customer: Customer, code: str, *, mood: float = 0.0) -> None:
        """Let the customer write a public review now and then."""
        if customer.now_us >= self.end_us or not customer.happens(0.12):
            return
        value = rating(customer, FEELINGS[code].experience + mood)
        text = quote_for(customer.random, code, is_good=value >= 4, language=customer.language)
        self._write(customer, code, measure="score", value=float(value), text=text, kind="review")

    def _answer(self, customer: Customer, code: str, *, mood: float) -> None:
        feeling = FEELINGS[code]
        expectation = rating(customer, feeling.expectation)
        experience = rating(customer, feeling.experience + mood)
        text = None
        if customer.happens(0.25):
            is_good = experience >= expectation
            text = quote_for(customer.random, code, is_good=is_good, language=customer.language)
        answer = self._next_answer()
        rated = {"expectation": expectation, "experience": experience, "score": experience}
        for measure, value in rated.items():
            said = text if measure == "score" else None
            self._write(
                customer, code, measure=measure, value=float(value), text=said, answer=answer
            )

    def _complain(self, customer: Customer, code: str) -> None:
        text = quote_for(customer.random, code, is_good=False, language=customer.language)
        self._write(customer, code, measure="complaint", value=1.0, text=text, kind="complaint")

    def _next_answer(self) -> str:
        self._answers += 1
        return f"A{self._answers:06d}"

    def _write(
        self,
        customer: Customer,
        code: str,
        *,
        measure: str,
        value: float,
        text: str | None = None,
        kind: str = "survey",
        answer: str = "",
    ) -> None:
        touchpoint = BY_CODE[code]
        row = {
            "answer": answer or self._next_answer(),
            "customer": customer.id,
            "touchpoint": code,
            "measure": measure,
            "value": value,
            "text": text,
            "time_us": min(customer.now_us + DAY_US // 4, self.end_us - 1),
            "kind": kind,
            "channel": touchpoint.channel,
            "department": touchpoint.department,
            "branch": customer.branch.name,
            "region": customer.branch.region,
            "segment": customer.segment.name,
            "language": customer.language,
            "product": customer.product[0] or None,
        }
        for name, value_ in row.items():
            self._columns[name].append(value_)

    def table(self, kind: str) -> pa.Table:
        """Give the rows of one kind (``survey``, ``review``, ``complaint``) as a table."""
        columns = dict(self._columns)
        time = pa.array(columns.pop("time_us"), pa.int64()).cast(pa.timestamp("us", "UTC"))
        value = pa.array(columns.pop("value"), pa.float64())
        data = {name: pa.array(values, pa.string()) for name, values in columns.items()}
        whole = pa.table({**data, "value": value, "time": time})
        return whole.filter(pc.equal(whole["kind"], pa.scalar(kind))).drop_columns(["kind"])

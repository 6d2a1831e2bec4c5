"""The questions a log answers by name: one file each, all in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.core.errors import NotFound
from tropa.log.answers import Answer
from tropa.log.questions import (
    first_touchpoint,
    longest_waits,
    rework,
    visits_before_purchase,
    where_they_leave,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tropa.log.answers import Value
    from tropa.store.journeys import Journeys

Rows = list[dict[str, "Value"]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with a name, in words, and what its figures are of."""

    name: str
    text: str
    note: str
    answer: Callable[[Journeys], Rows]


QUESTIONS = {
    question.name: question
    for question in (
        Question(
            "first-touchpoint",
            "Where do customers first meet us?",
            "Share of all cases that begin there, with Wilson's 95 % interval; n is cases.",
            first_touchpoint.answer,
        ),
        Question(
            "longest-waits",
            "Where do customers wait longest?",
            "Median seconds of a transition with its 95 % interval (order statistics); n is"
            " transitions; sorted by all the time waited there.",
            longest_waits.answer,
        ),
        Question(
            "rework",
            "What do customers have to do again?",
            "Share of the cases that were there at all, with Wilson's 95 % interval; n is cases.",
            rework.answer,
        ),
        Question(
            "visits-before-purchase",
            "How many visits before the wanted outcome?",
            "Share of the cases that got there, with Wilson's 95 % interval; a visit ends after 30"
            " minutes without an event; n is cases.",
            visits_before_purchase.answer,
        ),
        Question(
            "where-they-leave",
            "Where do customers leave without the wanted outcome?",
            "Share of the closed cases whose last event was there, with Wilson's 95 % interval; n"
            " is closed cases.",
            where_they_leave.answer,
        ),
    )
}


def questions() -> dict[str, str]:
    """List the questions by name.

    Examples
    --------
    >>> questions()["rework"]
    'What do customers have to do again?'
    """
    return {name: question.text for name, question in QUESTIONS.items()}


def ask(journeys: Journeys, name: str) -> Answer:
    """Answer a question.

    Raises
    ------
    NotFound
        There is no such question; the message lists them.
    InputError
        The question needs a wanted outcome and none is declared.
    """
    question = QUESTIONS.get(name)
    if question is None:
        raise NotFound(f"There is no question '{name}'.", hint=f"Ask: {', '.join(QUESTIONS)}.")
    return Answer(name, question.text, question.note, tuple(question.answer(journeys)))

"""The company's exports: which files there are, and how they are to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tropa.core.languages import Language
from tropa.core.lenses import Lens, Outcome
from tropa.core.mappings import (
    ColumnMapping,
    EventMapping,
    ObservationMapping,
    Scale,
    StatusEntry,
)
from tropa.demo.money import amount_name
from tropa.demo.touchpoints import BY_CODE, TOUCHPOINTS
from tropa.demo.words import translated, word
from tropa.demo.world import ALSO_RESPONSIBLE, Touchpoint, department_name

if TYPE_CHECKING:
    import pyarrow as pa

    from tropa.demo.company import Facts

DAY_SECONDS = 86_400.0
OBJECTS = ("customer", "order", "claim", "ticket")
OF_CUSTOMERS = ("segment", "branch", "region")
OF_ORDERS = ("product", "version")
OF_ANSWERS = ("branch", "region", "segment", "language", "product")
RECEIVED = ("delivered", "pickup", "handover")
DECIDED = ("claim_decided", "refund", "replacement")

EVENTS = EventMapping(
    columns={
        "event_id": ColumnMapping(role="event_id"),
        **{name: ColumnMapping(role="case", object_type=name) for name in OBJECTS},
        "code": ColumnMapping(role="activity"),
        "time": ColumnMapping(role="time"),
        "channel": ColumnMapping(role="channel"),
        "department": ColumnMapping(role="department"),
        **{name: ColumnMapping(role="attribute") for name in (*OF_CUSTOMERS, *OF_ORDERS)},
        "weekday": ColumnMapping(role="attribute"),
    }
)
SAID = ObservationMapping(
    touchpoint="touchpoint",
    texts={"text": ""},
    respondent="customer",
    object_type="customer",
    time="time",
    department="department",
    channel="channel",
    record="answer",
    attributes=list(OF_ANSWERS),
)
RATED = SAID.model_copy(
    update={
        "measure": "measure",
        "value": "value",
        "scale": Scale(minimum=1, maximum=5),
        "scales": {"nps": Scale(minimum=0, maximum=10)},
    }
)


@dataclass(frozen=True, slots=True)
class Export:
    """One file that the company sends: from which system, and how it is read."""

    source: str
    file: str
    table: pa.Table
    mapping: EventMapping | ObservationMapping


SOURCES: dict[Language, tuple[str, str, str, str]] = {
    "en": ("Shop systems", "Customer survey", "Public reviews", "Complaints register"),
    "ru": ("Системы магазина", "Опрос клиентов", "Публичные отзывы", "Журнал жалоб"),
    "pl": ("Systemy sklepu", "Ankieta klientów", "Opinie publiczne", "Rejestr reklamacji"),
}


def exports(facts: Facts, language: Language) -> list[Export]:
    """List the files of a company whose systems speak a language."""
    events, survey, reviews, complaints = SOURCES[language]
    reviewed = RATED.model_copy(update={"source_kind": "review"})
    told = translated(facts.complaints, language)
    complained = SAID.model_copy(update={"source_kind": "complaint"})
    return [
        Export(events, "events.parquet", translated(facts.events, language), _events(language)),
        Export(survey, "survey.parquet", translated(facts.surveys, language), RATED),
        Export(reviews, "reviews.parquet", translated(facts.reviews, language), reviewed),
        Export(complaints, "complaints.parquet", told, complained),
    ]


def _events(language: Language) -> EventMapping:
    amount = {amount_name(language): ColumnMapping(role="attribute")}
    return EVENTS.model_copy(update={"columns": EVENTS.columns | amount})


def dictionary(language: Language) -> list[StatusEntry]:
    """Explain the codes of every source in a language."""
    return [_entry(touchpoint, language) for touchpoint in TOUCHPOINTS]


def _entry(touchpoint: Touchpoint, language: Language) -> StatusEntry:
    codes = (touchpoint.department, *ALSO_RESPONSIBLE.get(touchpoint.code, ()))
    names = [department_name(code, language) for code in codes]
    return StatusEntry(
        code=touchpoint.code,
        touchpoint=touchpoint.name(language),
        stage=word("stage", touchpoint.stage, language),
        departments=names,
        accountable=names[0],
    )


def lenses(language: Language) -> dict[str, Lens]:
    """Describe the journeys of customers, of orders and of claims, by the kind of object."""

    def named(codes: tuple[str, ...]) -> list[str]:
        return [BY_CODE[code].name(language) for code in codes]

    received = Outcome(activities=named(RECEIVED))
    each_event = ["weekday", amount_name(language)]
    return {
        "customer": Lens(
            object_type="customer",
            wanted=received,
            idle_seconds=90 * DAY_SECONDS,
            case_attributes=list(OF_CUSTOMERS),
            event_attributes=[*OF_ORDERS, *each_event],
        ),
        "order": Lens(
            object_type="order",
            wanted=received,
            idle_seconds=45 * DAY_SECONDS,
            case_attributes=[*OF_ORDERS, *OF_CUSTOMERS],
            event_attributes=each_event,
        ),
        "claim": Lens(
            object_type="claim",
            ends=named(DECIDED),
            wanted=Outcome(activities=named(("refund", "replacement"))),
            idle_seconds=45 * DAY_SECONDS,
            case_attributes=[*OF_ORDERS, *OF_CUSTOMERS],
            event_attributes=each_event,
        ),
    }

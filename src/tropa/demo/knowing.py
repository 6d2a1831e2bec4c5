"""What the demo company's team knows beside its figures: importance, KPI, durations, systems."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tropa.core.languages import LANGUAGES, Language
from tropa.core.map_commands import AddLane, SetCell, SetContent
from tropa.core.map_contents import Duration, Importance, Kpi, Opportunity, Systems
from tropa.features.journeys.map_drawing import new_id

if TYPE_CHECKING:
    from tropa.core.map_commands import Command
    from tropa.core.map_contents import CellContent
    from tropa.core.maps import LaneKind

IMPORTANCE = {"payment": 5, "claim_review": 5, "shop_visit": 4, "unboxing": 3}
ANSWERED = ("Answered within an hour", "Ответ в течение часа", "Odpowiedź w ciągu godziny")
IN_TIME = (
    "Claims decided in time",
    "Претензии, решённые в срок",
    "Reklamacje rozpatrzone w terminie",
)
CONTENT = (
    "Deliveries rated 4 or 5",
    "Доставки с оценкой 4 или 5",
    "Dostawy z oceną 4 lub 5",
)
MESSAGES = (
    "A message on every change of the claim’s state",
    "Сообщение при каждой смене статуса претензии",
    "Wiadomość przy każdej zmianie statusu reklamacji",
)
CRM = ("Customer database", "База клиентов", "Baza klientów")
DESK = ("Service desk", "Сервис-деск", "System zgłoszeń")


def known(steps: dict[str, str], language: Language, *, today: date) -> list[Command]:
    """List the commands that write down what the team knows."""
    place = LANGUAGES.index(language)
    day = today.replace(day=1)
    late = Kpi(name=IN_TIME[place], value=64, unit="%", target=90, as_of=day)
    quick = Kpi(name=ANSWERED[place], value=83, unit="%", target=80, as_of=day)
    content = Kpi(
        name=CONTENT[place], value=71, unit="%", target=75, as_of=day, measure="experience_top"
    )
    worth = Opportunity(value=5, effort=2)
    return [
        *_lane(
            "importance_customer", steps, {c: Importance(marks=m) for c, m in IMPORTANCE.items()}
        ),
        *_lane("kpi", steps, {"delivered": content, "claim_review": late, "support_chat": quick}),
        *_lane(
            "duration",
            steps,
            {
                "claim_review": Duration(amount=2, unit="day"),
                "support_chat": Duration(amount=15, unit="minute"),
            },
        ),
        *_lane(
            "systems",
            steps,
            {
                "claim_review": Systems(names=(CRM[place], DESK[place])),
                "support_chat": Systems(names=(DESK[place],)),
            },
        ),
        *_lane("opportunities", steps, {"claim_review": worth}, text=MESSAGES[place]),
    ]


def _lane(
    kind: LaneKind, steps: dict[str, str], held: dict[str, CellContent], *, text: str = ""
) -> list[Command]:
    lane = new_id()
    commands: list[Command] = [AddLane(lane_id=lane, lane_kind=kind)]
    for code, content in held.items():
        commands.append(SetContent(lane_id=lane, step_id=steps[code], content=content))
        if text:
            commands.append(SetCell(lane_id=lane, step_id=steps[code], text=text))
    return commands

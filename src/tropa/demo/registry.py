"""What the company wrote down by hand: touchpoints without events, promises, others' figures."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tropa.core.clock import from_us
from tropa.core.languages import LANGUAGES, Language
from tropa.demo.touchpoints import BY_CODE, TOUCHPOINTS
from tropa.demo.words import word
from tropa.demo.world import department_name
from tropa.features.facts import services
from tropa.features.facts.models import Touchpoint
from tropa.features.workspaces.services import departments_ensure

if TYPE_CHECKING:
    from tropa.features.workspaces.models import User, Workspace

PROMISES: dict[str, tuple[float, str, str, str]] = {
    "shop_atmosphere": (
        4.0,
        "You want to stay a little longer.",
        "Хочется задержаться ещё немного.",
        "Chce się zostać chwilę dłużej.",
    ),
    "consultation": (
        4.5,
        "We advise what suits you, not what costs more.",
        "Советуем то, что подходит вам, а не то, что дороже.",
        "Doradzamy to, co pasuje, a nie to, co droższe.",
    ),
    "checkout": (
        4.5,
        "The price you see is the price you pay.",
        "Цена на сайте — та, которую вы заплатите.",
        "Cena, którą widzisz, to cena, którą płacisz.",
    ),
    "delivered": (
        4.2,
        "At your door within four days.",
        "У вашей двери за четыре дня.",
        "Pod drzwiami w cztery dni.",
    ),
    "first_use": (
        4.3,
        "Works ten minutes after you open the box.",
        "Работает через десять минут после распаковки.",
        "Działa dziesięć minut po otwarciu pudełka.",
    ),
    "support_call": (
        4.0,
        "A person answers within three minutes.",
        "Человек отвечает за три минуты.",
        "Człowiek odbiera w trzy minuty.",
    ),
    "claim_review": (
        4.0,
        "Every claim is decided within two days.",
        "Каждую претензию решаем за два дня.",
        "Każdą reklamację rozpatrujemy w dwa dni.",
    ),
}
"""Code → value on the scale 1–5, and the promise in the languages of the demo."""

REPORTED = (
    ("recommendation", "nps", 31.0, 1204, "points"),
    ("ad", "score", 3.4, 812, "score"),
    ("consultation", "score", 3.9, None, "score"),
)
"""Code, measure, value, n (where the report says it) and unit."""
STUDY: dict[Language, tuple[str, str]] = {
    "en": ("Institute for Retail Research", "Electronics retail study (simulated)"),
    "ru": ("Институт розничной торговли", "Исследование рынка электроники (условное)"),
    "pl": ("Instytut Badań Handlu", "Badanie rynku elektroniki (symulowane)"),
}


def touchpoints_by_hand(user: User, workspace: Workspace, language: Language) -> None:
    """Enter the touchpoints that leave no event: only people can say something of them."""
    for touchpoint in (one for one in TOUCHPOINTS if not one.has_events):
        name = touchpoint.name(language)
        if workspace.touchpoints.filter(name=name).exists():
            continue
        department = department_name(touchpoint.department, language)
        of_department = departments_ensure(workspace, [department])[department]
        services.touchpoint_create(
            user,
            workspace.pk,
            name=name,
            stage=word("stage", touchpoint.stage, language),
            channels=[word("channel", touchpoint.channel, language)],
            department_ids=[of_department.pk],
            accountable_id=of_department.pk,
            observation_names=[name],
        )


def promises(user: User, workspace: Workspace, language: Language) -> None:
    """Write down what the brand promises at some touchpoints."""
    for code, (value, *texts) in PROMISES.items():
        promise = {
            "text": texts[LANGUAGES.index(language)],
            "value": value,
            "scale_min": 1.0,
            "scale_max": 5.0,
        }
        touchpoint = touchpoint_of(workspace, code, language)
        services.touchpoint_update(user, workspace.pk, touchpoint.pk, promise=promise)


def reported(user: User, workspace: Workspace, language: Language, *, end_us: int) -> None:
    """Note the figures of a study of which only the report is known."""
    author, study = STUDY[language]
    end = from_us(end_us).date()
    for code, measure, value, n, unit in REPORTED:
        services.reported_create(
            user,
            workspace.pk,
            touchpoint_id=touchpoint_of(workspace, code, language).pk,
            measure=measure,
            value=value,
            n=n,
            unit=unit,
            period_from=end - timedelta(days=270),
            period_to=end - timedelta(days=180),
            author=author,
            source_name=study,
        )


def touchpoint_of(workspace: Workspace, code: str, language: Language) -> Touchpoint:
    """Find a touchpoint of the registry by its code in the simulation."""
    return workspace.touchpoints.get(name=BY_CODE[code].name(language), merged_into=None)

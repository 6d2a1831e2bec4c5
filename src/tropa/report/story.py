"""A map's story in words of a language: what stands out, what it costs, what nobody knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from babel.numbers import get_currency_precision

from tropa.report.figure_words import amount, n_words, range_words, value_words
from tropa.report.language import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tropa.analysis.findings import Finding
    from tropa.analysis.journeys.measures_money import Money
    from tropa.report.language import Language
    from tropa.report.map_facts import ShownFigure

SHOWN = 5
"""Problems, and strengths, that a page shows."""
_MOST_NAMES = 8
_LANES = {
    "wait_before": "waiting", "wait_after": "waiting", "processing": "processing",
    "return": "return", "exit": "exit", "score": "score",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StoryFinding:
    """A finding with what must be said beside it.

    Attributes
    ----------
    sources : tuple[str, ...]
        Names of the surveys … behind it; empty where it comes from events.
    money : Money | None
        Amounts at its touchpoint; None where none are known.
    reach : ShownFigure | None
        Share of customers who come to its touchpoint; None where nobody knows it.
    """

    finding: Finding
    figure: ShownFigure
    step: str
    stage: str
    sources: tuple[str, ...] = ()
    money: Money | None = None
    reach: ShownFigure | None = None


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """All that a story tells, not yet in words.

    Attributes
    ----------
    compared, clear : int
        Figures held against a line, and those of them that stand out.
    white, assumed, undecided : tuple[str, ...]
        Names of steps nobody measures, of claims never checked, of claims the data leaves open.
    withheld : int
        Figures that too few records stand behind.
    money_attribute : str
        Name of the attribute that holds amounts; empty where none is named.
    minimum_n : int
        A mean amount of fewer customers is withheld.
    """

    title: str
    about: str
    problems: tuple[StoryFinding, ...] = ()
    strengths: tuple[StoryFinding, ...] = ()
    compared: int = 0
    clear: int = 0
    steps: int = 0
    white: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    withheld: int = 0
    money_attribute: str = ""
    currency: str = ""
    minimum_n: int = 0


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding in words: what it says, what it rests on, what it costs."""

    step: str
    stage: str
    touchpoint_id: str
    measure: str
    says: str
    facts: str
    money: str


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story in words of a language, as the screen, the page and the slide show it."""

    title: str
    heading: str
    about: str
    problems: tuple[ToldFinding, ...]
    strengths: tuple[ToldFinding, ...]
    unknown: tuple[str, ...]
    rule: str
    headings: dict[str, str] = field(default_factory=dict)


def told_story(story: StoryFacts, language: Language) -> ToldStory:
    """Tell a story in a language.

    Examples
    --------
    >>> from tropa.report.language import Language
    >>> told = told_story(StoryFacts("Repair", "", steps=3, white=("Smell",)), Language())
    >>> told.unknown[0]
    '1 of 3 steps is measured by nobody: Smell'
    """
    keys = ("problems", "strengths", "unknown", "no_problems", "no_strengths")
    return ToldStory(
        title=printable(story.title),
        heading=language.say("story.heading"),
        about=story.about,
        problems=tuple(_told(one, story, language) for one in story.problems[:SHOWN]),
        strengths=tuple(_told(one, story, language) for one in story.strengths[:SHOWN]),
        unknown=tuple(_unknown(story, language)),
        rule=language.say("story.rule", all=language.number(story.compared)),
        headings={key: language.say(f"story.{key}") for key in keys},
    )


def _told(one: StoryFinding, story: StoryFacts, language: Language) -> ToldFinding:
    return ToldFinding(
        step=printable(one.step),
        stage=printable(one.stage),
        touchpoint_id=one.finding.touchpoint,
        measure=one.finding.measure,
        says=finding_says(one, language),
        facts=" · ".join(_facts(one, language)),
        money=_money(one.money, story, language),
    )


def finding_says(one: StoryFinding, language: Language) -> str:
    """Say a finding in a sentence, without what it rests on."""
    finding, figure = one.finding, one.figure
    value = figure.value or 0.0
    if finding.basis == "gap":
        ends = {"min": figure.scale_min or 0, "max": figure.scale_max or 0}
        return language.say(
            f"story.gap_{finding.side}",
            value=language.number(abs(value), 2, least=1),
            **{name: language.number(end, 2) for name, end in ends.items()},
        )
    if finding.basis == "outcome":
        points = language.number(abs(value) * 100, 1)
        return language.say(f"story.outcome_{finding.side}", value=points)
    line = amount(language, figure, finding.line, like=finding.line)
    told = {"value": value_words(language, figure), "line": line}
    if finding.measure == "complaints":
        return language.say("story.complaints", **told)
    key = "average" if finding.basis == "average" else f"claim_{finding.side}"
    return language.say(f"story.{key}", measure=_name(finding.measure, language), **told)


def _name(measure: str, language: Language) -> str:
    lane = _LANES.get(measure)
    return language.say(f"lane.{lane}" if lane else f"measure.{measure}")


def _facts(one: StoryFinding, language: Language) -> Iterator[str]:
    """Say what a finding rests on: interval, n, period, source, share of customers."""
    figure = one.figure
    if interval := range_words(language, figure):
        # Told as a difference in points: a percent sign beside it would say another thing.
        ends = interval.replace("%", "").replace("\xa0…", "…").rstrip()
        yield language.say("story.sure", range=ends if figure.measure == "decisive" else interval)
    yield n_words(language, figure)
    if figure.withheld == "flagged":
        yield language.say("figure.flag")
    if figure.first_us is not None and figure.last_us is not None:
        yield f"{language.date(figure.first_us)} – {language.date(figure.last_us)}"
    if figure.is_stale:
        yield language.say("state.stale")
    named = ", ".join(printable(name) for name in one.sources)
    yield language.say("story.source", sources=named or language.say("story.did"))
    if one.reach is not None and one.reach.value is not None:
        share, n = value_words(language, one.reach), n_words(language, one.reach)
        yield language.say("story.share", share=share, n=n, range=range_words(language, one.reach))


def _money(money: Money | None, story: StoryFacts, language: Language) -> str:
    if not story.money_attribute:
        return ""
    if money is None:
        return language.say("story.no_money_here")
    each, name = money.per_case, printable(story.money_attribute)
    if each.n < story.minimum_n:
        return f"{name}: {language.say('figure.withheld', n=language.number(each.n))}"
    digits = get_currency_precision(story.currency)
    told = {
        "attribute": name,
        "value": language.number(each.value or 0.0, digits, least=digits),
        "currency": story.currency,
        "n": language.number(each.n),
        "total": language.number(money.total),
    }
    if each.low is None or each.high is None:
        said = language.say("story.money_alone", **told)
    else:
        low, high = (language.number(end, digits, least=digits) for end in (each.low, each.high))
        ends = f"{low}–{high}"
        said = language.say("story.money", range=ends, **told)
    left = language.count("story.money_left", money.unreadable) if money.unreadable else ""
    return said + left


def _unknown(story: StoryFacts, language: Language) -> list[str]:
    """Say what nobody knows, each with how many of how many."""
    steps = language.number(story.steps)
    said = [
        _named("white", story.white, language, all=steps),
        _named("assumed", story.assumed, language),
        _named("undecided", story.undecided, language),
        language.count("story.withheld", story.withheld) if story.withheld else "",
    ]
    known = [one for one in said if one]
    unclear = story.compared - story.clear
    if unclear:
        numbers = {"all": story.compared, "count": unclear}
        told = {name: language.number(number) for name, number in numbers.items()}
        known.append(language.say("story.unclear", **told))
    if not story.money_attribute:
        known.append(language.say("story.no_money"))
    return known or [language.say("story.all_known")]


def _named(key: str, names: Sequence[str], language: Language, **more: str) -> str:
    """Say how many there are, and name the first of them."""
    if not names:
        return ""
    shown = ", ".join(printable(name) for name in names[:_MOST_NAMES])
    rest = len(names) - _MOST_NAMES
    if rest > 0:
        shown = f"{shown} {language.count('story.more', rest)}"
    form = language.count_key(f"story.{key}", len(names))
    return language.say(form, count=language.number(len(names)), names=shown, **more)

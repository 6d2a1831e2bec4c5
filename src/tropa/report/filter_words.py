"""The filter that the figures of a report were computed under, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.report.figure_words import amount
from tropa.report.language import printable
from tropa.report.map_facts import ShownFigure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tropa.core.filters import Filter
    from tropa.report.language import Language

_LISTS = ("contains", "starts", "ends", "without")


def filter_words(where: Filter, language: Language) -> list[str]:
    """Say each condition of a filter, as the screen's own filter bar does.

    Examples
    --------
    >>> from tropa.core.filters import Filter
    >>> from tropa.report.language import Language
    >>> filter_words(Filter(contains=["Pay", "Ship"], states=["open"]), Language())
    ['contain: Pay, Ship', 'state: still open']
    """
    return [printable(said) for said in _conditions(where, language)]


def _conditions(where: Filter, language: Language) -> Iterator[str]:
    since = None if where.since_us is None else language.date(where.since_us)
    until = None if where.until_us is None else language.date(where.until_us - 1)
    if since and until:
        yield f"{since} – {until}"
    elif since:
        yield _say(language, "since", **{"from": since})
    elif until:
        yield _say(language, "until", to=until)
    for name, values in (*where.event.items(), *where.case.items()):
        yield f"{_name(name, language)}: {', '.join(values)}"
    for name in _LISTS:
        if values := getattr(where, name):
            yield f"{_say(language, name)}: {', '.join(values)}"
    if where.states:
        told = (_name(f"state.{state}", language) for state in where.states)
        yield f"{_say(language, 'states')}: {', '.join(told)}"
    if where.follows:
        yield " → ".join(where.follows)
    if where.variants:
        yield language.count("export.filter.variants", len(where.variants))
    yield from _length(where, language)


def _length(where: Filter, language: Language) -> Iterator[str]:
    least, most = (
        None if seconds is None else _duration(seconds, language)
        for seconds in (where.min_seconds, where.max_seconds)
    )
    if least and most:
        said = _say(language, "between", **{"from": least, "to": most})
    elif least:
        said = _say(language, "at_least", **{"from": least})
    elif most:
        said = _say(language, "at_most", to=most)
    else:
        return
    yield f"{_say(language, 'length')}: {said}"


def _duration(seconds: float, language: Language) -> str:
    return amount(language, ShownFigure("length", "seconds"), seconds, like=seconds)


def _say(language: Language, key: str, **values: str) -> str:
    return language.say(f"export.filter.{key}", **values)


def _name(name: str, language: Language) -> str:
    """Name an attribute or a state; one that people brought keeps its own name."""
    key = f"export.filter.{name}"
    is_known = name in {"channel", "department", "activity"} or name.startswith("state.")
    return language.say(key) if is_known and language.knows(key) else name

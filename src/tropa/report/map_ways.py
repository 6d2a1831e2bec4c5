"""The ways from a map to other maps, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tropa.report.language import printable

if TYPE_CHECKING:
    from tropa.core.maps import MapCell, MapLink
    from tropa.report.language import Language
    from tropa.report.map_facts import MapFacts


def way_words(link: MapLink | None, facts: MapFacts, language: Language) -> str:
    """Say to which map a way leads, or that this one was taken away.

    Examples
    --------
    >>> from tropa.core.maps import MapLink
    >>> from tropa.report.language import Language
    >>> from tropa.report.map_facts import MapFacts
    >>> link = MapLink(map_id="k", title="Claims")
    >>> way_words(link, MapFacts(maps={"k": "Claims 2026"}), Language("en"))
    '→ Claims 2026'
    >>> way_words(link, MapFacts(maps={}), Language("en"))
    'the map “Claims” was removed'
    """
    if link is None:
        return ""
    if facts.maps is None or link.map_id in facts.maps:
        title = (facts.maps or {}).get(link.map_id, link.title)
        return f"→ {printable(title)}"
    return language.say("export.way_gone", title=printable(link.title))


def with_way(cell: MapCell, facts: MapFacts, language: Language) -> MapCell:
    """Put the way of a nested journey above the words of its cell."""
    if cell.link is None:
        return cell
    way = way_words(cell.link, facts, language)
    return cell.model_copy(update={"text": f"{way}\n{cell.text}".strip()})

"""What the server says, in the language of the one who reads it.

The library speaks plain English. At the server's boundary each finished sentence is traced to the
template it was made from (``wording/<language>.json``) and said anew; unknown text stays English.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Annotated

from babel import Locale
from django.utils import translation
from pydantic import PlainSerializer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

    Wording = str | dict[str, str]

LANGUAGES = ("ru", "pl")
LONGEST = 1_000
"""A longer text is no sentence of ours; it is left as it is rather than searched through."""
MOST_STOPS = 8
"""A value may hold full stops of its own; so many are tried as the end of a sentence."""
SLOT = re.compile(r"\{(\d+)(:said)?\}")
SENTENCE_END = re.compile(r"[.?!…]\)?(?= |$)|$")


@dataclass(frozen=True, slots=True)
class Template:
    """An English sentence with its values left out, and how another language says it.

    In the translation ``{0}`` stands for a value as it is, ``{0:said}`` for one that is a
    sentence or word of the catalogue itself. Where a number rules the form of a word, the
    translation names each form (``one few many``) and in ``by`` the slot of the number.
    """

    pattern: re.Pattern[str]
    wording: Wording

    @classmethod
    def of(cls, english: str, wording: Wording) -> Template:
        """Make the pattern; a quoted value may come in either quotation mark, as Python writes."""
        literal = re.escape(english).replace("'", "['\"]")
        return cls(re.compile(literal.replace(r"\{\}", "(.*?)"), re.DOTALL), wording)

    def say(self, values: tuple[str, ...], language: str) -> str:
        """Put the values into the translation."""

        def value(slot: re.Match[str]) -> str:
            given = values[int(slot[1])]
            return worded(given, language) if slot[2] else given

        return SLOT.sub(value, self._form(values, language))

    def _form(self, values: tuple[str, ...], language: str) -> str:
        if isinstance(self.wording, str):
            return self.wording
        number = values[int(self.wording["by"])]
        count = int(number) if number.isdecimal() else 0
        return self.wording[Locale.parse(language).plural_form(count)]


@cache
def catalogue(language: str) -> dict[str, Wording]:
    """Read what is known of a language: English template to translation."""
    text = files("tropa.kit").joinpath("wording", f"{language}.json").read_text(encoding="utf-8")
    known: dict[str, Wording] = json.loads(text)
    return known


@cache
def _templates(language: str) -> list[Template]:
    """List the templates, the most telling first."""
    known = sorted(catalogue(language).items(), key=lambda pair: -len(pair[0].replace("{}", "")))
    return [Template.of(english, wording) for english, wording in known]


@lru_cache(maxsize=4_096)
def worded(text: str, language: str | None) -> str:
    """Say an English text in another language, sentence by sentence.

    Examples
    --------
    >>> worded("The row has no time.", "ru")
    'В строке нет времени.'
    >>> worded("Nobody has said this before.", "ru")
    'Nobody has said this before.'
    """
    if language not in LANGUAGES or len(text) > LONGEST:
        return text
    return " ".join(_sentences(text, language))


def _sentences(text: str, language: str) -> Iterator[str]:
    """Say as much of the text as one template knows, then go on behind it."""
    start = 0
    while start < len(text):
        ends = [end.end() for end in islice(SENTENCE_END.finditer(text, start), MOST_STOPS)]
        tried = (len(text), *reversed(ends))
        known = ((end, _one(text[start:end], language)) for end in tried)
        end, said = next(((end, said) for end, said in known if said), (ends[0], ""))
        yield said or text[start:end]
        start = end + 1


def _one(sentence: str, language: str) -> str:
    """Say one sentence; empty where it is of no known template."""
    for template in _templates(language):
        if found := template.pattern.fullmatch(sentence):
            return template.say(found.groups(), language)
    return ""


def speak_to(request: HttpRequest) -> None:
    """Go on in the language of the one who is signed in; else in what the browser asks for."""
    user = getattr(request, "user", None)  # a call refused early has not been looked at yet
    if user is not None and user.is_authenticated:
        translation.activate(user.language)
    else:
        translation.activate(translation.get_language_from_request(request))


def said(text: str) -> str:
    """Say a text in the language of the call under way."""
    return worded(text, translation.get_language())


Said = Annotated[str, PlainSerializer(said)]
"""A text kept in English, and said in the reader's language whenever it is answered."""

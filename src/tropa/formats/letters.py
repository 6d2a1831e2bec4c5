"""Which encoding makes readable text of these bytes, told by how often letters occur."""

from __future__ import annotations

import math
from functools import cache

_RUSSIAN = (
    "о110 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 "
    "ч14 й12 х10 ж9 ш7 ю6 ц5 щ4 э3 ф3 ъ1 ё2 і2 ї1 є1 ў1"
)
_POLISH = "ą99 ć40 ę111 ł182 ń20 ó85 ś66 ź6 ż83"
_CENTRAL = (
    "á60 č30 ě40 é40 í60 ň5 ř30 š30 ů15 ú15 ý30 ž25 ď3 ť3 ő15 ű8 ö25 ü20 ă20 ş10 ţ10 đ5 ä10 ô5 ß8"
)
_WESTERN = (
    "é90 á60 ã80 ç60 ó45 í40 ê30 ú20 õ20 â15 à25 è25 ü35 ä35 ö20 ß15 ñ25 ô8 î5 û4 å10 ø8 æ6 ï2 ë3"
)
_MARKS = "\u00a0–—«»“”„’№…°§€®©•·"

_LETTERS: dict[str, tuple[str, ...]] = {
    "cp1251": (_RUSSIAN,),
    "koi8-r": (_RUSSIAN,),
    "cp866": (_RUSSIAN,),
    "cp1250": (_POLISH, _CENTRAL),
    "iso-8859-2": (_POLISH, _CENTRAL),
    "cp1252": (_WESTERN,),
}
ENCODINGS = tuple(_LETTERS)
_SELDOM = {"koi8-r": 1.0, "cp866": 1.0, "iso-8859-2": 0.2}
"""How much likelier their letters must be: few exports are written so."""
_UNEXPECTED = math.log(1e-5)
_HARDLY = -6.5
"""The least mean log-likelihood of a text in one of these languages."""


def best_encoding(sample: bytes) -> str | None:
    """Find the one-byte encoding in which the letters of a sample are the likeliest.

    Languages looked for: Russian (and its neighbours), Polish and Central European, Western
    European. None where no reading is plausible, or no byte is beyond ASCII.

    Examples
    --------
    >>> best_encoding("Заказ отменён, №5".encode("cp1251"))
    'cp1251'
    >>> best_encoding("zażółć gęślą jaźń".encode("cp1250"))
    'cp1250'
    >>> best_encoding("não é".encode("latin-1"))
    'cp1252'
    """
    high = bytes(byte for byte in sample if byte > 0x7F)
    if not high:
        return None
    scores = {encoding: _plausibility(high, encoding) for encoding in ENCODINGS}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] > _HARDLY else None


def _plausibility(high: bytes, encoding: str) -> float:
    text = high.decode(encoding, "replace")
    best = max(_score(text, table) for table in _tables(encoding))
    return best - _SELDOM.get(encoding, 0.0)


def _score(text: str, table: dict[str, float]) -> float:
    """Mean log-likelihood of the letters beyond ASCII."""
    return sum(table.get(letter, _UNEXPECTED) for letter in text) / len(text)


@cache
def _tables(encoding: str) -> tuple[dict[str, float], ...]:
    return tuple(_logarithms(listed) for listed in _LETTERS[encoding])


@cache
def _logarithms(listed: str) -> dict[str, float]:
    """Turn a list of letters with weights into log-frequencies; capitals are rarer."""
    weights = {entry[0]: float(entry[1:]) for entry in listed.split()}
    total = sum(weights.values()) * 1.2
    table = {mark: math.log(2e-3) for mark in _MARKS}
    for letter, weight in weights.items():
        table[letter.upper()] = math.log(weight / total / 3)
    for letter, weight in weights.items():
        table[letter] = math.log(weight / total)
    return table

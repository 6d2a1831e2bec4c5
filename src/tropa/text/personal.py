"""Personal identifiers in texts: found, written in one way, and replaced by a keyed hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence

import phonenumbers
from stdnum.exceptions import ValidationError
from stdnum.pl import pesel
from stdnum.ru import inn

from tropa.core.mappings import PersonalKind
from tropa.formats.dates import is_blank
from tropa.formats.heading_words import words_of

REGIONS = ("RU", "PL")
"""Countries whose phone numbers may be written without a country code."""
MIN_SHARE = 0.6
_MIN_SAMPLES = 3
_EMAIL = re.compile(r"[^\s@<>;,\"]+@[^\s@<>;,\"]+\.[^\s@<>;,\".]{2,}")
_PHONE = re.compile(r"[+(]?[\d][\d\s()./\u00a0‑–-]{5,24}\d(?:\s*(?:ext|доб|wew)\.?\s*\d{1,6})?")
_HASH_BYTES = 16
_PHONE_WORDS = frozenset(
    ("phone", "mobile", "tel", "cell", "msisdn", "contact", "whatsapp", "телефон", "телефона",
     "тел", "моб", "мобильный", "контакт", "telefon", "telefonu", "komórka", "kontakt", "telefone")
)  # fmt: skip


def find_personal(
    columns: Sequence[str],
    rows: Iterable[Sequence[str | None]],
    *,
    regions: Sequence[str] = REGIONS,
) -> dict[str, PersonalKind]:
    """Propose which columns hold phones, e-mails, PESEL or INN, by their cells.

    A column is proposed when at least 60 % of its non-blank cells (and three of them) are of one
    kind; short bare digits are phones only where the heading says so. Names and addresses are not
    looked for.

    Examples
    --------
    >>> find_personal(["contact"], [["a@b.pl"], ["C.D@e.ru"], ["f+x@g.com"], ["-"]])
    {'contact': 'email'}
    """
    cells = list(zip(*rows, strict=False)) or [()] * len(columns)
    kinds: dict[str, PersonalKind] = {}
    for name, column in zip(columns, cells, strict=False):
        said = {cell.strip() for cell in column if cell is not None and not is_blank(cell)}
        kind = _kind_of(said, regions, has_phone_name=bool(_PHONE_WORDS & {*words_of(name)}))
        if kind:
            kinds[name] = kind
    return kinds


def normalise(value: str, kind: PersonalKind, *, regions: Sequence[str] = REGIONS) -> str:
    """Write an identifier in one way, so that one customer joins across files.

    Phones become E.164, e-mails lower case (what follows a ``+`` is kept: it may be another
    person), PESEL and INN bare digits. A value that is none of its kind is only trimmed and
    lower-cased.

    Examples
    --------
    >>> normalise("8 (916) 123-45-67", "phone") == normalise("+7 916 1234567", "phone")
    True
    >>> normalise(" Anna+Shop@Example.PL ", "email")
    'anna+shop@example.pl'
    """
    bare = value.strip()
    if kind == "phone":
        return e164(bare, regions=regions) or bare.lower()
    if kind == "email":
        return bare.removeprefix("mailto:").lower()
    digits = re.sub(r"[\s-]", "", bare)
    return digits if digits.isdigit() else bare.lower()


def pseudonym(value: str, kind: PersonalKind | None, key: bytes) -> str:
    """Replace an identifier by a keyed hash of 128 bits (BLAKE2b, hex).

    The same person has the same pseudonym wherever the same key is used; without the key the
    value can be neither read nor tried out. ``kind`` None hashes the trimmed text as it is.

    Raises
    ------
    ValueError
        When the key is shorter than 16 bytes.

    Examples
    --------
    >>> key = b"a secret of the workspace"
    >>> pseudonym("A@b.pl", "email", key) == pseudonym("a@B.PL ", "email", key)
    True
    """
    if len(key) < 16:
        raise ValueError("A key for pseudonyms needs at least 16 bytes.")
    text = normalise(value, kind) if kind else value.strip()
    label = (kind or "").encode()[:16]
    digest = hashlib.blake2b(
        text.encode(), digest_size=_HASH_BYTES, key=hashlib.sha256(key).digest(), person=label
    )
    return digest.hexdigest()


def e164(text: str, *, regions: Sequence[str] = REGIONS) -> str | None:
    """Write a phone number as ``+79161234567``; None where it is no possible number.

    Examples
    --------
    >>> e164("22 123 45 67"), e164("8-800-555-35-35"), e164("2025-04-03")
    ('+48221234567', '+78005553535', None)
    """
    if not _PHONE.fullmatch(text):
        return None
    for region in regions:
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return None


def _kind_of(
    cells: set[str], regions: Sequence[str], *, has_phone_name: bool
) -> PersonalKind | None:
    if len(cells) < _MIN_SAMPLES:
        return None
    checks: dict[PersonalKind, Callable[[str], bool]] = {
        "email": lambda cell: _EMAIL.fullmatch(cell) is not None,
        "pesel": lambda cell: _is_valid(cell, pesel.validate),
        "inn": lambda cell: _is_valid(cell, inn.validate),
        "phone": lambda cell: (
            (has_phone_name or not _could_be_any_number(cell))
            and e164(cell, regions=regions) is not None
        ),
    }
    for kind, is_one in checks.items():
        if sum(map(is_one, cells)) >= MIN_SHARE * len(cells):
            return kind
    return None


def _could_be_any_number(cell: str) -> bool:
    """Whether a bare number could as well name an order: most nine digits are a Polish phone."""
    return cell.isdigit() and len(cell) < 11


def _is_valid(cell: str, validate: Callable[[str], str]) -> bool:
    try:
        validate(cell)
    except ValidationError:
        return False
    return True

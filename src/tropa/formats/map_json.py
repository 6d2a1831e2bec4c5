"""A map as JSON, exactly as it was exported."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from tropa.core.errors import InputError
from tropa.core.maps import JourneyMap
from tropa.formats.carried_files import read_carried

if TYPE_CHECKING:
    from tropa.core.carried_files import CarriedFile

WRAPPERS = ("document", "map")
"""Where the document lies in an answer of the API."""
HINT = "Choose a map that was exported as JSON."
MOST_BYTES = 100 * 1024 * 1024
"""A map with all the files that may travel inside it."""
MOST_BYTES_BESIDE_FILES = 25 * 1024 * 1024
_LONG_RUN = re.compile(rb"[A-Za-z0-9+/]{1024,}")
"""Bytes of a file, written as letters."""


def looks_like_json(head: bytes) -> bool:
    """Tell by the first bytes of a file whether it claims to be JSON.

    Examples
    --------
    >>> looks_like_json(b'\\xef\\xbb\\xbf {"id"'), looks_like_json(b"stage;step")
    (True, False)
    """
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def read_map(content: bytes, *, file: str = "") -> JourneyMap:
    """Read a map that was exported, without its files; nothing of it is changed.

    Raises
    ------
    InputError
        It is no JSON, or no map; with the place in it.

    Examples
    --------
    >>> document = JourneyMap(id="m", title="Shop")
    >>> read_map(document.model_dump_json().encode()) == document
    True
    """
    return _document(_told(content, file), file)


def read_map_and_files(
    content: bytes, *, file: str = ""
) -> tuple[JourneyMap, tuple[CarriedFile, ...]]:
    """Read a map that was exported, and the pictures and documents that came inside it.

    Raises
    ------
    InputError
        As :func:`read_map`; or a file inside is broken, too large or of a kind that is not kept.
    """
    told = _told(content, file)
    carried = told.get("files") if isinstance(told, dict) else None
    return _document(told, file), read_carried(carried, file=file)


def _told(content: bytes, file: str) -> Any:
    """Parse JSON; long runs of bytes written as letters are cheap to parse, all else is bounded."""
    if len(content) > MOST_BYTES or len(content) - _letters(content) > MOST_BYTES_BESIDE_FILES:
        raise InputError(
            f"Without its files a map needs no more than {MOST_BYTES_BESIDE_FILES // 1024**2} MB.",
            file=file,
            hint=HINT,
        )
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError("This is no JSON.", file=file, hint=HINT) from error


def _letters(content: bytes) -> int:
    return sum(found.end() - found.start() for found in _LONG_RUN.finditer(content))


def _document(told: Any, file: str) -> JourneyMap:
    if isinstance(told, dict):
        told = next((told[name] for name in WRAPPERS if isinstance(told.get(name), dict)), told)
    try:
        document = JourneyMap.model_validate_json(json.dumps(told))
    except (ValidationError, RecursionError) as error:
        raise InputError(_what(error), file=file, hint=HINT) from error
    if "\\u0000" in document.model_dump_json():
        raise InputError("A text holds the character 0.", file=file, hint=HINT)
    return document


def _what(error: ValidationError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "This is no map."
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    if not place:
        return "This is no map: its parts do not hang together."
    if first["type"] == "string_too_long":
        return f"This is no map: '{place}' is longer than {first['ctx']['max_length']} letters."
    return f"This is no map: '{place}' is not as it should be."

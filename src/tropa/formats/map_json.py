"""A map as JSON, exactly as it was exported."""

from __future__ import annotations

import json

from pydantic import ValidationError

from tropa.core.errors import InputError
from tropa.core.maps import JourneyMap

WRAPPERS = ("document", "map")
"""Where the document lies in an answer of the API."""


def looks_like_json(head: bytes) -> bool:
    """Tell by the first bytes of a file whether it claims to be JSON.

    Examples
    --------
    >>> looks_like_json(b'\\xef\\xbb\\xbf {"id"'), looks_like_json(b"stage;step")
    (True, False)
    """
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def read_map(content: bytes, *, file: str = "") -> JourneyMap:
    """Read a map that was exported; nothing of it is changed.

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
    hint = "Choose a map that was exported as JSON."
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError("This is no JSON.", file=file, hint=hint) from error
    if isinstance(told, dict):
        told = next((told[name] for name in WRAPPERS if isinstance(told.get(name), dict)), told)
    try:
        document = JourneyMap.model_validate_json(json.dumps(told))
    except (ValidationError, RecursionError) as error:
        raise InputError(_what(error), file=file, hint=hint) from error
    if "\\u0000" in document.model_dump_json():
        raise InputError("A text holds the character 0.", file=file, hint=hint)
    return document


def _what(error: ValidationError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "This is no map."
    place = ".".join(str(part) for part in error.errors()[0]["loc"])
    if not place:
        return "This is no map: its parts do not hang together."
    return f"This is no map: '{place}' is not as it should be."

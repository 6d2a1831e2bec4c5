"""Files that people put on a map: judged by their content, pictures drawn anew."""

from __future__ import annotations

from dataclasses import dataclass

from tropa.core.errors import InputError
from tropa.formats.pictures import KINDS, MEDIA_TYPE, is_redrawn, picture_redraw

MOST_BYTES = 20 * 1024 * 1024
LONGEST_SIDE = 1_600
"""Pixels of a kept picture: enough for a sheet of A3 with some of them side by side."""
_PICTURES = tuple(f".{kind.lower()}" for kind in (*KINDS, "jpg"))
_ZIPPED, _PDF = b"PK\x03\x04", b"%PDF-"
HEADS: dict[str, bytes] = {
    ".pdf": _PDF,
    ".docx": _ZIPPED,
    ".xlsx": _ZIPPED,
    ".pptx": _ZIPPED,
    ".odt": _ZIPPED,
    ".ods": _ZIPPED,
    ".odp": _ZIPPED,
}
"""Endings of documents that are kept → how their content begins."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is kept of a file that was sent."""

    content: bytes
    media_type: str
    is_picture: bool


def attachment_of(name: str, content: bytes) -> Attachment:
    """Judge a file; a picture comes back drawn anew, a document as it was sent, never opened.

    Raises
    ------
    InputError
        Too large, of a kind that is not kept (programs, pages, macros), or not what its name says.

    Examples
    --------
    >>> attachment_of("plan.pdf", b"%PDF-1.7").is_picture
    False
    >>> attachment_of("plan.pdf", b"<script>")
    Traceback (most recent call last):
        ...
    tropa.core.errors.InputError: This is not what its name says (.pdf). Save it anew.
    """
    if len(content) > MOST_BYTES:
        raise InputError(
            f"A file on a map may have up to {MOST_BYTES // 1024**2} MB.",
            hint="Send a smaller one.",
        )
    ending = _ending(name)
    if ending in _PICTURES:
        drawn = picture_redraw(content, longest_side=LONGEST_SIDE)
        return Attachment(drawn, MEDIA_TYPE, is_picture=True)
    head = HEADS.get(ending)
    if head is None:
        raise InputError(
            "Files of this kind are not kept on a map.",
            hint="Send a picture (PNG, JPEG, WebP), a PDF, or a document without macros.",
        )
    if not content.startswith(head):
        raise InputError(f"This is not what its name says ({ending}).", hint="Save it anew.")
    return Attachment(content, "application/octet-stream", is_picture=False)


def attachment_carried(name: str, content: bytes) -> Attachment:
    """Judge a file that comes with a map: a picture drawn anew before stays as it is.

    Drawn anew once more it would lose a little each time it travels.

    Raises
    ------
    InputError
        As :func:`attachment_of`.
    """
    if _ending(name) in _PICTURES and is_redrawn(content, longest_side=LONGEST_SIDE):
        return Attachment(content, MEDIA_TYPE, is_picture=True)
    return attachment_of(name, content)


def _ending(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].casefold() if dot >= 0 else ""

"""Pictures that people send: judged by their content, and drawn anew before they are kept."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from tropa.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = ("PNG", "JPEG", "WEBP")
MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 50_000_000
MEDIA_TYPE = "image/webp"
"""What every kept picture is, whatever was sent."""
BROKEN = (OSError, ValueError, SyntaxError, struct.error, zlib.error, EOFError, MemoryError)
"""What the decoders of broken pictures raise, each its own."""


def picture_redraw(content: bytes, *, longest_side: int) -> bytes:
    """Draw a picture anew: upright, no larger than needed, and nothing in it but its pixels.

    Parameters
    ----------
    content : bytes
        PNG, JPEG or WebP; the name of a file counts for nothing. Of a moving one the first
        picture is taken.
    longest_side : int
        Width and height of the answer are no larger than this, in pixels.

    Returns
    -------
    bytes
        WebP without place, camera, profile or comment.

    Raises
    ------
    InputError
        Not one of the three kinds, broken, or larger than 8 MB or 50 million pixels.

    Examples
    --------
    >>> picture_redraw(b"<svg/>", longest_side=512)
    Traceback (most recent call last):
        ...
    tropa.core.errors.InputError: This is no picture. Send a PNG, JPEG or WebP file.
    """
    if len(content) > MOST_BYTES:
        raise InputError(
            f"A picture may have up to {MOST_BYTES // 1024**2} MB.", hint="Send a smaller one."
        )
    with _opened(content) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise InputError(
                f"A picture may have up to {MOST_PIXELS // 10**6} million pixels.",
                hint="Send a smaller one.",
            )
        try:
            return _redrawn(picture, longest_side)
        except BROKEN as error:
            raise InputError(
                "This picture is broken.", hint="Save it anew, or send another."
            ) from (error)


def picture_printed(content: bytes, *, longest_side: int) -> tuple[bytes, tuple[int, int]] | None:
    """Draw a kept picture small and on white, as every format of paper and slides takes it.

    Returns
    -------
    tuple[bytes, tuple[int, int]] or None
        JPEG, its width and height in pixels; None for what is broken, no picture, or too large to
        be unpacked.

    Examples
    --------
    >>> picture_printed(b"broken", longest_side=64) is None
    True
    """
    if len(content) > MOST_BYTES:
        return None
    try:
        with Image.open(BytesIO(content), formats=KINDS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", (longest_side, longest_side))
            picture.thumbnail((longest_side, longest_side))
            drawn = picture.convert("RGBA")
    except (*BROKEN, Image.DecompressionBombError):
        return None
    plain = Image.new("RGB", drawn.size, "white")
    plain.paste(drawn, mask=drawn)
    target = BytesIO()
    plain.save(target, "JPEG", quality=85)
    return target.getvalue(), plain.size


def is_redrawn(content: bytes, *, longest_side: int) -> bool:
    """Tell whether a picture is as :func:`picture_redraw` leaves them: whole, and nothing beside.

    Examples
    --------
    >>> is_redrawn(b"RIFF, or so it says", longest_side=512)
    False
    """
    if len(content) > MOST_BYTES or not set(_chunks(content)) <= _PIXELS:
        return False
    try:
        with Image.open(BytesIO(content), formats=["WEBP"]) as picture:
            if max(picture.size) > longest_side:
                return False
            picture.load()
    except (*BROKEN, Image.DecompressionBombError):
        return False
    return True


_PIXELS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
"""The chunks of a WebP that hold nothing but a picture that stands still."""


def _chunks(content: bytes) -> Iterator[bytes]:
    """Name the chunks of a WebP file; of anything else, and of what stands behind one, nothing."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        yield b""
        return
    at = 12
    while at < len(content):
        yield content[at : at + 4]
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    if at != len(content) or int.from_bytes(content[4:8], "little") != len(content) - 8:
        yield b""


def _opened(content: bytes) -> Image.Image:
    """Read the head of a picture alone: how large it would be is known before it is unpacked."""
    try:
        return Image.open(BytesIO(content), formats=KINDS)
    except (*BROKEN, Image.DecompressionBombError) as error:
        raise InputError("This is no picture.", hint="Send a PNG, JPEG or WebP file.") from error


def _redrawn(picture: Image.Image, longest_side: int) -> bytes:
    picture.draft("RGB", (longest_side * 2, longest_side * 2))  # a JPEG is unpacked smaller
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((longest_side, longest_side))
    has_alpha = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
    plain = upright.convert("RGBA" if has_alpha else "RGB")
    plain.info.clear()
    drawn = BytesIO()
    plain.save(drawn, "WEBP", quality=86, method=4)
    return drawn.getvalue()

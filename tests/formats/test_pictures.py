"""Pictures as hostile senders make them: refused, or drawn anew with nothing of theirs in it."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tropa.core.errors import InputError
from tropa.formats.pictures import MOST_BYTES, picture_redraw


def written(kind, size=(40, 30), mode="RGB", **options):
    content = BytesIO()
    Image.new(mode, size).save(content, kind, **options)
    return content.getvalue()


def size_of(content):
    with Image.open(BytesIO(content)) as drawn:
        assert drawn.format == "WEBP"
        return drawn.size


def png_of_size(width, height):
    """A PNG whose head promises so many pixels and whose body is a few bytes."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(60_000, 60_000), (2**31 - 1, 1), (10_000, 5_001)])
def test_a_picture_that_would_blow_up_is_refused_by_its_head(size):
    with pytest.raises(InputError, match=r"million pixels|is no picture"):
        picture_redraw(png_of_size(*size), longest_side=512)


def test_too_many_bytes_are_refused_unread():
    with pytest.raises(InputError, match="up to 8 MB"):
        picture_redraw(bytes(MOST_BYTES + 1), longest_side=512)


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "ICO", "PPM", "TGA", "PCX"])
def test_kinds_that_nobody_needs_are_refused(kind):
    with pytest.raises(InputError, match="This is no picture"):
        picture_redraw(written(kind, size=(32, 32)), longest_side=512)


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFFxxxxWEBP", b"%PDF-1.7"]
)
def test_a_head_alone_is_no_picture(content):
    with pytest.raises(InputError):
        picture_redraw(content, longest_side=512)


def test_a_truncated_picture_is_broken():
    whole = written("PNG", size=(300, 300))
    with pytest.raises(InputError, match="is broken"):
        picture_redraw(whole[:-40], longest_side=512)


def test_what_lies_behind_a_picture_does_not_come_along():
    sent = written("PNG") + b"<script>alert(1)</script>"
    assert b"script" not in picture_redraw(sent, longest_side=512)


def test_comments_profiles_and_places_do_not_come_along():
    place = Image.Exif()
    place[0x010E] = "my home"
    sent = written("JPEG", exif=place, icc_profile=b"secret profile", comment=b"secret comment")
    drawn = picture_redraw(sent, longest_side=512)
    assert not any(word in drawn for word in (b"my home", b"secret", b"EXIF", b"ICCP"))


def test_a_picture_taken_sideways_stands_upright():
    turned = Image.Exif()
    turned[0x0112] = 6
    assert size_of(picture_redraw(written("JPEG", exif=turned), longest_side=512)) == (30, 40)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_every_way_to_write_colours_is_read(mode):
    assert size_of(picture_redraw(written("PNG", mode=mode), longest_side=512)) == (40, 30)


def test_what_is_seen_through_stays_so():
    sent = written("PNG", mode="RGBA")
    with Image.open(BytesIO(picture_redraw(sent, longest_side=512))) as drawn:
        assert drawn.convert("RGBA").getpixel((0, 0))[3] == 0


def test_of_a_moving_picture_the_first_is_taken():
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    content = BytesIO()
    frames[0].save(content, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    with Image.open(BytesIO(picture_redraw(content.getvalue(), longest_side=512))) as drawn:
        assert not getattr(drawn, "is_animated", False)
        red, _, blue = drawn.convert("RGB").getpixel((20, 15))
        assert red > 200 > blue


@given(st.integers(1, 900), st.integers(1, 900))
def test_no_side_is_longer_than_asked(width, height):
    drawn = size_of(picture_redraw(written("PNG", size=(width, height)), longest_side=64))
    assert max(drawn) <= 64
    assert min(drawn) >= 1


@given(st.binary(max_size=200), st.integers(8, 700))
def test_a_damaged_picture_is_drawn_or_refused_but_never_breaks_the_server(noise, place):
    whole = bytearray(written("JPEG", size=(60, 60)))
    whole[place : place + len(noise)] = noise
    try:
        drawn = picture_redraw(bytes(whole), longest_side=64)
    except InputError:
        return
    assert max(size_of(drawn)) <= 64

"""What a map keeps of the files that people send."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tropa.core.errors import InputError
from tropa.formats.attachments import MOST_BYTES, attachment_of


def picture():
    drawn = BytesIO()
    Image.new("RGB", (4, 3), "red").save(drawn, "PNG")
    return drawn.getvalue()


def test_a_picture_is_drawn_anew():
    kept = attachment_of("Door.PNG", picture() + b"<script>")
    assert kept.is_picture
    assert kept.content[8:12] == b"WEBP"
    assert b"script" not in kept.content


def test_a_document_is_kept_as_it_came_and_only_to_be_saved():
    kept = attachment_of("plan.pdf", b"%PDF-1.7 x")
    assert (kept.content, kept.media_type, kept.is_picture) == (
        b"%PDF-1.7 x", "application/octet-stream", False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.png", b"<svg onload='x'/>", "no picture"),
        ("a.svg", b"<svg/>", "not kept"),
        ("a.html", b"<script>", "not kept"),
        ("a.exe", b"MZ", "not kept"),
        ("a.xlsm", b"PK\x03\x04", "not kept"),
        ("noending", b"x", "not kept"),
        ("a.pdf", b"<script>", "not what its name says"),
        ("a.docx", b"MZ", "not what its name says"),
        ("a.pdf", b"%PDF-" + bytes(MOST_BYTES), "up to 20 MB"),
    ],
)
def test_hostile_files_are_refused(name, content, why):
    with pytest.raises(InputError, match=why):
        attachment_of(name, content)

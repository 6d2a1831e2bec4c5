"""Files inside a map as hostile senders make them: refused in one line, or kept as they are."""

from __future__ import annotations

import base64
import json
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from tropa.core.carried_files import CarriedFile
from tropa.core.errors import InputError
from tropa.formats import carried_files, map_json
from tropa.formats.attachments import attachment_carried, attachment_of
from tropa.formats.carried_files import WrittenFile, read_carried
from tropa.formats.map_json import read_map_and_files

PLAN = CarriedFile("f", "plan.pdf", "application/octet-stream", b"%PDF-1.7 plan")


def told(**changes):
    return [WrittenFile.of(PLAN).model_dump() | changes]


def with_content(content, **changes):
    digest = sha256(content).hexdigest()
    letters = base64.b64encode(content).decode()
    return told(**{"content": letters, "bytes": len(content), "sha256": digest} | changes)


def picture(kind="PNG", **options):
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "red").save(drawn, kind, **options)
    return drawn.getvalue()


def test_a_document_comes_out_as_it_went_in():
    assert read_carried(told()) == (PLAN,)


def test_a_kept_picture_stays_the_same_to_the_last_byte_however_often_it_travels():
    kept = attachment_of("door.png", picture()).content
    assert attachment_carried("door.png", kept).content == kept
    (read,) = read_carried(with_content(kept, name="door.png"))
    assert (read.content, read.is_picture, read.media_type) == (kept, True, "image/webp")


@pytest.mark.parametrize(
    "content",
    [
        picture(),
        attachment_of("a.png", picture()).content + b"<script>",
        picture("WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"),
        picture("WEBP", xmp=b"<x:xmpmeta>where I live</x:xmpmeta>"),
    ],
)
def test_a_picture_with_anything_beside_its_pixels_is_drawn_anew(content):
    kept = attachment_carried("a.png", content)
    assert kept.is_picture
    assert kept.content != content
    assert b"script" not in kept.content
    assert b"where I live" not in kept.content


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "not as they should be"),
        (["x"], "'0'"),
        (told(colour="red"), "'0.colour'"),
        (told(name=" "), "'0.name'"),
        (told(name="a\nb.pdf"), "no name"),
        (told(sha256="0" * 64), "changed or cut off"),
        (told(bytes=4), "changed or cut off"),
        (told(content="%%%%"), "changed or cut off"),
        (told(content="JVBERi0"), "changed or cut off"),
        (with_content(b"MZ", name="a.exe"), "not kept"),
        (with_content(b"<script>"), "not what its name says"),
        (with_content(b"<svg onload='x'/>", name="a.png"), "no picture"),
        (told() + told(), "same id"),
    ],
)
def test_hostile_files_get_one_clear_line(files, said):
    with pytest.raises(InputError, match=said) as refused:
        read_carried(files, file="map.json")
    assert "map.json" in str(refused.value)


def test_one_file_and_all_together_have_a_bound(monkeypatch):
    monkeypatch.setattr(carried_files, "MOST_BYTES", 5)
    with pytest.raises(InputError, match="A file on a map may have up to"):
        read_carried(told())
    monkeypatch.setattr(carried_files, "MOST_BYTES", 50)
    monkeypatch.setattr(carried_files, "MOST_CARRIED_BYTES", -5_000)
    with pytest.raises(InputError, match="MB together"):
        read_carried(told())


def test_a_large_file_inside_is_no_reason_to_read_a_large_map(monkeypatch):
    body = {"map": {"id": "m", "title": "Shop"}, "files": with_content(b"%PDF-" + bytes(9_000))}
    monkeypatch.setattr(map_json, "MOST_BYTES_BESIDE_FILES", 1_000)
    document, (plan,) = read_map_and_files(json.dumps(body).encode())
    assert (document.title, len(plan.content)) == ("Shop", 9_005)
    body["map"]["title"] = "a " * 700
    with pytest.raises(InputError, match="Without its files"):
        read_map_and_files(json.dumps(body).encode())

"""Logs of web servers."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow as pa
import pytest

from tropa.formats.open import open_source
from tropa.formats.source import REFUSED, ROW, BatchPlan
from tropa.formats.weblog import collapse_path

BROWSER = "Mozilla/5.0 Firefox/115.0"
LINES = [
    f'1.2.3.4 - - [03/Apr/2025:14:05:00 +0300] "GET /product/12?a HTTP/1.1" 200 5 "-" "{BROWSER}"',
    f'1.2.3.4 - - [03/Apr/2025:14:05:01 +0300] "GET /css/main.css HTTP/1.1" 304 - "/" "{BROWSER}"',
    "this is no request",
    '5.6.7.8 - - [03/Apr/2025:14:06:00 +0300] "GET / HTTP/1.1" 200 9 "-" "Googlebot/2.1"',
    f'1.2.3.4 - anna [99/Apr/2025:14:06:00 +0300] "POST /cart HTTP/1.1" 200 9 "-" "{BROWSER}"',
]


def rows_of(path: Path, work_dir: Path) -> list[dict[str, object]]:
    plan = open_source(path, work_dir=work_dir).plan
    assert isinstance(plan, BatchPlan)
    return pa.Table.from_batches(plan.batches(), plan.schema).to_pylist()


def test_a_request_becomes_a_visitor_an_activity_and_marks(tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    path.write_text("\n".join(LINES[:2] * 4 + LINES[2:]))
    rows = rows_of(path, tmp_path)
    assert rows[0]["activity"] == "/product/:id"
    assert rows[0]["visitor"] == f"1.2.3.4 {BROWSER}"
    assert (rows[0]["is_asset"], rows[0]["is_bot"]) == ("no", "no")
    assert (rows[1]["is_asset"], rows[1]["bytes"], rows[1]["referrer"]) == ("yes", None, "/")
    assert rows[9]["is_bot"] == "yes"


def test_bad_lines_are_handed_over_with_row_and_reason(tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    path.write_text("\n".join(LINES[:2] * 4 + LINES[2:]))
    refused = [(row[ROW], row[REFUSED]) for row in rows_of(path, tmp_path) if row[REFUSED]]
    assert refused == [
        (9, "This line is no request in the common or combined format."),
        (11, "'99/Apr/2025:14:06:00 +0300' is no time."),
    ]


def test_the_common_format_has_no_robots_to_tell(tmp_path: Path) -> None:
    path = tmp_path / "access.log.gz"
    line = '1.2.3.4 - - [03/Apr/2025:14:05:00 +0300] "GET /a HTTP/1.0" 200 5\n'
    path.write_bytes(gzip.compress(line.encode() * 3))
    (first, *_) = rows_of(path, tmp_path)
    assert (first["visitor"], first["is_bot"]) == ("1.2.3.4", None)


def test_its_mapping_is_known(tmp_path: Path) -> None:
    path = tmp_path / "any-name.txt"
    path.write_text(LINES[0])
    known = open_source(path, work_dir=tmp_path).known
    assert known is not None
    assert known.columns["visitor"].privacy == "hash"
    assert known.columns["activity"].role == "activity"


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/product/123", "/product/:id"),
        ("/p/0b0e1d5e-7a5e-4c47-a1f5-3f1f0f8e6a11/edit", "/p/:id/edit"),
        ("/blog/2015-review", "/blog/2015-review"),
        ("https://shop.pl//a//b/?x=1#y", "/a/b"),
        ("?utm=1", "/"),
    ],
)
def test_pages_of_a_kind_are_one_activity(target: str, path: str) -> None:
    assert collapse_path(target) == path

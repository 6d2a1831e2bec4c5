"""Logs of web servers, in the common and the combined format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from tropa.core.mappings import ColumnMapping, EventMapping
from tropa.formats.dates import parse_moment
from tropa.formats.source import REFUSED, ROW, BatchPlan, TableSource
from tropa.formats.text_batches import text_schema

_LINE = re.compile(
    r"(?P<ip>\S+) \S+ (?P<user>\S+) \[(?P<time>[^\]]+)\] "
    r'"(?P<request>(?:[^"\\]|\\.)*)" (?P<status>\d{3}) (?P<bytes>\d+|-)'
    r'(?: "(?P<referrer>(?:[^"\\]|\\.)*)" "(?P<agent>(?:[^"\\]|\\.)*)")?\s*'
)
_ID = re.compile(
    r"(?<=/)(?:\d+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{24,64})"
    r"(?=/|$)",
    re.IGNORECASE,
)
_ASSET = re.compile(
    r"\.(?:css|js|mjs|map|png|jpe?g|gif|svg|ico|webp|avif|bmp|woff2?|ttf|otf|eot)$", re.IGNORECASE
)
_BOT = re.compile(
    r"bot\b|bot[/_-]|crawl|spider|slurp|fetcher|feedburner|feedly|reader\b|monitor|uptime|pingdom|"
    r"curl/|wget/|python-|java/|libwww|okhttp|go-http|httpclient|scrapy|headless|validator|preview|"
    r"archiver|netvibes|universalfeedparser|tiny tiny rss|facebookexternalhit|^-?$",
    re.IGNORECASE,
)
COLUMNS = (
    "visitor", "activity", "time", "method", "status", "bytes", "referrer", "is_asset", "is_bot",
    "path", "user_agent",
)  # fmt: skip
_SCHEMA = text_schema((*COLUMNS, REFUSED))
_BATCH_ROWS = 20_000

_MAPPING = EventMapping(
    columns={
        "visitor": ColumnMapping(role="case", object_type="customer", privacy="hash"),
        "activity": ColumnMapping(role="activity"),
        "time": ColumnMapping(role="time"),
        **{name: ColumnMapping(role="attribute") for name in COLUMNS[3:9]},
        "path": ColumnMapping(role="ignore"),
        "user_agent": ColumnMapping(role="ignore"),
    },
    channel="site",
    sequence="row",
)


def is_weblog(head: bytes) -> bool:
    """Whether the first lines are those of a web server's log.

    Examples
    --------
    >>> is_weblog(b'1.2.3.4 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 5\\n')
    True
    >>> is_weblog(b"case,activity,time\\n")
    False
    """
    lines = [line for line in head.split(b"\n")[:21] if line.strip()][:20]
    known = sum(_LINE.fullmatch(line.decode("utf-8", "replace")) is not None for line in lines)
    return known > 0 and known >= 0.8 * (len(lines) - 1)


def open_weblog(path: Path, *, file: str = "") -> TableSource:
    """Understand a web server's log; its mapping is known.

    A visitor is an address with a user agent, an activity a path without query and ids. Requests
    for static files and by robots are marked (``is_asset``, ``is_bot``), never left out. A line
    that is no request is handed over with the reason why it must be refused.
    """
    return TableSource(
        file=file or path.name,
        kind="weblog",
        columns=COLUMNS,
        plan=BatchPlan(_SCHEMA, lambda: _batches(path)),
        known=_MAPPING,
        options={"encoding": "utf-8"},
    )


@lru_cache(maxsize=1 << 16)
def collapse_path(target: str) -> str:
    """Make one activity of all pages of a kind: no host, no query, no ids.

    Examples
    --------
    >>> collapse_path("/product/123/reviews?page=2"), collapse_path("http://shop.pl/a/b/")
    ('/product/:id/reviews', '/a/b')
    """
    path = re.sub(r"^[a-z][a-z+.-]*://[^/]*", "", target, flags=re.IGNORECASE)
    path = re.split(r"[?#;]", path, maxsplit=1)[0]
    return _ID.sub(":id", re.sub(r"/{2,}", "/", path)).rstrip("/") or "/"


def _batches(path: Path) -> Iterator[pa.RecordBatch]:
    rows: list[dict[str, str | int | None]] = []
    with path.open(encoding="utf-8", errors="replace", newline="\n") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                rows.append(_row(number, line.rstrip("\r\n")))
            if len(rows) == _BATCH_ROWS:
                yield pa.RecordBatch.from_pylist(rows, schema=_SCHEMA)
                rows = []
    if rows:
        yield pa.RecordBatch.from_pylist(rows, schema=_SCHEMA)


def _row(number: int, line: str) -> dict[str, str | int | None]:
    found = _LINE.fullmatch(line)
    request = found["request"].split(" ") if found else []
    if not found or len(request) < 2:
        return {ROW: number, REFUSED: "This line is no request in the common or combined format."}
    if parse_moment(found["time"]) is None:
        return {ROW: number, REFUSED: f"'{found['time']}' is no time."}
    activity = collapse_path(request[1])
    agent = found["agent"] or ""
    return {
        ROW: number,
        "visitor": f"{found['ip']} {agent}".strip(),
        "activity": activity,
        "time": found["time"],
        "method": request[0],
        "status": found["status"],
        "bytes": _said(found["bytes"]),
        "referrer": _said(found["referrer"]),
        "is_asset": _yes_or_no(_ASSET.search(activity)),
        "is_bot": is_bot(agent or "-") if found["agent"] is not None else None,
        "path": request[1],
        "user_agent": _said(agent),
    }


@lru_cache(maxsize=1 << 14)
def is_bot(agent: str) -> str:
    """Tell by its user agent whether a robot asks: ``yes`` or ``no``.

    Examples
    --------
    >>> is_bot("Googlebot/2.1 (+http://www.google.com/bot.html)"), is_bot("Mozilla/5.0 Firefox/40")
    ('yes', 'no')
    """
    return _yes_or_no(_BOT.search(agent))


def _said(text: str | None) -> str | None:
    return None if text in {None, "", "-"} else text


def _yes_or_no(found: re.Match[str] | None) -> str:
    return "yes" if found else "no"

"""What can be wrong inside a workbook, a Parquet file, an event log: as in a CSV, and more."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from datetime import time, timedelta

import pyarrow as pa

from hostile_files import AT, HEADING, ROWS, SHEET, table_bytes, with_part, xlsx_bytes

LOCKED = (
    bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600) + "EncryptedPackage".encode("utf-16-le") + b"\0"
)
"""As Excel wraps a workbook under a password."""


def with_error(cell, said):
    """Put the result of a formula that failed into a cell."""
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes())) as archive:
        sheet = archive.read(SHEET).decode()
    failed = f'<c r="{cell}" t="e"><f>1/0</f><v>{said}</v></c>'
    return with_part(xlsx_bytes(), SHEET, re.sub(f'<c r="{cell}".*?</c>', failed, sheet))


def parquet_of(**columns):
    """Write three events with some columns of their own."""
    base = {"case": ["A", "A", "B"], "activity": ["x", "y", "x"], "time": [AT] * 3}
    return table_bytes(pa.table({**base, **columns}))


def with_damaged_pages():
    """Spoil the data of a Parquet file whose footer is sound."""
    names = [f"C{place}" for place in range(5000)]
    columns = {"case": names, "activity": names, "time": [AT] * 5000}
    whole = table_bytes(pa.table(columns))
    return whole[:4] + bytes(4000) + whole[4004:]


def event(*, name="x", at=AT):
    """Write an event; without a name or a time when they are None."""
    parts = "" if name is None else f'<string key="concept:name" value="{name}"/>'
    parts += "" if at is None else f'<date key="time:timestamp" value="{at}"/>'
    return f"<event>{parts}</event>\n"


def log_of(*events, declaration='<?xml version="1.0"?>'):
    """Write a log of one trace."""
    trace = '<trace><string key="concept:name" value="A"/>\n' + "".join(events) + "</trace>"
    return f"{declaration}\n<log>{trace}</log>".encode()


TWO_COLUMNS = [row[:2] for row in ROWS]
NO_TIME = r"row 3, column 'time': The row has no time"
NO_DATE = r"column 'time': '{}': This is no date that can be read"
WORKBOOKS = {
    "under a password": (LOCKED, r"protected by a password"),
    "without a column": (
        xlsx_bytes(TWO_COLUMNS, heading=HEADING[:2]),
        r"column 'time': There is no such column",
    ),
    "endless name": (
        xlsx_bytes(heading=("case", "x" * 5000, "time")),
        r"row 1: 'x{40} …' is too long for the name",
    ),
    "text for a time": (
        xlsx_bytes((*ROWS, ("C", "Pay", "soon"))),
        f"row 5, {NO_DATE}".format("soon"),
    ),
    "truth for a time": (
        xlsx_bytes((*ROWS, ("C", "Pay", True))),
        f"row 5, {NO_DATE}".format("true"),
    ),
    "#N/A for a case": (with_error("A3", "#N/A"), r"row 3, column 'case': The row names no case"),
    "#REF! for an activity": (
        with_error("B3", "#REF!"),
        r"row 3, column 'activity': The row names no activity",
    ),
    "#DIV/0! for a time": (with_error("C3", "#DIV/0!"), NO_TIME),
    "a formula never reckoned": (xlsx_bytes((ROWS[0], ("A1", "Pay", "=1+1"))), NO_TIME),
    "without its sheet": (
        with_part(xlsx_bytes(), "xl/_rels/workbook.xml.rels", "<Relationships/>"),
        r"workbook cannot be read",
    ),
}
COLUMN_FILES = {
    "damaged pages": (with_damaged_pages(), r"This Parquet file cannot be read"),
    "under a key": (b"PARE" + parquet_of()[4:-4] + b"PARE", r"footer cannot be read"),
    "endless footer": (parquet_of()[:-8] + b"\xff\xff\xff\x7fPAR1", r"footer cannot be read"),
    "no columns": (table_bytes(pa.table({})), r"cannot be read"),
    "without a time": (
        table_bytes(pa.table({"case": ["A"], "activity": ["x"]})),
        r"column 'time': There is no such column",
    ),
    "records for times": (parquet_of(time=[{"a": 1}] * 3), f"row 1, {NO_DATE}".format(".*")),
    "truths for times": (parquet_of(time=[True] * 3), f"row 1, {NO_DATE}".format("true")),
    "bytes for times": (parquet_of(time=[b"\xff\xfe"] * 3), f"row 1, {NO_DATE}".format(".*")),
    "hours for times": (parquet_of(time=[time(9)] * 3), f"row 1, {NO_DATE}".format("09:00:00")),
    "spans for times": (parquet_of(time=[timedelta(1)] * 3), f"row 1, {NO_DATE}".format(".*")),
    "nothing for times": (parquet_of(time=pa.nulls(3)), r"row 1, column 'time': The row has no"),
    "times beyond reach": (
        parquet_of(time=pa.array([2**60] * 3, pa.timestamp("ms"))),
        r"This Parquet file cannot be read",
    ),
    "empty lists for activities": (
        parquet_of(activity=pa.array([["x"], None, []], pa.list_(pa.string()))),
        r"row 2, column 'activity': The row names no activity",
    ),
}
EVENT_LOGS = {
    "no time anywhere": (log_of(event(at=None)), r"row 1, column 'time:timestamp': .*has no time"),
    "an event without a time": (
        log_of(event(), event(at=None)),
        r"row 2, column 'time:timestamp': .*has no time",
    ),
    "an event without a name": (
        log_of(event(), event(name=None)),
        r"row 2, column 'concept:name': .*names no activity",
    ),
    "no name anywhere": (log_of(event(name=None)), r"No event has a concept:name"),
    "a word for a time": (
        log_of(event(), event(at="soon")),
        r"row 2, column 'time:timestamp': 'soon': This is no date",
    ),
    "another root": (b"<logs><log/></logs>", r"row 1: .*outermost tag is <logs>, not <log>"),
    "a trace for a root": (b"<trace></trace>", r"outermost tag is <trace>, not <log>"),
    "an attribute for a root": (b'<string key="a" value="b"/>', r"outermost tag is <string>"),
    "two roots": (b"<log/><log/>", r"XML is broken: junk after document element"),
    "a trace in a trace": (log_of("<trace></trace>"), r"A trace lies inside another trace"),
    "bytes that are no text": (
        log_of(event()).replace(b'"x"', b'"\xff\xfe"'),
        r"row 3: The XML is broken: .* inside the trace that begins in row 2",
    ),
    "an encoding nobody knows": (
        log_of(event(), declaration='<?xml version="1.0" encoding="klingon"?>'),
        r"row 1: The file names an encoding that cannot be read",
    ),
    "an encoding of many bytes": (
        log_of(event(), declaration='<?xml version="1.0" encoding="shift_jis"?>'),
        r"row 1: The file names an encoding that cannot be read",
    ),
    "no end": (log_of(event())[:-20], r"row 3: The XML is broken: .*begins in row 2"),
}
INSIDE = {
    **{f"{name}.xlsx": ("f.xlsx", *fault) for name, fault in WORKBOOKS.items()},
    **{f"{name}.parquet": ("f.parquet", *fault) for name, fault in COLUMN_FILES.items()},
    **{f"{name}.xes": ("f.xes", *fault) for name, fault in EVENT_LOGS.items()},
    **{
        f"{name}.xes.gz": ("f.xes.gz", gzip.compress(data), words)
        for name, (data, words) in list(EVENT_LOGS.items())[:2]
    },
}
"""By name: what the file is called, what it holds, and what must be said of it."""

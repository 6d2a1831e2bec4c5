"""One small log in every format, and what can be wrong with a file of any format."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import datetime

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

HEADING = ("case", "activity", "time")
ROWS = (
    ("A1", "Order", "2025-01-01T09:00:00Z"),
    ("A1", "Pay", "2025-01-01T09:10:00Z"),
    ("B2", "Order", "2025-01-03T10:00:00Z"),
)
COLUMNS = {"case": "case", "activity": "activity", "time": "time"}
ENDINGS = (".csv", ".csv.gz", ".xlsx", ".parquet", ".xes", ".xes.gz", ".log")
GARBAGE = bytes(range(256)) * 16
"""Bytes that no format begins with."""
PEAK_MB = """
status = open("/proc/self/status").read()
peak_mb = next(int(line.split()[1]) // 1024 for line in status.splitlines() if "VmHWM" in line)
"""
"""Code by which a process tells its own peak; ``ru_maxrss`` may be that of who started it."""


def csv_bytes(rows=ROWS, *, heading=HEADING, newline="\n", encoding="utf-8"):
    """Write a table with commas."""
    lines = [",".join(line) for line in (heading, *rows)]
    return "".join(line + newline for line in lines).encode(encoding)


def xlsx_bytes(rows=ROWS, *, heading=HEADING):
    """Write a workbook of one sheet."""
    book = openpyxl.Workbook()
    for line in (heading, *rows):
        book.active.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parquet_bytes(rows=ROWS, *, heading=HEADING):
    """Write a Parquet file of texts."""
    columns = list(zip(*rows, strict=True)) or [()] * len(heading)
    arrays = [pa.array(column, pa.string()) for column in columns]
    return table_bytes(pa.Table.from_arrays(arrays, names=list(heading)))


def table_bytes(table):
    """Write any Arrow table as Parquet."""
    stream = io.BytesIO()
    pq.write_table(table, stream)
    return stream.getvalue()


def xes_bytes(rows=ROWS, *, prologue="", inside=""):
    """Write XES; ``prologue`` stands before the log, ``inside`` in every event."""
    traces: dict[str, list[str]] = {}
    for case, activity, time in rows:
        traces.setdefault(case, []).append(
            f'<event><string key="concept:name" value="{activity}"/>'
            f'<date key="time:timestamp" value="{time}"/>{inside}</event>'
        )
    body = "".join(
        f'<trace><string key="concept:name" value="{case}"/>\n{"".join(events)}</trace>\n'
        for case, events in traces.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{prologue}<log>\n{body}</log>\n'.encode()


def weblog_bytes(rows=ROWS):
    """Write a web server's log in the common format."""
    lines = [
        f"{case} - - [{datetime.fromisoformat(time):%d/%b/%Y:%H:%M:%S %z}]"
        f' "GET /{activity} HTTP/1.1" 200 5\n'
        for case, activity, time in rows
    ]
    return "".join(lines).encode()


WRITERS = {
    ".csv": csv_bytes,
    ".csv.gz": lambda rows=ROWS: gzip.compress(csv_bytes(rows), mtime=0),
    ".xlsx": xlsx_bytes,
    ".parquet": parquet_bytes,
    ".xes": xes_bytes,
    ".xes.gz": lambda rows=ROWS: gzip.compress(xes_bytes(rows), mtime=0),
    ".log": weblog_bytes,
}


def columns_of(ending):
    """Name the columns, where the format does not."""
    return {} if "xes" in ending or ending == ".log" else COLUMNS


def with_part(workbook, name, content):
    """Put one part of a workbook in place of what is there."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
PASSWD = '<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
LAUGHS = (
    "<!DOCTYPE log [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10))
    + "]>\n"
)
QUADRATIC = f"<!DOCTYPE log [<!ENTITY a '{'a' * 50_000}'>]>\n"
INCLUDE = (
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"'
    ' parse="text"/>'
)
ENDLESS = "x" * 10_000_000
WIDE = tuple(f"a{i}" for i in range(4997))
AT = "2025-01-01T09:00:00Z"


def nested(tag, times):
    """Nest a tag within itself."""
    return f'<{tag} key="a" value="1">' * times + f"</{tag}>" * times


def lying(workbook):
    """Declare every part of a workbook to be tiny, in the directory and before the part."""
    data = bytearray(workbook)
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.find(mark)
        while at >= 0:
            data[at + place : at + place + 4] = (10).to_bytes(4, "little")
            at = data.find(mark, at + 4)
    return bytes(data)


def far_cells():
    """Write a sheet with two cells, in its first and its last corner."""
    cell = '<c r="{0}" t="inlineStr"><is><t>x</t></is></c>'
    rows = f'<row r="1">{cell.format("A1")}</row><row r="1048576">{cell.format("XFD1048576")}</row>'
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    return with_part(xlsx_bytes(), SHEET, sheet)


def _of_every_format():
    """Say what is wrong with the same fault in every format: name, file, bytes, words."""
    damaged = r"damaged|is binary|no Excel|is a binary|cut off|broken|ends too early"
    for ending in ENDINGS:
        whole = WRITERS[ending]()
        broken = r"is no date|no request" if ending in {".csv", ".log"} else damaged
        yield f"empty{ending}", f"f{ending}", b"", r"empty \(0 bytes\)"
        yield f"empty inside{ending}", f"f{ending}", gzip.compress(b""), r"empty \(0 bytes\)"
        yield f"garbage{ending}", f"f{ending}", GARBAGE, damaged
        yield f"cut short{ending}", f"f{ending}", whole[:-4], broken
    for ending in (".csv", ".log"):
        yield f"named xlsx{ending}", "f.xlsx", WRITERS[ending](), r"no Excel workbook"
    for ending in (".csv", ".xes", ".log"):
        yield f"named parquet{ending}", "f.parquet", WRITERS[ending](), r"Parquet file is damaged"


TABLES = (
    ("nul", csv_bytes().replace(b"Pay", b"P\0y"), r"binary file"),
    ("one column", b"case\nA\n", r"column 'activity': There is no such column"),
    ("no heading", b"\n\n\n", r"no row names the columns"),
    ("only commas", b",,,\n,,,\n", r"no row names the columns"),
    ("only a mark", b"\xef\xbb\xbf", r"no row names the columns"),
    ("a quote", b'"', r"no row names the columns"),
    ("endless line", csv_bytes((*ROWS, ("C", ENDLESS, AT))), r"row 5: .*too long \(more than 2 MB"),
    (
        "endless name",
        csv_bytes(heading=("case", ENDLESS, "time")),
        r"row 1: .*too long for the name",
    ),
    ("no line ends", ENDLESS.encode(), r"row 1: .*too long for the name"),
    (
        "5 000 columns",
        csv_bytes(tuple(row + ("v",) * 4997 for row in ROWS), heading=HEADING + WIDE),
        r"4997 columns would be kept with every event",
    ),
    (
        "too few cells",
        csv_bytes() + b"C,Pay\n",
        r"row 5: 'C,Pay': The row has 2 values, the header 3",
    ),
    ("too many cells", csv_bytes() + f"C,Pay,{AT},x\n".encode(), r"row 5: .*more values than"),
    ("open quote", csv_bytes() + f'C,"Pay,{AT}\n'.encode(), r"row 5: .*quotation mark is opened"),
    ("no case", csv_bytes((*ROWS, ("", "Pay", AT))), r"row 5, column 'case': .*names no case"),
    ("no activity", csv_bytes((*ROWS, ("C", "", AT))), r"row 5, column 'activity'"),
    ("no time", csv_bytes((*ROWS, ("C", "Pay", ""))), r"row 5, column 'time'.*no time"),
    (
        "no such day",
        csv_bytes((*ROWS, ("C", "Pay", "2025-02-31"))),
        r"row 5, column 'time'.*no date",
    ),
    (
        "year 99999",
        csv_bytes((*ROWS, ("C", "Pay", "99999-01-01"))),
        r"row 5, column 'time'.*no date",
    ),
    ("infinity", csv_bytes((*ROWS, ("C", "Pay", "infinity"))), r"row 5, column 'time'.*no date"),
    ("epoch", csv_bytes((*ROWS, ("C", "Pay", "epoch"))), r"row 5, column 'time'.*no date"),
    (
        "half of a letter",
        csv_bytes().decode().replace("Pay", "P\ud800y").encode("utf-16", "surrogatepass"),
        r"row 3: .*not in the encoding utf-16",
    ),
    (
        "two encodings",
        csv_bytes((("A", "Заказ пришёл", AT),) * 30) + f"B,Оплата,{AT}\n".encode("cp1251"),
        r"row 32: .*not valid UTF-8",
    ),
    ("steers a terminal", csv_bytes((*ROWS, ("C", "Pay", "\x1b[2Jsoon"))), r"row 5, column 'time'"),
)
LOGS = (
    ("laughs.xes", xes_bytes(prologue=LAUGHS), r"row 2: .*document type"),
    ("quadratic.xes", xes_bytes(prologue=QUADRATIC), r"row 2: .*document type"),
    ("entity.xes", xes_bytes(prologue=PASSWD, inside="&x;"), r"row 2: .*document type"),
    ("entity.xes.gz", gzip.compress(xes_bytes(prologue=PASSWD)), r"row 2: .*document type"),
    (
        "entity16.xes",
        xes_bytes(prologue=PASSWD).decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        r"row 2: .*document type",
    ),
    ("deep.xes", xes_bytes(inside=nested("string", 100_000)), r"row 4: .*more than 64 deep"),
    ("lists.xes", xes_bytes(inside=nested("list", 100_000)), r"row 4: .*more than 64 deep"),
    (
        "many.xes",
        xes_bytes(inside="".join(f'<int key="k{i}" value="1"/>' for i in range(33_334))),
        r"more than 2000 different attributes",
    ),
    (
        "same.xes",
        xes_bytes(inside='<int key="k" value="1"/>' * 100_000),
        r"row 4: A key repeats more than 1000 times",
    ),
    ("own.xes", xes_bytes(inside='<int key="__row" value="1"/>'), r"column '__row'"),
    ("other.xes", b"<html><body/></html>", r"no XES|web page"),
    ("cut.xes", b"<log>" + b"<a>" * 100_000, r"XML is broken"),
    (
        "entity.xlsx",
        with_part(
            xlsx_bytes(), SHEET, PASSWD.replace("log", "worksheet") + "<worksheet>&x;</worksheet>"
        ),
        r"row 1: .*document type",
    ),
    ("lying.xlsx", lying(with_part(xlsx_bytes(), SHEET, "<a/>" * 1_000_000)), r"workbook"),
    ("far.xlsx", far_cells(), r"spans 1048576 rows and 16384 columns"),
    ("broken.xlsx", with_part(xlsx_bytes(), SHEET, "no XML"), r"workbook cannot be read"),
)
BAD = {
    **{name: (file, data, words) for name, file, data, words in _of_every_format()},
    **{name: ("f.csv", data, words) for name, data, words in TABLES},
    **{name: (name, data, words) for name, data, words in LOGS},
}
"""By name: what the file is called, what it holds, and what must be said of it."""

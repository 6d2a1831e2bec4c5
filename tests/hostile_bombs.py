"""Small files that unpack to far more than anyone would honestly send."""

from __future__ import annotations

import gzip
import io
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq

from hostile_files import SHEET, csv_bytes, with_part, xes_bytes, xlsx_bytes

MEGABYTE = 1024**2
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = "xl/sharedStrings.xml"
LINKS = "xl/_rels/workbook.xml.rels"


def packed(head, filling, *, megabytes, tail=b""):
    """Gzip a head, some filling over and over, and a tail."""
    stream = io.BytesIO()
    block = filling * (MEGABYTE // len(filling))
    with gzip.GzipFile(fileobj=stream, mode="wb", mtime=0) as out:
        out.write(head)
        for _ in range(megabytes):
            out.write(block)
        out.write(tail)
    return stream.getvalue()


def csv_bomb(megabytes=160):
    """Rows that are all the same."""
    return packed(csv_bytes(), b"A1,Order,2025-01-01T09:00:00Z\n", megabytes=megabytes)


def xes_bomb(megabytes=160):
    """An event log that is nearly all blanks."""
    whole = xes_bytes()
    return packed(whole[:-8], b" ", megabytes=megabytes, tail=whole[-8:])


def in_sheet(rows):
    """Put rows of XML into the sheet of a workbook."""
    sheet = f'<worksheet xmlns="{SPACE}"><sheetData>{rows}</sheetData></worksheet>'
    return with_part(xlsx_bytes(), SHEET, sheet)


def blank_sheet(megabytes=100):
    """A sheet of blanks."""
    return in_sheet(" " * MEGABYTE * megabytes)


def repeated_text():
    """Sixty thousand cells that share one text of 32 000 letters: 2 GB once each has its copy."""
    cells = (f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 60_001))
    return with_strings(in_sheet("".join(cells)), ["x" * 32_000])


def unplaced_cells():
    """A row of cells that do not say where they are, far above another: a rectangle of 10^10."""
    cell = '<c t="inlineStr"><is><t>x</t></is></c>'
    return in_sheet(f'<row>{cell * 10_000}</row><row r="1000000">{cell}</row>')


def quoted_cells():
    """Two far cells whose places stand in single quotation marks."""
    cell = "<c r='{0}' t='inlineStr'><is><t>x</t></is></c>"
    return in_sheet(f"<row>{cell.format('A1')}</row><row>{cell.format('XFD1048576')}</row>")


def sheet_called_strings():
    """The quoted cells, in a sheet that is called like the table of shared texts."""
    with zipfile.ZipFile(io.BytesIO(quoted_cells())) as archive:
        sheet, links = archive.read(SHEET), archive.read(LINKS)
    renamed = links.replace(b"worksheets/sheet1.xml", b"worksheets/sharedStrings.xml")
    moved = with_part(xlsx_bytes(), LINKS, renamed)
    return with_more(moved, {"xl/worksheets/sharedStrings.xml": sheet})


def oddly_named_text():
    """The repeated text, named by "+0"."""
    cells = (f'<row r="{i}"><c r="A{i}" t="s"><v>+0</v></c></row>' for i in range(1, 60_001))
    return with_strings(in_sheet("".join(cells)), ["x" * 32_000])


def two_tables_of_strings():
    """The repeated text, behind a table of shared texts that are all empty."""
    decoy = {"a/sharedStrings.xml": f'<sst xmlns="{SPACE}"><si/></sst>'}
    with zipfile.ZipFile(io.BytesIO(repeated_text())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**decoy, **parts}.items():
            archive.writestr(name, content)
    return stream.getvalue()


def two_kinds_of_workbook():
    """A workbook whose links are broken, and beside it one of OpenOffice."""
    return with_more(with_part(xlsx_bytes(), LINKS, b"<broken"), {"content.xml": "<x/>"})


def with_strings(workbook, texts):
    """Give a workbook a table of shared strings."""
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return with_more(workbook, {STRINGS: f'<sst xmlns="{SPACE}">{items}</sst>'})


def with_more(workbook, parts):
    """Add parts to a workbook."""
    stream = io.BytesIO(workbook)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def many_parts(count=50_000):
    """A workbook with far more parts than any has."""
    return with_more(xlsx_bytes(), {f"xl/media/{place:060}": b"" for place in range(count)})


def overlapping_parts(times=40):
    """Many entries of the directory that are all the same 60 MB of blanks."""
    workbook = with_more(xlsx_bytes(), {"xl/a.xml": " " * 60 * MEGABYTE})
    end = workbook.rfind(b"PK\x05\x06")
    entry = workbook.rfind(b"PK\x01\x02")
    count = int.from_bytes(workbook[end + 10 : end + 12], "little") + times
    size = int.from_bytes(workbook[end + 12 : end + 16], "little") + times * (end - entry)
    copies = b"".join(
        workbook[entry:end].replace(b"xl/a.xml", f"xl/{place:05}".encode())
        for place in range(times)
    )
    sizes = count.to_bytes(2, "little") * 2 + size.to_bytes(4, "little")
    return workbook[:end] + copies + workbook[end : end + 8] + sizes + workbook[end + 16 :]


def endless_rows(groups=40):
    """A Parquet file whose rows are all the same: 40 million of them in some kilobytes."""
    word = pa.DictionaryArray.from_arrays(pa.array(bytes(1_000_000), pa.int8()), ["x"])
    table = pa.table({"case": word, "activity": word, "time": word})
    stream = io.BytesIO()
    with pq.ParquetWriter(stream, table.schema) as writer:
        for _ in range(groups):
            writer.write_table(table)
    return stream.getvalue()


def nested_gzip():
    """Gzip within gzip within gzip."""
    return gzip.compress(gzip.compress(csv_bomb(megabytes=8), mtime=0), mtime=0)


FAR = r"spans 1048576 rows and 16384 columns"
TIMES = r"unpacks to more than 300 times its size"
BOMBS = {
    "csv": ("f.csv.gz", csv_bomb, TIMES),
    "xes": ("f.xes.gz", xes_bomb, TIMES),
    "gzip in gzip": ("f.csv.gz", nested_gzip, r"binary file|packed twice"),
    "blank sheet": ("f.xlsx", blank_sheet, TIMES),
    "repeated text": ("f.xlsx", repeated_text, r"repeats long texts so often"),
    "unplaced cells": ("f.xlsx", unplaced_cells, r"spans 1000000 rows and 10000 columns"),
    "quoted cells": ("f.xlsx", quoted_cells, FAR),
    "sheet called strings": ("f.xlsx", sheet_called_strings, FAR),
    "oddly named text": ("f.xlsx", oddly_named_text, r"repeats long texts so often"),
    "two tables of strings": ("f.xlsx", two_tables_of_strings, r"repeats long texts so often"),
    "two kinds of workbook": ("f.xlsx", two_kinds_of_workbook, r"holds no Excel workbook"),
    "many parts": ("f.xlsx", many_parts, r"far more parts than any workbook"),
    "overlapping parts": ("f.xlsx", overlapping_parts, r"damaged|unpacks to more"),
    "endless rows": ("f.parquet", endless_rows, r"40000000 rows in \d+ bytes"),
}
"""By name: what the file is called, what makes it, and what must be said of it."""

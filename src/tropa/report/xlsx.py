"""A map as a workbook: the map as people read it, and every figure as a number."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from tropa.report import palette
from tropa.report.csv_table import step_words
from tropa.report.figure_rows import FigureRow, figure_rows
from tropa.report.xlsx_pictures import put_pictures

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from tropa.report.map_facts import MapFacts
    from tropa.report.map_table import MapTable

_LONGEST_CELL = 32_767
_HEAD_WIDTH, _COLUMN_WIDTH = 28, 30
_NUMBERS = {"share": "0.0%", "seconds": "0.00", "cases": "#,##0", "records": "#,##0"}
_FIRST_LANE = 4


def xlsx(table: MapTable, facts: MapFacts) -> bytes:
    """Write a map as a workbook of three sheets: map, figures, what the marks mean.

    Texts are written as texts: what begins with ``=`` is shown, never computed.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = table.language.say("export.map")
    _map_sheet(sheet, table)
    _figure_sheet(book.create_sheet(table.language.say("export.figures")), table, facts)
    _about_sheet(book.create_sheet(table.language.say("export.about")), table)
    book.properties.title = table.title
    book.properties.creator = "tropa"
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _put(sheet: Worksheet, at: tuple[int, int], text: str | float | None, **look: Any) -> None:
    """Write a value; a text is a text whatever it begins with, also when it is edited."""
    cell = sheet.cell(row=at[0], column=at[1])
    if isinstance(text, str):
        cell.value = text[:_LONGEST_CELL]
        cell.data_type = "s"
        cell.quotePrefix = text[:1] in tuple("=+-@\t\r")
    else:
        cell.value = text
    for name, value in look.items():
        setattr(cell, name, value)


def _fill(color: str) -> PatternFill:
    return PatternFill("solid", fgColor=color.lstrip("#"))


def _font(color: str = palette.INK, **more: Any) -> Font:
    return Font(name="Calibri", color=color.lstrip("#"), **more)


_WRAPPED = Alignment(wrap_text=True, vertical="top")
_BELOW = Alignment(wrap_text=True, vertical="bottom")
"""The words of pictures stand below them."""
_THIN = Side("thin", color=palette.LINE.lstrip("#"))
_EDGE = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def _map_sheet(sheet: Worksheet, table: MapTable) -> None:
    say = table.language.say
    _put(sheet, (1, 1), table.title, font=_font(size=18, bold=True))
    _put(sheet, (2, 1), table.about, font=_font(palette.DIMMED, size=10))
    heads = ((3, say("head.stage")), (_FIRST_LANE, say("head.steps")))
    for row, text in heads:
        _put(sheet, (row, 1), text, font=_font(palette.DIMMED, bold=True), border=_EDGE)
    _stages(sheet, table)
    for at in range(len(table.columns)):
        fill = _fill(palette.SOFT)
        look = {"font": _font(bold=True), "fill": fill, "alignment": _WRAPPED, "border": _EDGE}
        _put(sheet, (_FIRST_LANE, at + 2), step_words(table, at), **look)
    for number, lane in enumerate(table.worded_lanes):
        row = _FIRST_LANE + 1 + number
        tint, note = palette.LANES.get(lane.kind, (palette.SOFT, palette.SURFACE))
        head = {"font": _font(bold=True), "alignment": _WRAPPED, "border": _edge(lane.line_below)}
        _put(sheet, (row, 1), lane.name, fill=_fill(tint), **head)
        for at, cell in enumerate(lane.cells):
            color = palette.DIMMED if cell.is_muted else palette.INK
            fill = _fill(note if cell.body else palette.SURFACE)
            below = _BELOW if cell.pictures else _WRAPPED
            look = {"font": _font(color), "alignment": below, "border": _edge(lane.line_below)}
            _put(sheet, (row, at + 2), "\n".join(cell.lines(table.language)), fill=fill, **look)
        put_pictures(sheet, row, lane, language=table.language)
    _print_well(sheet, table)


def _edge(line: str) -> Border:
    """Draw a blueprint line as the lower edge of its lane."""
    if not line:
        return _EDGE
    below = Side("mediumDashed", color=palette.GREY.lstrip("#"))
    return Border(left=_THIN, right=_THIN, top=_THIN, bottom=below)


def _stages(sheet: Worksheet, table: MapTable) -> None:
    for stage, columns in groupby(range(len(table.columns)), lambda at: table.columns[at].stage):
        first, *rest = columns
        text = f"{stage + 1}. {table.stages[stage]}"
        look = {"font": _font("#ffffff", bold=True, size=12), "fill": _fill(palette.STAGE)}
        _put(sheet, (3, first + 2), text, alignment=Alignment(vertical="center"), **look)
        if rest:
            sheet.merge_cells(
                start_row=3, end_row=3, start_column=first + 2, end_column=rest[-1] + 2
            )


def _print_well(sheet: Worksheet, table: MapTable) -> None:
    """Keep headings in sight, and print on one sheet across."""
    sheet.freeze_panes = f"B{_FIRST_LANE + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = _HEAD_WIDTH
    for at in range(len(table.columns)):
        sheet.column_dimensions[get_column_letter(at + 2)].width = _COLUMN_WIDTH
    sheet.row_dimensions[3].height = 24
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8  # A3
    sheet.page_setup.fitToHeight = 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_cols, sheet.print_title_rows = "A:A", "3:4"


def _figure_sheet(sheet: Worksheet, table: MapTable, facts: MapFacts) -> None:
    say = table.language.say
    names = (
        *("step", "measure", "value", "low", "high", "unit", "scale", "n", "denominator"),
        *("state", "remark", "first", "last"),
    )
    heads = [say("head.stage"), *(say(f"export.{name}") for name in names)]
    for at, text in enumerate(heads, start=1):
        _put(sheet, (1, at), text, font=_font("#ffffff", bold=True), fill=_fill(palette.STAGE))
        sheet.column_dimensions[get_column_letter(at)].width = 18
    rows = figure_rows(table, facts)
    for number, row in enumerate(rows, start=2):
        _figure(sheet, number, row)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(rows) + 1}"
    for letter in "BC":
        sheet.column_dimensions[letter].width = 34


def _figure(sheet: Worksheet, number: int, row: FigureRow) -> None:
    form = _NUMBERS.get(row.unit_key, "0.00")
    for at, text in enumerate((row.stage, row.step, row.measure), start=1):
        _put(sheet, (number, at), text)
    for at, value in enumerate((row.value, row.low, row.high), start=4):
        _put(sheet, (number, at), value, number_format=form)
    for at, text in enumerate((row.unit, row.scale), start=7):
        _put(sheet, (number, at), text)
    for at, count in enumerate((row.n, row.denominator), start=9):
        _put(sheet, (number, at), count, number_format="#,##0")
    for at, text in enumerate((row.state, row.remark, row.first, row.last), start=11):
        _put(sheet, (number, at), text)


def _about_sheet(sheet: Worksheet, table: MapTable) -> None:
    """Say how to read the map: its lanes, the states, the sign of the gap."""
    say = table.language.say
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 100
    lines = [(table.title, table.about)]
    lines += [(lane.name, lane.about) for lane in table.lanes if lane.about]
    lines += [("", say("legend.gap")), ("", say("legend.interval"))]
    for row, (left, right) in enumerate(lines, start=1):
        _put(sheet, (row, 1), left, font=_font(bold=True), alignment=_WRAPPED)
        _put(sheet, (row, 2), right, alignment=_WRAPPED)

"""A map as slides made of shapes, text boxes and a chart that people go on editing."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from tropa.formats.formula_guard import guard_text
from tropa.report.map_sheets import pages
from tropa.report.palette import DIMMED, SERIES
from tropa.report.pptx_shapes import draw_on, rgb
from tropa.report.progress import part_of, silent
from tropa.report.slide_master import without_slides
from tropa.report.story_drawing import story_scene

if TYPE_CHECKING:
    from tropa.report.map_layout import LaidMap
    from tropa.report.map_table import LaneRow, MapTable
    from tropa.report.progress import Progress
    from tropa.report.scene import Scene
    from tropa.report.story import ToldStory

_SIZE = (Inches(13.333), Inches(7.5))
_TITLE_ROOM, _SIDE = Inches(1.05), Inches(0.3)
_SCALE = 0.62
"""Words of 14 points become 9 on a slide: more than that, and a slide holds three steps."""


def pptx(laid: LaidMap, *, master: bytes | None = None, progress: Progress = silent) -> bytes:
    """Write a map as slides, as many as it takes to be read, and its emotion curve as a chart.

    Parameters
    ----------
    master : bytes | None
        A company's own .pptx: its size, layouts, colours and faces are kept, its slides are not.
    """
    show = without_slides(master) if master is not None else _plain()
    width, height = int(show.slide_width), int(show.slide_height)
    room = (width - 2 * _SIDE, height - _TITLE_ROOM - _SIDE // 2)
    inner = {"width": Emu(room[0]).pt / _SCALE, "height": Emu(room[1]).pt / _SCALE + 90}
    scenes = pages(laid, **inner, has_title=False)
    for number, scene in enumerate(scenes):
        slide = _slide(show, laid.table.title)
        _subtitle(slide, laid.table.about, room[0])
        inside = part_of(progress, number / len(scenes), (number + 1) / len(scenes))
        _draw(slide, scene, room, progress=inside)
    for lane in laid.table.lanes:
        if lane.curves:
            _chart(
                _slide(show, laid.table.language.say("export.emotion")), laid.table, lane, room=room
            )
    return _saved(show, laid.table.title)


def story_slide(story: ToldStory, *, master: bytes | None = None) -> bytes:
    """Write a story as one slide."""
    show = without_slides(master) if master is not None else _plain()
    room = (
        int(show.slide_width) - 2 * _SIDE,
        int(show.slide_height) - _TITLE_ROOM - _SIDE // 2,
    )
    slide = _slide(show, story.title)
    _subtitle(slide, f"{story.heading}. {story.about}".strip(), room[0])
    scene = story_scene(story, ratio=room[0] / room[1], has_title=False)
    scale = min(room[0] / scene.width, room[1] / scene.height)
    left = _SIDE + (room[0] - scene.width * scale) / 2
    draw_on(slide, scene.parts[1:], scale=scale, corner=(left, float(_TITLE_ROOM)))
    return _saved(show, story.title)


def _saved(show: Any, title: str) -> bytes:
    show.core_properties.title = title
    show.core_properties.author = "tropa"
    target = BytesIO()
    show.save(target)
    return target.getvalue()


def _plain() -> Any:
    show = Presentation()
    show.slide_width, show.slide_height = _SIZE
    return show


def _slide(show: Any, title: str) -> Any:
    """Add a slide with a title, on the layout that has nothing but a title where there is one."""
    layouts = list(show.slide_layouts)
    slide = show.slides.add_slide(min(layouts, key=_beside_title))
    for holder in list(slide.placeholders):
        if slide.shapes.title is None or holder.shape_id != slide.shapes.title.shape_id:
            holder._element.getparent().remove(holder._element)
    heading = slide.shapes.title
    if heading is not None:
        heading.left, heading.top = Emu(_SIDE), Inches(0.08)
        heading.width, heading.height = Emu(show.slide_width - 2 * _SIDE), Inches(0.6)
        heading.text_frame.text = title
        heading.text_frame.word_wrap = True
        heading.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        for run in heading.text_frame.paragraphs[0].runs:
            run.font.size, run.font.bold = Pt(24), True
    return slide


def _subtitle(slide: Any, about: str, width: int) -> None:
    """Say under the title what the map rests on."""
    box = slide.shapes.add_textbox(Emu(_SIDE), Inches(0.66), Emu(width), Inches(0.3))
    box.text_frame.word_wrap = True
    run = box.text_frame.paragraphs[0].add_run()
    run.text = about
    run.font.size, run.font.color.rgb = Pt(11), rgb(DIMMED)


def _beside_title(layout: Any) -> int:
    """Count what a layout asks for beside a title; one without a title comes last."""
    kinds = [holder.placeholder_format.idx for holder in layout.placeholders]
    is_titled = 0 in kinds
    wanted = [kind for kind in kinds if kind not in {0, 10, 11, 12}]  # date, footer, number
    return len(wanted) if is_titled else len(wanted) + 100


def _draw(slide: Any, scene: Scene, room: tuple[int, int], *, progress: Progress) -> None:
    """Draw a part of the map on a slide, as large as it fits."""
    scale = min(room[0] / scene.width, room[1] / scene.height, Pt(1) * _SCALE * 1.25)
    left = _SIDE + (room[0] - scene.width * scale) / 2
    corner = (left, float(_TITLE_ROOM))
    draw_on(slide, scene.parts[1:], scale=scale, corner=corner, progress=progress)


def _chart(slide: Any, table: MapTable, lane: LaneRow, *, room: tuple[int, int]) -> None:
    """Draw the emotion curves as a chart whose numbers can be opened and changed."""
    chart_data: Any = CategoryChartData
    data = chart_data(number_format="+0.0;-0.0;0")
    names = [column.name or table.stages[column.stage] for column in table.columns]
    data.categories = [guard_text(name) for name in names]  # the workbook behind it would run them
    for curve in lane.curves:
        values = {point.column: point.value for point in curve.points}
        data.add_series(curve.name, [values.get(at) for at in range(len(table.columns))])
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.LINE_MARKERS, Emu(_SIDE), Emu(_TITLE_ROOM), Emu(room[0]), Emu(room[1]), data
    )
    chart = frame.chart
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.font.size = Pt(12)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = -2, 2
    chart.value_axis.major_unit = 1
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    for series, curve in zip(chart.plots[0].series, lane.curves, strict=True):
        _line(series, curve.source, is_dashed=curve.is_assumed)


def _line(series: Any, source: str, *, is_dashed: bool) -> None:
    series.smooth = False
    line = series.format.line
    line.width, line.color.rgb = Pt(2.5), rgb(SERIES[source])
    if is_dashed:
        line.dash_style = MSO_LINE.DASH
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = rgb(SERIES[source])

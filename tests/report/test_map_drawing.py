"""How a map is cut into bands and pages, and how its curve is drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from tropa.report.emotion_drawing import slopes
from tropa.report.map_drawing import band_height, draw_band
from tropa.report.map_layout import lay_out, split_columns
from tropa.report.map_sheets import one_sheet, pages
from tropa.report.type_face import face_name, shortened, width_of, wrapped

WIDTHS = st.lists(st.floats(100, 300), min_size=1, max_size=40)


@given(WIDTHS, st.integers(1, 12))
def test_every_column_is_in_exactly_one_stretch(widths, parts):
    cut = split_columns(widths, parts)
    assert [index for stretch in cut for index in stretch] == list(range(len(widths)))
    assert len(cut) <= parts
    assert all(len(stretch) for stretch in cut)


@given(st.text(min_size=1, max_size=60), st.floats(20, 200))
def test_no_line_is_wider_than_its_room_unless_it_is_one_letter(text, room):
    for line in wrapped(text, room, size=12):
        assert width_of(line, 12) <= room or len(line) == 1


@given(st.text(max_size=40))
def test_wrapping_loses_no_letter(text):
    assert "".join(wrapped(text, 60, size=12)).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.floats(-2, 2), min_size=2, max_size=20))
def test_a_curve_is_flat_where_it_turns(values):
    found = slopes(list(enumerate(values)))
    for index in range(1, len(values) - 1):
        before, after = values[index] - values[index - 1], values[index + 1] - values[index]
        if before * after <= 0:
            assert found[index] == 0


def test_a_text_cut_short_says_so():
    assert shortened("A long name of a stage", 60, size=12).endswith("…")
    assert shortened("Short", 200, size=12) == "Short"


def test_a_band_is_as_high_as_it_was_foreseen(table):
    laid = lay_out(table)
    columns, lanes = range(2, 6), range(len(table.lanes))
    foreseen = band_height(laid, columns, lanes)
    assert draw_band(laid, columns, lanes).height == pytest.approx(foreseen)


def test_a_wide_sheet_of_paper_gets_fewer_bands_than_an_upright_one(table):
    laid = lay_out(table)
    wide, upright = one_sheet(laid, ratio=4.0), one_sheet(laid, ratio=0.4)
    assert wide.width > upright.width
    assert wide.height < upright.height


def test_pages_hold_every_lane_once(table):
    laid = lay_out(table)
    found = pages(laid, width=1_000, height=700)
    assert len(found) > 2
    assert all(scene.width <= 1_000 * 1.3 for scene in found)


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_the_face_has_every_letter_and_sign_that_people_write(weight):
    face = pdfmetrics.getFont(face_name(weight)).face
    every = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ ёйъыэюяЁЙЪЫЭЮЯ іїєґ äöüßéčřů −–—…·•„”«»“’№€₽% ←↑→↓≤≥≈≠✓✗★☎✉"
    assert [letter for letter in every if ord(letter) not in face.charToGlyph] == []

"""The size of a sheet, told from its XML in whatever way it is written."""

import pytest

from tropa.core.errors import InputError
from tropa.formats import sheet_measure
from tropa.formats.sheet_measure import exact_size, longest_string, quick_size, string_lengths

STRINGS = b"<sst><si><t>abc</t></si><si><r><t>de</t></r><r><t>fg</t></r></si><si/></sst>"
SHARED = b'<c r="B2" t="s"><v>1</v></c>'


def sheet(rows):
    return [b'<worksheet xmlns:x="x"><sheetData>', rows, b"</sheetData></worksheet>"]


@pytest.mark.parametrize(
    ("rows", "size", "is_sure"),
    [
        (b'<row r="1"><c r="A1"/></row><row r="9"><c s="1" r="C9"/></row>', (9, 3, 2), True),
        (b'<x:row><x:c r="AA2"><x:v>1</x:v></x:c></x:row>', (2, 27, 1), True),
        (b"<row><c/><c/><c/></row><row><c/></row>", (2, 3, 4), False),
        (b'<row r="7"><c/></row><row><c/></row>', (8, 1, 2), False),
        (b"<row><c r='B5'/></row>", (5, 2, 1), False),
        (b'<row><c xml:r="A1" r="D4"/></row>', (4, 4, 1), True),
        (b'<row><c x="&gt;r=" r="D4"/></row>', (4, 4, 1), True),
        (b'<row><c r="A0000000012"/></row>', (12, 1, 1), False),
        (b'<row><c r="A123456789"/></row>', (123_456_789, 1, 1), False),
    ],
)
def test_the_corner_is_found_however_cells_say_where_they_are(rows, size, is_sure):
    quick = quick_size(sheet(rows), file="f")
    exact = exact_size(sheet(rows), string_lengths([STRINGS], file="s"), file="f")
    assert quick.is_sure == is_sure
    assert (exact.rows, exact.columns, exact.cells) == size
    if is_sure:
        assert (quick.rows, quick.columns, quick.cells) == size


def test_a_tag_may_be_split_between_two_pieces():
    whole = b"".join(sheet(b'<row><c r="A1"/><c r="ZZ9"/></row>'))
    pieces = [whole[place : place + 3] for place in range(0, len(whole), 3)]
    size = quick_size(pieces, file="f")
    assert (size.rows, size.columns) == (9, 702)


def test_every_cell_counts_the_text_it_shares():
    lengths = string_lengths([STRINGS], file="s")
    assert list(lengths) == [3, 4, 0]
    outside = b'<c r="C2" t="s"><v>99</v></c><c r="D2"><v>1</v></c>'
    assert exact_size(sheet(SHARED * 3 + outside), lengths, file="f").text_bytes == 12


@pytest.mark.parametrize("number", [b"+1", b" 1", b"0x1", b"1" * 30])
def test_a_cell_that_names_its_text_oddly_counts_the_longest(number):
    lengths = string_lengths([STRINGS], file="s")
    cell = b'<c r="B2" t="s"><v>' + number + b"</v></c>"
    assert exact_size(sheet(cell * 3), lengths, file="f").text_bytes == 12


def test_a_text_without_any_tag_is_not_held_and_a_tag_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(sheet_measure, "LARGEST_TOKEN_BYTES", 1_000)
    text = [b"<si><t>", *[b"x" * 600] * 4, b"</t></si>"]
    assert [len(piece) for piece in sheet_measure.whole_tags(text, file="f")][1:5] == [600] * 4
    assert longest_string(text, file="f") == 2_416
    with pytest.raises(InputError, match="longer than"):
        quick_size([b"<c ", *[b" " * 600] * 4, b'r="A1"/>'], file="f")


@pytest.mark.parametrize("step", [1, 7, 1000])
def test_no_shared_text_is_longer_than_the_longest_span(step):
    pieces = [STRINGS[place : place + step] for place in range(0, len(STRINGS), step)]
    assert longest_string(pieces, file="f") == len(b"<si><r><t>de</t></r><r><t>fg</t></r></si>")

"""Status dictionaries from sheets and back."""

import pytest

from tropa.core.errors import InputError
from tropa.core.mappings import ReadOptions, StatusDictionary, StatusEntry
from tropa.formats.dictionary import read_dictionary, write_dictionary
from tropa.formats.open import open_source

FULL = StatusDictionary(
    entries=[
        StatusEntry(
            code="=DLV;1", touchpoint="Доставка", stage="Покупка", channel="courier",
            departments=["Logistics", "Call centre"], accountable="Logistics",
        ),
        StatusEntry(code="tech", is_ignored=True),
    ]
)  # fmt: skip


def read(path):
    return read_dictionary(open_source(path, ReadOptions(), work_dir=path.parent))


@pytest.mark.parametrize("name", ["d.xlsx", "d.csv"])
def test_a_dictionary_written_and_read_again_is_the_same(tmp_path, name):
    write_dictionary(FULL, tmp_path / name)
    assert read(tmp_path / name) == FULL


@pytest.mark.parametrize(
    "heading",
    ["Code;Touchpoint;Departments;Ignore", "Код;Точка контакта;Отделы;Не учитывать",
     "KOD;Punkt styku;Działy;Pomijaj"],
)  # fmt: skip
def test_headings_may_be_english_russian_or_polish(tmp_path, heading):
    (tmp_path / "d.csv").write_text(f'{heading}\nP1;Pay;"A; B";\nX9;;;да\n', encoding="utf-8")
    first, second = read(tmp_path / "d.csv").entries
    assert (first.code, first.touchpoint, first.departments) == ("P1", "Pay", ["A", "B"])
    assert (second.code, second.is_ignored) == ("X9", True)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name;stage\na;b\nc;d\n", r"d\.csv: No column is headed code"),
        ("code;статус\na;b\nc;d\n", "'code' and 'статус' both mean code"),
        ("code;stage\na;b\n;d\n", r"d\.csv, row 3, column 'code': The code is missing"),
        ("code;stage\na;b\nc;d\na;e\n", "row 4, column 'code': The code 'a' is already in row 2"),
        ("code;ignore\na;maybe\nb;no\n", "row 2, column 'ignore': 'maybe' is neither yes nor no"),
    ],
)
def test_it_says_which_row_is_wrong(tmp_path, content, message):
    (tmp_path / "d.csv").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read(tmp_path / "d.csv")

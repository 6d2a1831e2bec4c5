"""Everything the server says is said in Russian and Polish too."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from pyexpat import errors as expat_errors
from typing import TYPE_CHECKING

import pytest
from pydantic_core._pydantic_core import list_all_errors

import tropa
from tropa.core.errors import NotAllowed, TropaError
from tropa.formats.open import _FOREIGN
from tropa.kit import auth, ratelimit  # noqa: F401 -- their errors are known once imported
from tropa.kit.access import Role
from tropa.kit.wording import LANGUAGES, SLOT, Template, catalogue, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(tropa.__file__).parent
PACKAGES = ("core", "formats", "store", "text", "kit", "features", "server", "analysis", "report")
CONSOLE_ONLY = {"files_in_and_out.py", "environment.py", "worker.py", "serve.py", "pages.py"}
CONSOLE_ONLY |= {"migrations", "uploads_schema.py", "clock.py", "personal.py"}
CONSOLE_ONLY |= {"maps_in.py", "maps_out.py", "map_export.py", "language.py", "map_drawing.py"}
LETTERS = {"invitation_mail.py", "mention_mail.py", "reminder_mail.py"}  # each in every language
CONSOLE_ONLY |= LETTERS
"""Modules that speak to the one who runs or programs the server, in English as every console."""
WORDS = {
    *(role.value for role in Role),
    *_FOREIGN.values(),
    *(expat_errors.messages[code] for code in (2, 3, 4, 5, 7, 8, 9)),
    *("activity", "case attribute", "event attribute", "state", "time"),
    *("stage", "step", "lane", "events", "observations", "a web page or XML"),
    *("end", "event_id", "sequence", "channel", "department", "'{}' or '{}'"),
    "case (the id that holds a journey together)",
    "It lies inside the trace that begins in row {}.",
}
"""Words that are put into sentences, and said in turn."""
CHECKS = """
    missing extra_forbidden value_error literal_error enum string_type string_too_short
    string_too_long string_pattern_mismatch int_type int_parsing int_from_float float_type
    float_parsing finite_number bool_type bool_parsing list_type dict_type model_attributes_type
    greater_than greater_than_equal less_than less_than_equal uuid_type uuid_parsing
    datetime_parsing datetime_from_date_parsing date_parsing date_from_datetime_parsing
    timezone_aware union_tag_not_found union_tag_invalid json_invalid too_short too_long
"""
"""The kinds of checks that a body or an address can fail."""
GENERAL = {
    "String should match pattern '{}'",
    "Input should be a valid UUID, {}",
    "Input should be a valid datetime, {}",
    "Input should be a valid datetime or date, {}",
    "Input should be a valid date or datetime, {}",
    "Input should be a valid date in the format YYYY-MM-DD, {}",
    "{} should have at least {} item after validation, not {}",
    "{} should have at least {} items after validation, not {}",
    "{} should have at most {} item after validation, not {}",
    "{} should have at most {} items after validation, not {}",
}
"""Sentences whose values no reader understands."""
NAMES = """
    BPMN JPEG PNG WebP
    pptx pptm potx
    CSV Concept DOCTYPE Europe Excel IEEE JSON LibreOffice NPS None PDF Parquet RAR SQLite
    TROPA_UPLOAD_MEGABYTES TSV TXT UTC UTF Warsaw XES XLSX XML Zip bzip2 code combined common
    concept cp1250 cp1251 csat csv key kod log mean name nps trace tropa utf xls xlsx xz yes
    zip zstd gz
"""
FORMS = ("one", "few", "many")
ERRORS = {kind.__name__ for kind in (*TropaError.__subclasses__(), *NotAllowed.__subclasses__())}
NEVER_SHOWN = {"LookupError", "RuntimeError", "TypeError", "AttributeError", "log"}
SENTENCE = re.compile(r".*[a-z}'\"] .*[.?!…]\)?|[A-Z'].* .*: \{\}|'\{\}': \{\}", re.DOTALL)
NO_SENTENCE = re.compile(r"\b(SELECT|FROM|COPY|INSERT|CASE|NULL)\b|^\.")


def _template(node: ast.expr) -> str:
    """Write a text as its template: every value is a slot."""
    if isinstance(node, ast.Constant):
        return node.value.strip() if isinstance(node.value, str) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            is_repr = isinstance(part, ast.FormattedValue) and part.conversion == ord("r")
            parts.append("'{}'" if is_repr else "{}")
    return re.sub(r"([.?])\{\}$", r"\1", "".join(parts).strip())


def _silent(tree: ast.AST) -> Iterator[ast.AST]:
    """Find what is never said: docstrings, the log, errors of the programmer, parts of a text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Call):
            name = node.func.value if isinstance(node.func, ast.Attribute) else node.func
            if isinstance(name, ast.Name) and name.id in NEVER_SHOWN:
                yield from ast.walk(node)
            yield from (word.value for word in node.keywords if word.arg == "description")
        elif isinstance(node, ast.JoinedStr):
            yield from (part for part in ast.walk(node) if part is not node)


def _sentences_of(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(node) for node in _silent(tree)}
    for node in ast.walk(tree):
        if id(node) not in silent and isinstance(node, ast.Constant | ast.JoinedStr):
            text = _template(node)
            if SENTENCE.fullmatch(text) and not NO_SENTENCE.search(text):
                yield text


def _sentences() -> set[str]:
    """Collect the templates of all sentences in the packages that the server speaks through."""
    paths = [path for name in PACKAGES for path in (ROOT / name).rglob("*.py")]
    shown = [path for path in paths if not CONSOLE_ONLY & {path.name, path.parent.name}]
    told = {text for path in shown for text in _told(path) if re.search(r"\w", text)}
    return told | {text for path in shown for text in _sentences_of(path)}


def _checks() -> set[str]:
    """Collect what pydantic says of a body or an address that is not right."""
    kinds = {kind["type"]: kind["message_template_python"] for kind in list_all_errors()}
    said = set()
    for kind in CHECKS.split():
        for ending in ("", "s"):
            text = kinds[kind].replace("{expected_plural}", ending)
            said.add(re.sub(r"\{\w+\}", "{}", text))
    return said


def _told(path: Path) -> Iterator[str]:
    """Find the messages and hints of our errors, which need not look like sentences."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if is_call and node.func.id in ERRORS:
            hints = [word.value for word in node.keywords if word.arg == "hint"]
            yield from map(_template, [*node.args[:1], *hints])


def _validators() -> set[str]:
    """Collect what our own checks of a body say, which may be no whole sentence."""
    said = set()
    for path in (ROOT / "features").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if is_call and node.func.id == "ValueError" and node.args:
                said.add(_template(node.args[0]))
    return said


EVERYTHING = _sentences() | _checks() | _validators() | WORDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_server_is_translated(language):
    assert sorted(EVERYTHING - set(catalogue(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_of_a_sentence_that_nobody_says(language):
    assert sorted(set(catalogue(language)) - EVERYTHING) == []


def _forms(language: str) -> Iterator[tuple[str, str]]:
    for english, wording in catalogue(language).items():
        texts = [wording] if isinstance(wording, str) else [wording[form] for form in FORMS]
        yield from ((english, text) for text in texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_slots_of_its_sentence(language):
    for english, text in _forms(language):
        slots = {int(slot[0]) for slot in SLOT.findall(text)}
        every = set(range(english.count("{}")))
        assert slots == every or (english in GENERAL and slots < every), english
        assert text.count("{") == len(SLOT.findall(text)), english


def test_russian_holds_no_latin_words_but_names():
    for english, text in _forms("ru"):
        foreign = set(re.findall(r"[A-Za-z]\w*", SLOT.sub("", text)))
        assert foreign <= set(NAMES.split()), english


@pytest.mark.parametrize(
    ("count", "russian", "polish"),
    [
        (1, "пропущена 1 строка", "pominięto 1 wiersz"),
        (3, "пропущены 3 строки", "pominięto 3 wiersze"),
        (11, "пропущено 11 строк", "pominięto 11 wierszy"),
        (22, "пропущены 22 строки", "pominięto 22 wiersze"),
    ],
)
def test_a_number_rules_the_form_of_its_word(count, russian, polish):
    text = f"{count} row(s) above the names of the columns were skipped."
    assert worded(text, "ru") == f"Над названиями столбцов {russian}."
    assert worded(text, "pl") == f"Nad nazwami kolumn {polish}."


def test_a_value_is_put_in_as_it_is():
    text = "There is a touchpoint called 'a {0} (.*) \\1 {1:said}' already."
    assert worded(text, "ru") == "Точка контакта «a {0} (.*) \\1 {1:said}» уже есть."


def test_a_name_with_an_apostrophe_is_known_too():
    name = "Joe's"
    text = f"There is a touchpoint called {name!r} already."
    assert worded(text, "pl") == "Punkt styku „Joe's” już istnieje."


def test_several_sentences_are_each_translated():
    text = "'maybe': This is no date that can be read. (2 more rows like it or worse.)"
    assert worded(text, "ru") == (
        "«maybe»: Дату не удалось прочитать. (И ещё 2 такие же или худшие строки.)"
    )


def test_a_list_of_what_is_allowed_is_joined_in_the_language():
    assert worded("Input should be 'en', 'ru' or 'pl'", "ru") == (
        "Допустимые значения: 'en', 'ru' или 'pl'"
    )


def test_a_text_that_is_longer_than_any_sentence_is_left_alone():
    text = "The row has no time. " * 60
    assert worded(text, "ru") == text


def test_an_unknown_sentence_stays_english_between_known_ones():
    text = "The row has no time. Some brand new remark. This is not allowed."
    assert worded(text, "pl") == (
        "W wierszu brak czasu. Some brand new remark. Ta czynność jest niedozwolona."
    )


@pytest.mark.parametrize("language", [None, "en", "de"])
def test_other_languages_get_english(language):
    assert worded("The row has no time.", language) == "The row has no time."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finished_sentence_finds_the_translation_of_its_own_template(language):
    for english, wording in catalogue(language).items():
        values = tuple(str(value) for value in range(5, 5 + english.count("{}")))
        finished = english.replace("{}", "%s") % values
        assert worded(finished, language) == Template.of(english, wording).say(values, language)

"""Personal identifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tropa.text.personal import find_personal, normalise, pseudonym

KEY = b"a key of this workspace alone"


@pytest.mark.parametrize(
    "text", ["8 (916) 123-45-67", "+7 916 1234567", "79161234567", "8-916-123-45-67", "9161234567"]
)
def test_a_russian_mobile_joins_however_it_is_written(text: str) -> None:
    assert normalise(text, "phone") == "+79161234567"


@pytest.mark.parametrize("text", ["+48 512 345 678", "512345678", "0048 512-345-678"])
def test_a_polish_mobile_joins_however_it_is_written(text: str) -> None:
    assert normalise(text, "phone", regions=("PL",)) == "+48512345678"


def test_an_email_is_lower_case_and_keeps_its_tag() -> None:
    assert normalise(" Anna+Shop@Example.PL ", "email") == "anna+shop@example.pl"


def test_numbers_of_persons_are_bare_digits() -> None:
    assert normalise("4405 1401 359", "pesel") == "44051401359"
    assert normalise("5001 0073 2259", "inn") == "500100732259"


def test_what_is_no_phone_is_kept_apart() -> None:
    assert normalise("Call me", "phone") == "call me"


def test_columns_are_found_by_what_most_cells_are() -> None:
    columns = ["phone", "mail", "pesel", "inn", "order", "date", "blank"]
    rows = [
        ["8 916 123-45-67", "a@b.pl", "44051401359", "500100732259", "10001", "2025-04-03", None],
        ["+7 916 765 43 21", "c@d.ru", "02070803628", "7830002293", "10002", "2025-04-04", None],
        ["512 345 678", "e@f.com", "92071314764", "7707083893", "10003", "2025-04-05", "-"],
        ["no", "g@h.org", "unknown", "7736050003", "10004", "2025-04-06", None],
    ]
    assert find_personal(columns, rows) == {
        "phone": "phone",
        "mail": "email",
        "pesel": "pesel",
        "inn": "inn",
    }


def test_bare_digits_are_phones_only_by_their_heading() -> None:
    rows = [["512345678"], ["601234567"], ["501112233"]]
    assert find_personal(["order"], rows) == {}
    assert find_personal(["Numer telefonu"], rows) == {"Numer telefonu": "phone"}


def test_a_wrong_check_digit_is_no_pesel() -> None:
    rows = [["44051401358"], ["44051401357"], ["44051401356"]]
    assert "pesel" not in find_personal(["id"], rows).values()


def test_a_pseudonym_joins_and_depends_on_the_key() -> None:
    one = pseudonym("8 (916) 123-45-67", "phone", KEY)
    assert one == pseudonym("+7 916 1234567", "phone", KEY)
    assert one != pseudonym("+7 916 1234567", "phone", KEY + b"2")
    assert len(one) == 32


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        pseudonym("x", None, b"short")


@given(st.text(), st.sampled_from(["phone", "email", "pesel", "inn"]))
def test_normalising_twice_changes_nothing(text: str, kind: str) -> None:
    once = normalise(text, kind)  # type: ignore[arg-type]  # one of the four kinds
    assert normalise(once, kind) == once  # type: ignore[arg-type]  # one of the four kinds

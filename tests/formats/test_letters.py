"""Encodings told by the frequency of letters, on texts as short as exports have."""

from __future__ import annotations

import pytest

from tropa.formats.letters import best_encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Итого", "cp1251"),
        ("ЗАКАЗ ОТМЕНЕН", "cp1251"),
        ("Ёлка", "cp1251"),
        ("Дата;Клиент;Сумма, руб.", "cp1251"),
        ("Заказ отменён клиентом", "koi8-r"),
        ("Заказ отменён клиентом", "cp866"),
        ("zamówienie wysłane", "cp1250"),
        ("Łódź", "cp1250"),
        ("ŁÓDŹ, UL. DŁUGA", "cp1250"),
        ("klient zgłosił reklamację", "cp1250"),
        ("książka, źródło, ścieżka", "iso-8859-2"),
        ("São Paulo, não entregue, coração", "cp1252"),
        ("Müller, Größe, café", "cp1252"),
    ],
)
def test_a_short_text_is_read_as_it_was_written(text: str, encoding: str) -> None:
    found = best_encoding(text.encode(encoding))
    assert found is not None
    assert text.encode(encoding).decode(found) == text


def test_plain_letters_tell_nothing() -> None:
    assert best_encoding(b"order;status") is None


def test_japanese_is_none_of_these_languages() -> None:
    assert best_encoding("顧客の注文をキャンセル".encode("shift_jis")) is None

"""Whoever reads an answer reads it in their own language, whoever asked for the work."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.django_db

BROKEN = """order,what,when
1,Order,2026-01-01 10:00
1,Pay,no date
2,,2026-01-02 10:00
"""
MAPPING = {
    "kind": "events",
    "columns": {
        "order": {"role": "case", "object_type": "order"},
        "what": {"role": "activity"},
        "when": {"role": "time"},
    },
}
NO_DATE = {"ru": "Дату не удалось прочитать.", "pl": "Nie udało się odczytać daty."}


@pytest.fixture(params=["ru", "pl"])
def language(request, company):
    """Let the editor read Russian or Polish, in a browser that asks for English."""
    company.editor.user.language = request.param
    company.editor.user.save()
    company.editor.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return request.param


@pytest.fixture
def failed(take_in):
    """Import a file for which one refused row was confirmed, where there are two."""
    return take_in(BROKEN, mapping=MAPPING, accept_refused=True, expected_refused=1)


def test_the_reasons_of_refused_rows_are_said_in_the_reader_s_language(
    language, company, send_file
):
    upload = send_file(BROKEN)
    told = company.editor.post(
        f"{company.at}/uploads/{upload}/understand", {"mapping": MAPPING, "options": {}}
    )
    assert told["refusals"][0]["reason"] == NO_DATE[language]


def test_a_failed_import_is_told_to_each_reader_in_their_language(language, failed, company):
    said = {
        "ru": "Были бы отклонены 2 строки, а подтверждено — 1.",
        "pl": "Odrzucono by 2 wiersze, a potwierdzono 1.",
    }
    path = f"{company.at}/imports/{failed['id']}"
    assert company.editor.get(path)["error"]["detail"] == said[language]
    assert company.viewer.get(path)["error"]["detail"].startswith("2 rows would be refused")


def test_a_body_that_is_not_right_is_told_field_by_field(language, company):
    said = {"ru": "Обязательное поле", "pl": "Pole wymagane"}
    answer = company.editor.call("POST", f"{company.at}/imports", {"mapping": MAPPING})
    assert answer.json()["errors"][0]["detail"] == said[language]
    assert answer.json()["detail"] == f"/upload_id: {said[language]}"


def test_an_address_that_is_not_there_is_told_too(language, company):
    said = {"ru": "По этому адресу ничего нет.", "pl": "Pod tym adresem niczego nie ma."}
    assert company.editor.call("GET", "/nothing").json()["detail"] == said[language]


def test_a_stranger_is_answered_in_the_language_of_the_browser(company):
    company.anonymous.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "pl-PL,pl;q=0.9,en;q=0.5"
    said = json.loads(company.anonymous.call("GET", company.at).content)
    assert said["detail"] == "Nie zalogowano się."

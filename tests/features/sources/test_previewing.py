"""A file before it is imported."""

import pytest

from tropa.features.sources import reading
from tropa.features.workspaces.folders import folder_of

pytestmark = pytest.mark.django_db

ORDERS = "order_id,activity,time,phone\n" + "".join(
    f"{n},{what},2026-01-{n:02} 10:0{m},+7 916 123-45-{n:02}\n"
    for n in range(1, 6)
    for m, what in enumerate(("Order", "Pay"))
)
KNOWN = ORDERS.replace("order_id,activity,time", "order,what,when")
SURVEY = "respondent_id;rating of queue;rating of staff;comment\n" + "".join(
    f"{n};{1 + n % 5};{1 + (n + 1) % 5};Long words about the shop number {n}\n" for n in range(30)
)


@pytest.fixture
def look(company, send_file):
    def at(content, name="orders.csv", query=""):
        upload = send_file(content, name)
        return company.editor.get(f"{company.at}/uploads/{upload}/preview{query}"), upload

    return at


def test_the_first_rows_are_shown_with_guessed_roles(look):
    seen, _ = look(ORDERS)
    assert (seen["file"], seen["kind"]) == ("orders.csv", "csv")
    assert len(seen["rows"]) == 10
    roles = {one["name"]: one["guess"]["role"] for one in seen["columns"]}
    assert (roles["order_id"], roles["activity"], roles["time"]) == ("case", "activity", "time")
    assert seen["columns"][1]["samples"] == ["Order", "Pay"]


def test_what_identifies_people_is_proposed_to_be_hashed(look):
    seen, _ = look(ORDERS)
    phone = next(one for one in seen["columns"] if one["name"] == "phone")
    assert phone["personal"] == "phone"
    assert seen["mapping"]["columns"]["phone"]["privacy"] == "hash"
    assert seen["mapping"]["columns"]["phone"]["personal"] == "phone"


def test_a_proposed_mapping_can_be_sent_back_as_it_is(look, company):
    seen, upload = look(ORDERS)
    known = company.editor.post(
        f"{company.at}/uploads/{upload}/understand", {"mapping": seen["mapping"], "options": {}}
    )
    assert (known["kind"], known["rows"], known["events"], known["cases"]) == ("events", 10, 10, 5)
    assert known["activities"] == [{"code": "Order", "count": 5}, {"code": "Pay", "count": 5}]
    assert (known["refused"], known["is_sample"], known["unknown_codes"]) == (0, False, [])


def test_a_survey_is_understood_as_observations(look, company):
    seen, upload = look(SURVEY, name="survey.csv")
    assert seen["mapping"]["kind"] == "observations"
    known = company.editor.post(
        f"{company.at}/uploads/{upload}/understand", {"mapping": seen["mapping"], "options": {}}
    )
    assert (known["rows"], known["respondents"], known["events"]) == (30, 30, 0)
    assert known["observations"] >= 60


def test_rows_that_cannot_be_taken_are_listed(look, company):
    _, upload = look("order,what,when\n1,Order,soon\n2,Order,2026-01-01\n")
    columns = {"order": {"role": "case"}, "what": {"role": "activity"}, "when": {"role": "time"}}
    known = company.editor.post(
        f"{company.at}/uploads/{upload}/understand",
        {"mapping": {"kind": "events", "columns": columns}},
    )
    assert known["refused"] == 1
    assert (known["refusals"][0]["row"], known["refusals"][0]["column"]) == (2, "when")
    assert known["refusals"][0]["value"] == "soon"


def test_gaps_and_odd_times_are_found(look, company):
    days = [f"1,Order,2026-01-{day:02}" for day in range(1, 11)]
    rows = [*days, "1,Order,2026-03-01", "1,Order,1970-01-01", "1,Order,2999-01-01"]
    _, upload = look("order,what,when\n" + "\n".join(rows) + "\n")
    columns = {"order": {"role": "case"}, "what": {"role": "activity"}, "when": {"role": "time"}}
    known = company.editor.post(
        f"{company.at}/uploads/{upload}/understand",
        {"mapping": {"kind": "events", "columns": columns}},
    )
    assert {(one["reason"], one["count"]) for one in known["suspicious"]} == {
        ("future", 1),
        ("epoch", 1),
    }
    assert len(known["gaps"]) == 3
    assert known["gaps"][1] == {"from_us": 1768003200000000, "to_us": 1772323200000000}


def test_a_known_kind_of_file_is_read_as_before(look, company, take_in):
    take_in()
    seen, upload = look(KNOWN)
    assert seen["source_name"] == "Shop system"
    assert seen["mapping"]["columns"]["order"]["object_type"] == "order"
    known = company.editor.post(
        f"{company.at}/uploads/{upload}/understand", {"mapping": seen["mapping"]}
    )
    assert known["unknown_codes"] == []
    _, other = look(KNOWN.replace("Pay", "Refund"))
    known = company.editor.post(
        f"{company.at}/uploads/{other}/understand", {"mapping": seen["mapping"]}
    )
    assert known["unknown_codes"] == ["Refund"]


def test_a_big_file_is_understood_by_its_first_rows(look, company, monkeypatch):
    monkeypatch.setattr(reading, "SAMPLE_ABOVE_BYTES", 10)
    monkeypatch.setattr(reading, "SAMPLE_ROWS", 4)
    quoted = 'order,what,when\n1,"Or\nder",2026-01-01\n' + "2,Pay,2026-01-02\n" * 9
    _, upload = look(quoted)
    columns = {"order": {"role": "case"}, "what": {"role": "activity"}, "when": {"role": "time"}}
    known = company.editor.post(
        f"{company.at}/uploads/{upload}/understand",
        {"mapping": {"kind": "events", "columns": columns}},
    )
    assert (known["rows"], known["is_sample"], known["refused"]) == (4, True, 0)


def test_looking_leaves_no_file_behind(look, company):
    _, upload = look(ORDERS)
    left = [path for path in folder_of(company.workspace.pk).rglob("*") if path.is_file()]
    assert [path.parent.name for path in left] == [upload]


def test_a_file_that_is_no_table_is_refused_by_its_own_name(company, send_file):
    upload = send_file(b"%PDF-1.7 ...", name="Отчёт.pdf")
    answer = company.editor.call("GET", f"{company.at}/uploads/{upload}/preview")
    assert answer.status_code == 422
    assert answer.json()["where"]["file"] == "Отчёт.pdf"

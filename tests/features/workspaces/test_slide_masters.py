"""The company's own .pptx: refused when hostile, under every slide, gone when removed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.util import Emu

pytestmark = pytest.mark.django_db(transaction=True)


def company_pptx():
    show, target = Presentation(), BytesIO()
    show.slide_width = Emu(9_999_999)
    show.save(target)
    return target.getvalue()


def fetching_pptx():
    """Link a picture that lies elsewhere from the first layout."""
    source, target = BytesIO(company_pptx()), BytesIO()
    link = (
        b'<Relationship Id="rId99" TargetMode="External" Target="http://example.org/a.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
    )
    with ZipFile(source) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("slideLayout1.xml.rels"):
                content = content.replace(b"</Relationships>", link + b"</Relationships>")
            new.writestr(name, content)
    return target.getvalue()


def put(caller, at, content, name="Firma Łódź.pptx"):
    return caller.client.generic(
        "PUT", f"{caller.base}{at}/slide-master?name={name}", content,
        content_type="application/octet-stream",
    )  # fmt: skip


def slide_width(company, at):
    answer = company.viewer.client.get(f"{company.viewer.base}{at}")
    return Presentation(BytesIO(answer.content)).slide_width


def test_every_slide_is_written_on_the_master_until_it_is_removed(company):
    made = company.editor.post(f"{company.at}/maps", {"title": "Repair"})
    map_at = f"{company.at}/maps/{made['id']}"
    slides = (f"{map_at}/export?kind=pptx", f"{map_at}/story/export?kind=pptx")
    kept = put(company.owner, company.at, company_pptx())
    assert kept.json()["slide_master"] == "Firma Łódź.pptx"
    assert [slide_width(company, at) for at in slides] == [9_999_999, 9_999_999]
    assert company.owner.delete(f"{company.at}/slide-master")["slide_master"] == ""
    assert 9_999_999 not in [slide_width(company, at) for at in slides]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"PK no zip", "no presentation"), (fetching_pptx(), "from elsewhere")],
)
def test_what_is_no_master_or_fetches_something_is_refused_and_the_one_before_stays(
    company, content, said
):
    put(company.owner, company.at, company_pptx())
    refused = put(company.owner, company.at, content, name="other.pptx")
    assert refused.status_code == 422
    assert said in refused.json()["title"] + refused.json()["detail"]
    assert company.viewer.get(company.at)["slide_master"] == "Firma Łódź.pptx"

"""A map exported as JSON comes back as it was."""

import json

import pytest

from tropa.core.errors import InputError
from tropa.core.maps import JourneyMap, MapCell, MapClaim, MapLane, MapStage, MapStep
from tropa.formats.map_json import looks_like_json, read_map

DOCUMENT = JourneyMap(
    id="m",
    title="Żółta łódź — карта",
    stages=(MapStage(id="s", name="Выбор"),),
    steps=(MapStep(id="p", stage_id="s", name="Płatność", is_quick_win=True),),
    lanes=(MapLane(id="l", kind="pains", is_collapsed=True),),
    cells=(
        MapCell(lane_id="l", step_id="p", text="=1+1\n«долго»", claim=MapClaim(measure="x", low=1)),
    ),
    version=7,
)


def _with_step(**more):
    told = DOCUMENT.model_dump(mode="json")
    told["steps"][0] |= more
    return json.dumps(told).encode()


def test_nothing_is_lost_on_the_way():
    assert read_map(DOCUMENT.model_dump_json().encode()) == DOCUMENT


def test_an_answer_of_the_api_is_a_map_too():
    answer = {"id": "x", "document": DOCUMENT.model_dump(mode="json")}
    assert read_map(b"\xef\xbb\xbf" + json.dumps(answer).encode()) == DOCUMENT


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "no JSON"),
        (b"[1, 2]", "no map"),
        (b'{"id": "m"}', "'title'"),
        (b'{"id": "m", "title": "t", "colour": "red"}', "'colour'"),
        (b'{"id": "m", "title": "a\\u0000b"}', "character 0"),
        (b'{"id": "m", "title": "\\ud800"}', "no map|no JSON"),
        (_with_step(id="p" * 101), "'steps.0.id' is longer than 100 letters"),
        (_with_step(instead_of="p" * 101), "'steps.0.instead_of' is longer than 100 letters"),
        (b"[" * 100_000, "no JSON"),
        (b"\xff\xfe{", "no JSON"),
        (
            b'{"id": "m", "title": "t", "steps": [{"id": "p", "stage_id": "x", "name": "n"}]}',
            "hang together",
        ),
    ],
)
def test_what_is_no_map_gets_one_clear_line(content, said):
    with pytest.raises(InputError, match=said) as refused:
        read_map(content, file="map.json")
    assert "map.json" in str(refused.value)


def test_a_table_does_not_look_like_json():
    assert not looks_like_json(b"Stage;Step\n")

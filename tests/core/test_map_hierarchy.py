"""Maps that lead to other maps."""

from tropa.core.map_hierarchy import maps_below
from tropa.core.maps import JourneyMap, MapCell, MapLane, MapLink, MapStage, MapStep

OPENS = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "x": ["a"], "d": []}


def test_it_finds_every_map_below_once_however_many_ways_lead_there():
    assert maps_below(["a"], OPENS) == {"a", "b", "c", "d"}
    assert maps_below(["b", "nowhere"], OPENS) == {"b", "d", "nowhere"}


def test_a_circle_ends():
    assert maps_below(["a"], {"a": ["b"], "b": ["a"]}) == {"a", "b"}


def test_a_map_tells_once_where_its_steps_and_cells_lead():
    link = MapLink(map_id="k", title="Claims")
    document = JourneyMap(
        id="m",
        title="Buying",
        stages=(MapStage(id="s", name="Buy"),),
        steps=(MapStep(id="a", stage_id="s", name="Claim", link=link),),
        lanes=(MapLane(id="l", kind="journeys"),),
        cells=(MapCell(lane_id="l", step_id="a", link=link),),
    )
    assert document.opens == ("k",)
    assert not document.cells[0].is_empty
    assert JourneyMap.model_validate_json(document.model_dump_json()) == document

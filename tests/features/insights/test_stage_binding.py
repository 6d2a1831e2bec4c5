"""Which facts a stage is measured by."""

from tropa.analysis.binding import ELSEWHERE, Binding, EventPlace, TouchpointRules
from tropa.core.maps import JourneyMap, MapStage, MapStep
from tropa.features.insights.segment_answers import stage_binding

MAP = JourneyMap(
    id="m",
    title="Buying",
    stages=(MapStage(id="buy", name="Buy"),),
    steps=(MapStep(id="pay", stage_id="buy", name="Pay", touchpoint_id="till"),),
)


def test_a_stage_takes_no_event_of_a_touchpoint_that_is_not_on_the_map():
    wide = {"till": TouchpointRules(events=(EventPlace("Pay"),))}
    binding = Binding(wide, elsewhere=(EventPlace("Pay", "web"),))
    found = stage_binding(MAP, binding)
    assert found.ids == ("buy",)
    assert found.numbers(["Pay"], ["web", "shop"]).tolist() == [[ELSEWHERE, 0, 0]]

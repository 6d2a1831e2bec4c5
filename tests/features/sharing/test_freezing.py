"""What a map shows where figures are not wanted."""

from tropa.core.maps import DeclinedFlag, JourneyMap, MapStage, MapStep
from tropa.features.sharing.freezing import without_figures


def test_a_declined_mark_goes_with_the_figures_for_it_keeps_how_large_one_was():
    declined = (DeclinedFlag(flag="is_quick_win", low=-0.4, high=-0.2),)
    document = JourneyMap(
        id="m",
        title="Buying",
        stages=(MapStage(id="s", name="Order"),),
        steps=(MapStep(id="p", stage_id="s", name="Pay", declined=declined),),
    )
    assert without_figures(document).steps[0].declined == ()

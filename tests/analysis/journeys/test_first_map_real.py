"""The first map of the helpdesk log, as it was tried before."""

from pathlib import Path

import pytest

import tropa
from tropa.analysis.journeys.first_map import first_map

LOG = Path(__file__).parents[4] / "shared" / "data" / "helpdesk" / "helpdesk.xes.gz"


@pytest.mark.real
@pytest.mark.skipif(not LOG.exists(), reason="the helpdesk log does not lie beside the project")
def test_the_helpdesk_has_the_three_stages_expected():
    drawn = first_map(tropa.read(LOG).journeys)
    assert [[place.name for place in stage.touchpoints] for stage in drawn.stages] == [
        ["Insert ticket", "Assign seriousness"],
        [
            "Take in charge ticket",
            "Schedule intervention",
            "Wait",
            "Create SW anomaly",
            "Resolve SW anomaly",
            "Require upgrade",
            "Resolve ticket",
        ],
        ["RESOLVED", "INVALID", "VERIFIED", "DUPLICATE", "Closed"],
    ]
    assert (drawn.cases, drawn.events) == (4580, 21348)
    assert (drawn.warnings, drawn.proposal) == ((), "stages")

"""What a finding rests on, in words."""

from __future__ import annotations

import pytest

from tropa.analysis.findings import Finding
from tropa.core.figures import Figure
from tropa.core.results import Estimate
from tropa.report.language import Language
from tropa.report.map_facts import ShownFigure
from tropa.report.story import StoryFacts, StoryFinding, told_story


@pytest.mark.parametrize(
    ("code", "ends"), [("en", "−43…−38"), ("ru", "−43…−38"), ("pl", "−43…−38")]
)
def test_the_interval_of_a_difference_in_points_bears_no_percent_sign(code, ends):
    change = Estimate(-0.405, -0.43, -0.38, n=1937)
    finding = Finding("pay", "decisive", Figure(change, "share"), "outcome", 0.0, change, 0.1)
    shown = ShownFigure("decisive", "share", -0.405, -0.43, -0.38, n=1937)
    story = StoryFacts("Shop", "", problems=(StoryFinding(finding, shown, "Payment", "Buying"),))
    (told,) = told_story(story, Language(code)).problems
    sure = told.facts.split(" · ")[0]
    assert sure.endswith(f": {ends}")

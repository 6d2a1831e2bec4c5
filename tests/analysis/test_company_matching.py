"""Names that are alike, found by the shortest way and by the longest."""

from difflib import SequenceMatcher

from hypothesis import example, given
from hypothesis import strategies as st

from tropa.analysis.company_matching import ALIKE, match_steps
from tropa.core.company_process import CompanyStep
from tropa.core.maps import MapStep

NAMES = st.text("abc", min_size=1, max_size=8)


@given(NAMES, st.lists(NAMES, max_size=6, unique=True))
@example("abcd", ["abxx", "abc", "bcd"])
@example("pays", ["payx", "play"])
def test_the_likest_name_is_found_as_if_all_had_been_compared_letter_by_letter(name, names):
    path = [MapStep(id=str(place), stage_id="s", name=one) for place, one in enumerate(names)]
    ratios = [SequenceMatcher(None, name, one, autojunk=False).ratio() for one in names]
    found = match_steps([CompanyStep(id="c", name=name)], path, {})["c"]
    if max(ratios, default=0.0) < ALIKE:
        assert (found.step_id, found.how) == (None, "none")
    else:
        assert ratios[int(found.step_id)] == max(ratios)
        assert found.how == ("name" if name in names else "alike")

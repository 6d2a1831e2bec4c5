"""The newest quotes stand on the map, each at its touchpoint."""

from tropa.analysis.binding import Binding, TouchpointRules
from tropa.analysis.voice.quotes import newest_quotes

BINDING = Binding(
    {
        "pay": TouchpointRules(observations=("payment", "till")),
        "ship": TouchpointRules(observations=("delivery",)),
    }
)


def quote(text, *, touchpoint="payment", time_us=0):
    return {"touchpoint": touchpoint, "measure": "quote", "text": text, "time_us": time_us}


def test_it_takes_the_newest_of_each_touchpoint(observed):
    voices = observed([quote(str(day), time_us=day) for day in range(5)])
    assert newest_quotes(voices, BINDING, each=2) == {"pay": ["4", "3"]}


def test_it_takes_the_newest_over_all_names_of_a_touchpoint(observed):
    voices = observed(
        [
            quote("old", time_us=1),
            quote("new", touchpoint="till", time_us=9),
            quote("mid", touchpoint="till", time_us=5),
        ]
    )
    assert newest_quotes(voices, BINDING, each=2) == {"pay": ["new", "mid"]}


def test_it_leaves_out_ratings_empty_texts_and_other_touchpoints(observed):
    voices = observed(
        [
            quote(""),
            quote("elsewhere", touchpoint="garden"),
            {"touchpoint": "payment", "measure": "score", "value": 4.0, "text": "no quote"},
            quote("said", touchpoint="delivery"),
        ]
    )
    assert newest_quotes(voices, BINDING) == {"ship": ["said"]}

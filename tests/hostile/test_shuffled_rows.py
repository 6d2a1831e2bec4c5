"""The order of the rows in a file changes no answer and no id, whatever ties there are."""

import random
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tropa
from hostile_files import csv_bytes, parquet_bytes, xlsx_bytes
from tropa.analysis.binding import Binding, EventPlace, TouchpointRules
from tropa.analysis.journeys.first_map import first_map
from tropa.analysis.journeys.measures import measures
from tropa.analysis.voice.gap import gap
from tropa.analysis.voice.score import score
from tropa.core.mappings import EventMapping, ObservationMapping, Scale
from tropa.formats.open import open_source
from tropa.log.plain import plain
from tropa.store.connect import open_memory, rows
from tropa.store.event_shape import shape_events
from tropa.store.lake import Lake
from tropa.store.observation_shape import shape_observations
from tropa.store.observations_reading import open_observations
from tropa.store.staging import stage

ACTIVITIES = ("Order", "Pay", "Ship")
TIMES = ("2025-01-01T00:00:00Z", "2025-01-01T01:00:00Z", "2025-01-02T00:00:00Z", "3.01.2025")
HEADING = ("case", "activity", "time", "channel", "region", "id", "place")
WRITERS = {".csv": csv_bytes, ".parquet": parquet_bytes, ".xlsx": xlsx_bytes}
PLAIN = {
    "case": {"role": "case"},
    "activity": {"role": "activity"},
    "time": {"role": "time"},
    "channel": {"role": "channel"},
    "region": {"role": "case_attribute"},
    "id": {"role": "ignore"},
    "place": {"role": "attribute"},
}
FORMS = {
    "bare": PLAIN,
    "event ids": {**PLAIN, "id": {"role": "event_id"}},
    "sequence": {**PLAIN, "place": {"role": "sequence"}},
}
BINDING = Binding(
    {name: TouchpointRules((EventPlace(name),), (name.lower(),)) for name in ACTIVITIES}
)
RATINGS = ("who", "when", "pay", "hoped", "note", "weight", "city")
WIDE = ObservationMapping.model_validate(
    {
        "ratings": {
            "pay": {"touchpoint": "pay", "scale": {"minimum": 1, "maximum": 5, "missing": ["0"]}},
            "hoped": {
                "touchpoint": "pay",
                "measure": "expectation",
                "scale": {"minimum": 1, "maximum": 5},
            },
        },
        "texts": {"note": "pay"},
        "respondent": "who",
        "time": "when",
        "weight": "weight",
        "attributes": ["city"],
    }
)
LONG = ObservationMapping.model_validate(
    {
        "touchpoint": "city",
        "value": "pay",
        "scale": {"minimum": 1, "maximum": 5, "missing": ["0"]},
        "respondent": "who",
        "time": "when",
        "weight": "weight",
        "texts": {"note": ""},
    }
)
EVENT = st.tuples(
    st.sampled_from("AB"),
    st.sampled_from(ACTIVITIES),
    st.sampled_from(TIMES),
    st.sampled_from(["web", "shop", ""]),
    st.sampled_from(["north", "south", ""]),
)
RATING = st.tuples(
    st.sampled_from(["ann", "bob", ""]),
    st.sampled_from(TIMES),
    st.sampled_from("012345"),
    st.sampled_from(["1", "5", ""]),
    st.sampled_from(["Nice", ""]),
    st.sampled_from(["0.1", "0.7", "1", ""]),
    st.sampled_from(["pay", "ship"]),
)
EVERY = [
    (case, name, TIMES[0], "web", "north") for case in "AB" for name in (*ACTIVITIES, ACTIVITIES[0])
]
"""So that every activity is there, tied with all the others and once with its like."""
few = settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
chance = st.randoms(use_true_random=False)


def numbered(events):
    """Give events ids that identical ones share, and places that count from 1."""
    ids = {event: f"e{number:02}" for number, event in enumerate(sorted(set(events)))}
    return [(*event, ids[event], str(place)) for place, event in enumerate(events, start=1)]


def shuffled(lines, chance):
    return random.Random(chance.random()).sample(lines, len(lines))  # noqa: S311 -- a test


def in_every_format(lines, chance):
    """Name the format, its writer, and the rows: as they are once, then in other orders."""
    yield ".csv", csv_bytes, lines
    for ending, write in WRITERS.items():
        yield ending, write, shuffled(lines, chance)


def facts_of(folder, name, data, mapping):
    """Shape a file as an import does; give what the lake would keep of it, sorted."""
    path = Path(folder) / name
    path.write_bytes(data)
    with closing(open_memory(Path(folder))) as connection:
        table = stage(open_source(path, work_dir=Path(folder)), connection)
        shape = shape_events if isinstance(mapping, EventMapping) else shape_observations
        return sorted(map(repr, rows(connection, shape(table, mapping, source="s").facts_sql)))


def answers(folder, data, form):
    path = Path(folder) / "f.csv"
    path.write_bytes(data)
    more = {"event ids": {"event_id": "id"}, "sequence": {"sequence": "place"}}.get(form, {})
    log = tropa.read(
        path, case="case", activity="activity", time="time", wanted="Ship", cache=False,
        as_of="2025-02-01", **more,
    )  # fmt: skip
    return [
        plain(log.summary()),
        plain(log.graph(quantiles=True)),
        plain(log.variants()),
        plain(log.between("Order", "Pay")),
        plain(log.funnel(["Order", "Ship"], within="2d")),
        first_map(log.journeys, resamples=20),
        measures(log.journeys, None, BINDING),
    ]


@pytest.mark.parametrize("form", FORMS)
@few
@given(more=st.lists(EVENT, min_size=2, max_size=10), chance=chance)
def test_shuffled_events_give_the_same_answers(form, more, chance):
    lines = numbered([*EVERY, *more])
    if form == "event ids":  # what stands beside an id must be the same wherever the id stands
        lines = [(*line[:-1], "1") for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        first, again = (
            answers(folder, csv_bytes(some, heading=HEADING), form)
            for some in (lines, shuffled(lines, chance))
        )
    assert first == again


@pytest.mark.parametrize("form", FORMS)
@few
@given(more=st.lists(EVENT, min_size=2, max_size=10), chance=chance)
def test_shuffled_events_bear_the_same_ids_in_every_format(form, more, chance):
    lines = numbered([*EVERY, *more])
    if form != "sequence":
        lines = [(*line[:-1], "1") for line in lines]
    mapping = EventMapping.model_validate({"columns": FORMS[form]})
    with tempfile.TemporaryDirectory() as folder:
        found = [
            facts_of(folder, f"f{ending}", write(some, heading=HEADING), mapping)
            for ending, write, some in in_every_format(lines, chance)
        ]
    assert len(found[0]) == len(set(lines if form == "event ids" else enumerate(lines)))
    assert found == [found[0]] * len(found)


@pytest.mark.parametrize("mapping", [WIDE, LONG], ids=["wide", "long"])
@few
@given(lines=st.lists(RATING, min_size=4, max_size=14), chance=chance)
def test_shuffled_ratings_bear_the_same_ids(mapping, lines, chance):
    lines = [*lines, lines[0]]
    with tempfile.TemporaryDirectory() as folder:
        found = [
            facts_of(folder, f"f{ending}", write(some, heading=RATINGS), mapping)
            for ending, write, some in in_every_format(lines, chance)
        ]
    assert found == [found[0]] * len(found)


@pytest.mark.parametrize("measure", ["mean", "csat", "nps"])
def test_shuffled_ratings_give_the_same_score_to_the_last_digit(measure):
    chance = random.Random(5)  # noqa: S311 -- a test
    pairs = [(chance.randint(0, 10), chance.choice((0.1, 0.7, 1.3))) for _ in range(2000)]
    others = chance.sample(pairs, len(pairs))
    scale = Scale(minimum=0, maximum=10)
    found = [
        score([one for one, _ in some], measure=measure, scale=scale, weights=[w for _, w in some])
        for some in (pairs, others)
    ]
    assert found[0] == found[1]
    gaps = [
        gap([5.0] * len(some), [one for one, _ in some], weights=[w for _, w in some])
        for some in (pairs, others)
    ]
    assert gaps[0] == gaps[1]


@pytest.mark.parametrize("mapping", [WIDE, LONG], ids=["wide", "long"])
def test_a_lake_filled_in_another_order_gives_the_same_ids_and_measures(mapping, tmp_path):
    chance = random.Random(5)  # noqa: S311 -- a test
    ratings = [
        (chance.choice("abcdefg"), chance.choice(TIMES), chance.choice("012345"), "4",
         chance.choice(("Nice", "")), chance.choice(("0.1", "0.7", "1.3")), "pay")
        for _ in range(300)
    ]  # fmt: skip
    found = []
    for name in ("one", "other"):
        lake, folder = Lake(tmp_path / name), tmp_path / name
        folder.mkdir()
        (folder / "f.csv").write_bytes(csv_bytes(ratings, heading=RATINGS))
        with closing(open_memory(folder)) as connection:
            table = stage(open_source(folder / "f.csv", work_dir=folder), connection)
            lake.add_observations(shape_observations(table, mapping, source="s"), "import")
            ids = sorted(rows(connection, f"SELECT * FROM ({lake.visible_sql('observations')})"))
        observations = open_observations(lake)
        found.append((ids, measures(None, observations, BINDING)))
        observations.engine.close()
        ratings = chance.sample(ratings, len(ratings))
    assert found[0] == found[1]


@few
@given(more=st.lists(EVENT, min_size=2, max_size=6), chance=chance)
def test_a_lake_filled_in_another_order_holds_the_same_events(more, chance):
    lines = numbered([*EVERY, *more])
    lines = [(*line[:-1], "1") for line in lines]
    seen = []
    with tempfile.TemporaryDirectory() as name:
        for place, some in enumerate((lines, shuffled(lines, chance))):
            folder = Path(name) / str(place)
            lake = Lake(folder)
            folder.mkdir()
            (folder / "f.csv").write_bytes(csv_bytes(some, heading=HEADING))
            with closing(open_memory(folder)) as connection:
                table = stage(open_source(folder / "f.csv", work_dir=folder), connection)
                mapping = EventMapping.model_validate({"columns": PLAIN})
                lake.add_events(shape_events(table, mapping, source="s"), "import")
                facts = rows(connection, lake.visible_sql("events"))
            seen.append(sorted(map(repr, facts)))
    assert len(seen[0]) == len(lines)
    assert seen[0] == seen[1]

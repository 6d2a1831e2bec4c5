"""Tables become maps: guessed, corrected, laid out."""

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from tropa.core.errors import InputError
from tropa.core.map_imports import MOST_LINES, MapReading
from tropa.core.map_part import LONGEST_NAME
from tropa.formats.grid import grid_of, paste_grid
from tropa.formats.lane_words import told_by
from tropa.formats.map_guess import guess_reading
from tropa.formats.map_matrix import lay_out

ACROSS = [
    ["Journey of Anna", "", "", "", ""],
    ["Phase", "Aware", "", "Buy", ""],
    ["", "Sees an ad", "Asks a friend", "Orders", "Pays"],
    ["Customer actions", "looks", "asks", "clicks", "types"],
    ["Feelings", "1", "0,5", "−1", "-2"],
    ["Channel", "TV", "", "web", "web"],
]


def understood(rows, **options):
    grid = grid_of(rows, file="map.csv")
    return lay_out(grid, guess_reading(grid, **options), title="Map")


def steps_by_stage(document):
    return {
        stage.name: [step.name for step in document.steps_of(stage.id)] for stage in document.stages
    }


def texts(document):
    lanes = {lane.id: lane.title or lane.kind for lane in document.lanes}
    steps = {step.id: step.name for step in document.steps}
    return {(lanes[cell.lane_id], steps[cell.step_id]): cell.text for cell in document.cells}


def test_stages_across_and_lanes_down_are_guessed():
    found = understood(ACROSS)
    assert found.reading.roles == ("skip", "stage", "step", "actions", "emotion", "text")
    assert steps_by_stage(found.document) == {
        "Aware": ["Sees an ad", "Asks a friend"],
        "Buy": ["Orders", "Pays"],
    }
    assert found.document.title == "Journey of Anna"
    assert found.remarks == ()
    assert [lane.title for lane in found.document.lanes] == [
        "Customer actions",
        "Feelings",
        "Channel",
    ]
    assert ("Channel", "Asks a friend") not in texts(found.document)


def test_an_emotion_becomes_what_is_claimed():
    document = understood(ACROSS).document
    lane = next(lane.id for lane in document.lanes if lane.kind == "emotion")
    claims = [cell.claim.range for cell in document.cells if cell.lane_id == lane]
    assert sorted(claims) == [(-2, -2), (-1, -1), (0.5, 0.5), (1, 1)]


def test_emotions_in_words_stay_words():
    found = understood([["Stage", "A", "B"], ["Emotion", "angry", "2"]])
    assert found.reading.roles == ("stage", "text")


def test_a_table_that_runs_down_is_turned():
    turned = [list(row) for row in zip(*ACROSS[1:], strict=True)]
    found = understood(turned)
    assert found.reading.is_transposed
    assert steps_by_stage(found.document) == steps_by_stage(understood(ACROSS).document)
    assert texts(found.document) == texts(understood(ACROSS).document)


@pytest.mark.parametrize(
    "rows",
    [
        [["Этап", "Выбор", ""], ["Шаг", "Ищет", "Сравнивает"], ["Боли", "долго", "сложно"]],
        [["Etap", "Wybór", ""], ["Krok", "Szuka", "Porównuje"], ["Bolączki", "wolno", "trudno"]],
        [["", "Choosing", ""], ["", "Looks", "Compares"], ["Pain points", "slow", "hard"]],
    ],
)
def test_it_understands_three_languages_and_bare_headings(rows):
    found = understood(rows)
    assert found.reading.roles == ("stage", "step", "pains")
    assert list(steps_by_stage(found.document).values()) == [rows[1][1:]]


def test_a_map_of_stages_alone_gets_one_step_a_stage():
    found = understood([["", "Choosing", "Buying"], ["Pains", "slow", "dear"], ["Goals", "x", ""]])
    assert steps_by_stage(found.document) == {"Choosing": ["Choosing"], "Buying": ["Buying"]}
    assert texts(found.document)[("Pains", "Buying")] == "dear"


def test_a_board_is_a_list_of_notes_by_their_area():
    found = understood(
        [
            ["ID", "Text", "BG Color", "Position X", "Area"],
            ["1", "no place to park", "#fff", "10", "Arrival"],
            ["2", "queue", "#fff", "20", "Till"],
            ["3", "wet trolley", "#ffa", "30", "Arrival"],
        ]
    )
    assert steps_by_stage(found.document) == {
        "Arrival": ["no place to park", "wet trolley"],
        "Till": ["queue"],
    }
    assert found.remarks == ("Lines left out: 1, 3, 4.",)
    assert not found.document.lanes


def test_a_pasted_list_waits_in_a_stage_not_sorted_yet():
    grid = paste_grid("queue\nwet trolley\nqueue")
    document = lay_out(grid, guess_reading(grid, is_list=True), title="Notes").document
    assert [stage.name_key for stage in document.stages] == ["stage.unplaced"]
    assert [step.name for step in document.steps] == ["queue", "wet trolley", "queue"]


def test_further_columns_of_a_pasted_list_are_lanes():
    grid = paste_grid("Call\twaits long\nVisit\t\nPay\tno change")
    document = lay_out(grid, guess_reading(grid, is_list=True), title="").document
    assert texts(document) == {("text", "Call"): "waits long", ("text", "Pay"): "no change"}


def test_notes_can_be_gathered_in_one_cell_instead():
    grid = paste_grid("queue\nwet trolley\nqueue")
    reading = MapReading(is_transposed=True, titles=0, roles=("pains",))
    (cell,) = lay_out(grid, reading, title="").document.cells
    assert cell.text == "queue\nwet trolley"


def test_what_people_say_of_a_line_holds():
    rows = [["", "Choosing", "Buying"], ["Notes", "slow", "dear"]]
    reading = MapReading(roles=("step", "opportunities"))
    document = lay_out(grid_of(rows, file="m.csv"), reading, title="M").document
    assert [lane.kind for lane in document.lanes] == ["opportunities"]
    assert [step.name for step in document.steps] == ["Choosing", "Buying"]


def test_stages_that_are_numbered_through_lose_their_numbers():
    numbered = understood([["Stage", "1. Choosing", "", "2. Buying"], ["Step", "a", "b", "c"]])
    assert list(steps_by_stage(numbered.document)) == ["Choosing", "Buying"]
    dates = understood([["Stage", "1. May", "2. May", "9. May"], ["Step", "a", "b", "c"]])
    assert list(steps_by_stage(dates.document)) == ["1. May", "2. May", "9. May"]


def test_marks_in_brackets_become_marks_of_the_step():
    rows = [
        ["Stage", "S", "", ""],
        ["Step", "Платит (момент истины)", "b (quick win)", "c (by post)"],
    ]
    steps = understood(rows).document.steps
    assert [step.name for step in steps] == ["Платит", "b", "c (by post)"]
    assert [step.is_moment_of_truth for step in steps] == [True, False, False]
    assert [step.is_quick_win for step in steps] == [False, True, False]


def test_two_lines_of_stages_are_refused():
    with pytest.raises(ValueError, match="said to hold the same"):
        MapReading(roles=("stage", "stage"))


def test_nothing_said_to_be_a_map_is_none():
    with pytest.raises(InputError, match="No stage and no step"):
        lay_out(paste_grid("a\tb"), MapReading(roles=("skip",)), title="")


def test_a_table_with_too_many_lines_is_to_be_turned():
    grid = grid_of([["x", "y", "z"]] * (MOST_LINES + 1), file="m.csv")
    with pytest.raises(InputError, match="Turn it round"):
        guess_reading(grid, is_transposed=False)


def test_a_name_too_long_is_cut_and_that_is_said():
    found = understood([["Stage", "A", "B"], ["Step", "x" * 400, "y"]])
    assert len(found.document.steps[0].name) == LONGEST_NAME
    assert found.remarks == (f"Names cut to {LONGEST_NAME} letters: 1.",)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("KPI", "kpi"),
        ("3. Боли и барьеры", "pains"),
        ("Możliwości", "opportunities"),
        ("Процессы поддержки", "support"),
        ("Line of visibility and all that lies far below it", None),
        ("", None),
    ],
)
def test_a_title_tells_what_a_line_is(title, told):
    assert told_by(title) == told


@given(
    st.lists(
        st.lists(st.text("ab ×=Ш\n", max_size=4), min_size=2, max_size=5), min_size=1, max_size=6
    )
)
def test_any_table_becomes_a_map_that_hangs_together_or_one_clear_line(rows):
    try:
        found = understood(rows)
    except InputError:
        reject()
    held = {text for row in found.document.cells for text in row.text.split("\n")}
    told = " ".join(cell.strip() for row in rows for cell in row)
    assert all(text in told for text in held)

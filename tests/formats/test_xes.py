"""Event logs in XES: as the standard allows them, as tools write them, as attackers do."""

import gzip
from pathlib import Path

import pytest

from tropa.core.errors import InputError
from tropa.core.mappings import ReadOptions
from tropa.formats import chunks, xes_parser, xes_spool
from tropa.formats.source import ROW, BatchPlan
from tropa.formats.xes import open_xes

REAL = Path(__file__).parents[2] / ".." / "shared" / "data"


@pytest.fixture
def opened(tmp_path):
    """Write a log and open it."""

    def write_and_open(content, name="log.xes", **options):
        raw = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(raw)
        return open_xes(tmp_path / name, ReadOptions(**options), work_dir=tmp_path)

    return write_and_open


def rows_of(source):
    assert isinstance(source.plan, BatchPlan)
    return [row for batch in source.plan.batches() for row in batch.to_pylist()]


def event(activity, *more):
    return f'<event><string key="concept:name" value="{activity}"/>{"".join(more)}</event>'


def at(time):
    return f'<date key="time:timestamp" value="{time}"/>'


NAMED = '<string key="concept:name" value="A1"/>'


def test_it_reads_events_with_their_trace_and_position(opened):
    source = opened(
        f'<log><trace>{NAMED}<string key="city" value="Łódź"/>'
        f"{event('Pay', at('2025-01-02T03:04:05'))}{event('Ship', at('2025-01-03T00:00:00Z'))}"
        "</trace></log>"
    )
    assert source.columns == (
        "case:concept:name", "concept:name", "time:timestamp", "position", "case:city",
    )  # fmt: skip
    assert rows_of(source)[1] == {
        ROW: 2, "case:concept:name": "A1", "concept:name": "Ship",
        "time:timestamp": "2025-01-03T00:00:00Z", "position": "2", "case:city": "Łódź",
    }  # fmt: skip
    assert rows_of(source)[0]["time:timestamp"] == "2025-01-02T03:04:05"


def test_its_mapping_is_known(opened):
    group = '<string key="org:group" value="Desk"/>'
    source = opened(f'<log><trace><int key="age" value="3"/>{event("Pay", group)}</trace></log>')
    roles = {name: column.role for name, column in source.known.columns.items()}
    assert roles == {
        "case:concept:name": "case", "concept:name": "activity", "time:timestamp": "time",
        "position": "sequence", "org:group": "department", "case:age": "case_attribute",
    }  # fmt: skip


def test_a_trace_without_a_name_is_called_after_its_place(opened):
    default = '<global scope="trace"><string key="concept:name" value="UNKNOWN"/></global>'
    trace = f"<trace>{event('Pay')}</trace>"
    assert [
        row["case:concept:name"] for row in rows_of(opened(f"<log>{default}{trace * 2}</log>"))
    ] == [
        "case 1",
        "case 2",
    ]


def test_globals_are_the_defaults_of_what_is_missing(opened):
    desk = event("Pay", '<string key="org:group" value="Desk"/>')
    source = opened(
        '<log><global scope="trace"><string key="city" value="?"/></global>'
        '<global scope="event"><string key="org:group" value="UNKNOWN"/></global>'
        f"<trace>{desk}{event('Ship')}</trace></log>"
    )
    assert [(r["org:group"], r["case:city"]) for r in rows_of(source)] == [
        ("Desk", "?"),
        ("UNKNOWN", "?"),
    ]


def test_nested_attributes_and_lists_are_laid_flat(opened):
    nested = (
        '<string key="a" value="1"><int key="b" value="2"><int key="c" value="3"/></int></string>'
    )
    listed = (
        '<list key="l"><values><string key="x" value="4"/><int key="x" value="5"/></values></list>'
    )
    boxed = '<container key="k"><id key="i" value="6"/></container>'
    (row,) = rows_of(opened(f"<log><trace>{event('Pay', nested, listed, boxed)}</trace></log>"))
    assert {name: row[name] for name in ("a", "a/b", "a/b/c", "l[0]", "l[1]", "k/i")} == {
        "a": "1", "a/b": "2", "a/b/c": "3", "l[0]": "4", "l[1]": "5", "k/i": "6",
    }  # fmt: skip


def test_a_repeated_key_loses_nothing(opened):
    tags = '<string key="tag" value="x"/><string key="tag" value="y"/>'
    (row,) = rows_of(opened(f"<log><trace>{event('Pay', tags)}</trace></log>"))
    assert (row["tag"], row["tag[1]"]) == ("x", "y")


def test_attributes_after_the_events_belong_to_the_trace_too(opened):
    (row,) = rows_of(opened(f"<log><trace>{event('Pay')}{NAMED}</trace></log>"))
    assert row["case:concept:name"] == "A1"


def test_a_prefix_for_the_name_space_changes_nothing(opened):
    source = opened(
        '<x:log xmlns:x="http://www.xes-standard.org/"><x:trace>'
        '<x:string key="concept:name" value="A1"/>'
        '<x:event><x:string value="Pay" key="concept:name"/></x:event></x:trace></x:log>'
    )
    assert rows_of(source)[0]["concept:name"] == "Pay"


def test_a_classifier_names_the_activity_where_there_is_no_concept_name(opened):
    source = opened(
        '<log><classifier name="Step" keys="step"/><trace>'
        '<event><string key="step" value="Pay"/></event></trace></log>'
    )
    assert source.known.columns["step"].role == "activity"
    assert source.options == {"classifier Step": "step"}


def test_it_counts_empty_traces_and_stray_events(opened):
    source = opened(f"<log><trace>{NAMED}</trace>{event('Pay')}</log>")
    assert rows_of(source) == []
    assert source.warnings == (
        "Traces without any event, left out: 1.",
        "Events outside any trace, left out: 1.",
    )


def test_a_log_without_traces_is_an_empty_table(opened):
    source = opened("<log/>")
    assert rows_of(source) == []
    assert source.columns == ("case:concept:name", "concept:name", "time:timestamp", "position")


def transition(word):
    return f'<string key="lifecycle:transition" value="{word}"/>'


def instance(name):
    return f'<string key="concept:instance" value="{name}"/>'


LIFECYCLE = f"""<log><trace>
{event("Pay", transition("start"), instance("p1"), at("2025-01-01T09:00:00"))}
{event("Pay", transition("start"), instance("p2"), at("2025-01-01T09:01:00"))}
{event("Pay", transition("complete"), instance("p2"), at("2025-01-01T09:02:00"))}
{event("Pay", transition("complete"), instance("p1"), at("2025-01-01T09:03:00"))}
{event("Ship", transition("complete"), at("2025-01-01T10:00:00"))}
</trace></log>"""


def test_starts_and_completes_stay_apart_unless_asked(opened):
    rows = rows_of(opened(LIFECYCLE))
    assert [row["lifecycle:transition"] for row in rows] == [
        "start", "start", "complete", "complete", "complete",
    ]  # fmt: skip


def test_starts_and_completes_pair_by_instance_when_asked(opened):
    source = opened(LIFECYCLE, pair_lifecycle=True)
    assert [
        (row["concept:name"], row["time:timestamp"][11:16], (row["time:end"] or "")[11:16])
        for row in rows_of(source)
    ] == [("Pay", "09:00", "09:03"), ("Pay", "09:01", "09:02"), ("Ship", "10:00", "")]
    assert source.known.columns["time:end"].role == "end"


def test_batches_stay_small_and_their_columns_grow(opened, monkeypatch):
    monkeypatch.setattr(xes_spool, "BATCH_ROWS", 2)
    late = event("Late", '<string key="new" value="x"/>')
    early = f"<trace>{event('Pay')}</trace>" * 3
    source = opened(f"<log>{early}<trace>{late}</trace></log>")
    assert [batch.num_rows for batch in source.plan.batches()] == [2, 2]
    assert [row["new"] for row in rows_of(source)] == [None, None, None, "x"]
    assert [row[ROW] for row in rows_of(source)] == [1, 2, 3, 4]


def test_a_very_long_trace_is_handed_over_in_parts(opened, monkeypatch):
    monkeypatch.setattr(xes_parser, "MOST_HELD_EVENTS", 2)
    rows = rows_of(opened(f"<log><trace>{NAMED}{event('Pay') * 5}</trace></log>"))
    assert [row["position"] for row in rows] == ["1", "2", "3", "4", "5"]
    with pytest.raises(InputError, match="very long trace follows its events"):
        opened(f"<log><trace>{event('Pay') * 5}{NAMED}</trace></log>")


def test_gzip_is_told_by_content_not_by_name(opened):
    content = gzip.compress(f"<log><trace>{event('Pay')}</trace></log>".encode())
    assert len(rows_of(opened(content, name="log.xes"))) == 1


def test_it_tells_its_progress(tmp_path):
    (tmp_path / "log.xes").write_text("<log/>")
    seen = []
    open_xes(tmp_path / "log.xes", ReadOptions(), work_dir=tmp_path, progress=seen.append)
    assert seen == [1.0]


BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    f"<log><trace>{event('&b;')}</trace></log>"
)
EXTERNAL = (
    '<!DOCTYPE log [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    f"<log><trace>{event('&secret;')}</trace></log>"
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"^log\.xes: The file is empty \(0 bytes\)"),
        (BOMB, r"^log\.xes, row 2: The file declares a document type or entities"),
        (EXTERNAL, r"^log\.xes, row 1: The file declares a document type or entities"),
        ("case;activity\n1;Pay\n", r"row 1: The XML is broken"),
        ("<html><body/></html>", r"row 1: This is no XES: its outermost tag is <html>"),
        ("<log>\n<trace>\n" + event("Pay"), r"row 3: .*inside the trace that begins in row 2"),
        ("<log>\n<trace>\n<event>\n</trace></log>", r"row 4: .*mismatched tag.*begins in row 2"),
        ("<log><trace><trace/></trace></log>", "A trace lies inside another trace"),
        ('<log><trace>\n<string value="x"/></trace></log>', "row 2: A <string> has no key"),
        ("<log><trace><event/></trace></log>", "No event has a concept:name"),
        (gzip.compress(b"<log></log>" * 99)[:-12], "compressed file ends too early"),
        (gzip.compress(b"<log/>")[:-8] + b"x" * 8, "compressed file is damaged"),
        ("<log>" + '<string key="a">' * 99, "nested more than 64 deep"),
    ],
    ids=[
        "empty", "bomb", "external", "csv", "html", "unclosed", "mismatched", "nested-trace",
        "no-key", "no-activity", "truncated-gz", "damaged-gz", "too-deep",
    ],
)  # fmt: skip
def test_it_refuses_with_one_clear_line(opened, content, message):
    with pytest.raises(InputError, match=message) as refused:
        opened(content)
    assert "\n" not in str(refused.value)


def test_it_refuses_a_gzip_bomb(opened, monkeypatch):
    monkeypatch.setattr(chunks, "HARMLESS_BYTES", 10_000)
    with pytest.raises(InputError, match="unpacks to more than 300 times its size"):
        opened(gzip.compress(b"<log>" + b" " * 5_000_000))


def test_it_refuses_more_attributes_than_a_table_can_have(opened, monkeypatch):
    monkeypatch.setattr(xes_spool, "MOST_COLUMNS", 5)
    many = "".join(f'<int key="k{i}" value="1"/>' for i in range(6))
    with pytest.raises(InputError, match="more than 5 different attributes"):
        opened(f"<log><trace>{event('Pay', many)}</trace></log>")


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "cases", "events", "activities"),
    [("helpdesk", 4580, 21348, 14), ("receipt", 1434, 8577, 27)],
)
def test_real_logs_have_their_known_figures(tmp_path, name, cases, events, activities):
    path = REAL / name / f"{name}.xes.gz"
    if not path.exists():
        pytest.skip(f"The real log {name} does not lie beside the project.")
    rows = rows_of(open_xes(path, ReadOptions(), work_dir=tmp_path))
    assert len(rows) == events
    assert len({row["case:concept:name"] for row in rows}) == cases
    assert len({row["concept:name"] for row in rows}) == activities

"""To which touchpoint a step was bound: kept through every edit of its map."""

import pytest

from tropa.features.journeys.models import MapRecord

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(company):
    """A map of two stages with one step, bound to a touchpoint from the beginning."""
    post = company.editor.post
    call, chat = (
        post(f"{company.at}/touchpoints", {"name": name})["id"] for name in ("Call", "Chat")
    )
    document = {
        "id": "m",
        "title": "Asking",
        "stages": [{"id": "s", "name": "Ask"}, {"id": "t", "name": "Wait"}],
        "steps": [{"id": "ask", "stage_id": "s", "name": "Asks", "touchpoint_id": call}],
        "version": 1,
    }
    record = MapRecord.objects.create(
        workspace=company.workspace, title="Asking", document=document, version=1
    )
    return Drawn(company, f"{company.at}/maps/{record.pk}", call, chat)


class Drawn:
    def __init__(self, company, at, call, chat):
        self.company, self.at, self.call, self.chat = company, at, call, chat

    def do(self, *commands):
        return self.company.editor.post(f"{self.at}/commands", {"commands": list(commands)})

    def history(self, step="ask"):
        rows = self.company.viewer.get(f"{self.at}/bindings?step_id={step}")
        return [(row["was_name"], row["became_name"]) for row in rows]

    def bind(self, touchpoint):
        return self.do({"kind": "bind_step", "step_id": "ask", "touchpoint_id": touchpoint})


def test_a_step_tells_from_which_touchpoint_to_which_it_was_bound(drawn):
    assert drawn.history() == []
    drawn.bind(drawn.chat)
    drawn.bind(None)
    assert drawn.history() == [("Chat", ""), ("Call", "Chat")]
    (last, _) = drawn.company.viewer.get(f"{drawn.at}/bindings?step_id=ask")
    assert (last["by"], last["version"]) == (drawn.company.editor.user.get_full_name(), 3)


def test_renaming_moving_merging_and_removing_with_undo_leave_it_alone(drawn):
    drawn.bind(drawn.chat)
    drawn.do(
        {"kind": "rename_step", "step_id": "ask", "name": "Asks again"},
        {"kind": "move_step", "step_id": "ask", "stage_id": "t", "position": 0},
        {"kind": "merge_stages", "stage_id": "t", "into_id": "s"},
    )
    gone = drawn.do({"kind": "remove_step", "step_id": "ask"})
    drawn.do(*gone["inverse"])
    assert drawn.history() == [("Call", "Chat")]


def test_undo_of_a_binding_is_a_change_of_it(drawn):
    drawn.do(*drawn.bind(drawn.chat)["inverse"])
    assert drawn.history() == [("Chat", "Call"), ("Call", "Chat")]


def test_a_step_that_was_never_bound_anew_comes_back_without_a_word(drawn):
    drawn.do(*drawn.do({"kind": "remove_step", "step_id": "ask"})["inverse"])
    assert drawn.history() == []


def test_a_new_step_begins_with_the_touchpoint_it_was_added_with(drawn):
    new = {"step_id": "n", "stage_id": "s", "name": "New", "touchpoint_id": drawn.chat}
    drawn.do({"kind": "add_step", **new})
    drawn.do({"kind": "bind_step", "step_id": "n", "touchpoint_id": drawn.call})
    assert drawn.history("n") == [("Chat", "Call"), ("", "Chat")]


def test_a_touchpoint_that_left_the_registry_is_told_without_a_name(drawn):
    drawn.bind(drawn.chat)
    drawn.company.editor.delete(f"{drawn.company.at}/touchpoints/{drawn.call}")
    assert drawn.history() == [("", "Chat")]

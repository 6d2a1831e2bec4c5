"""From as-is to to-be, as measured: targets of a linked copy, before the change and since."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shop(company, take_in, finish_jobs):
    """Orders paid after two days, and after half a day from 20 January on; one waits over it."""
    lines = ["order,what,when,phone"]
    for number in range(40):
        is_new = number >= 20
        day = f"2026-01-{20 + number % 7:02d}" if is_new else f"2026-01-{number % 10 + 1:02d}"
        paid = f"{day} 22:00" if is_new else f"2026-01-{number % 10 + 3:02d} 10:00"
        lines += [f"{number},Order,{day} 10:00,", f"{number},Pay,{paid},"]
    lines += ["40,Order,2026-01-18 10:00,", "40,Pay,2026-01-20 10:00,"]
    take_in("\n".join(lines), lens={"object_type": "order", "idle_seconds": 3600})
    finish_jobs()
    (lens,) = company.viewer.get(f"{company.at}/lenses")
    company.as_is = company.editor.post(
        f"{company.at}/maps", {"lens_id": lens["id"], "title": "Buying"}
    )
    return company


@pytest.fixture
def to_be(shop):
    body = {"title": "Buying in a day", "change_from": "2026-01-20"}
    return shop.editor.post(f"{shop.at}/maps/{shop.as_is['id']}/to-be", body)


def aim(shop, to_be, **claim):
    """Write a target at the order, in a lane of its own."""
    step = next(one for one in to_be["document"]["steps"] if one["name"] == "Order")
    lane_id = f"aim-{claim['measure']}"
    commands = [
        {"kind": "add_lane", "lane_id": lane_id, "lane_kind": "kpi"},
        {"kind": "set_claim", "lane_id": lane_id, "step_id": step["id"], "claim": claim},
    ]
    shop.editor.post(f"{shop.at}/maps/{to_be['id']}/commands", {"commands": commands})


def progress(shop, to_be):
    return shop.viewer.get(f"{shop.at}/maps/{to_be['id']}/progress")


def test_a_to_be_map_is_a_linked_copy_without_the_claims_about_today(shop):
    aim(shop, shop.as_is, measure="wait_after", high=86_400)
    at = f"{shop.at}/maps/{shop.as_is['id']}"
    copy = shop.editor.post(f"{at}/to-be", {"title": "Wanted", "change_from": "2026-01-20"})
    original = shop.viewer.get(at)["document"]
    for parts in ("stages", "steps", "lanes"):
        assert copy["document"][parts] == original[parts]
    assert copy["document"]["cells"] == []
    assert (copy["as_is_id"], copy["as_is_title"]) == (shop.as_is["id"], "Buying")
    assert copy["lens_id"] == shop.as_is["lens_id"]


def test_a_target_is_measured_before_and_now_with_n_interval_and_period(shop, to_be):
    aim(shop, to_be, measure="wait_after", high=86_400)
    told = progress(shop, to_be)
    (target,) = told["targets"]
    before, now = target["before"], target["now"]
    assert (before["value"], before["n"]) == (172_800, 21)
    assert (now["value"], now["n"], now["low"], now["high"]) == (43_200, 20, 43_200, 43_200)
    assert (target["verdict"], target["high"]) == ("reached", 86_400)
    assert before["last_us"] < told["now"]["since_us"] <= now["first_us"]
    assert told["before"]["until_us"] == told["now"]["since_us"]
    assert told["spanning"] == 1


def put_kpis(shop, to_be, *kpis):
    """Write KPIs at the order, each in a lane of its own, and one at the stage."""
    step = next(one for one in to_be["document"]["steps"] if one["name"] == "Order")
    commands = []
    for number, kpi in enumerate(kpis):
        at = {"stage_id": step["stage_id"]} if kpi["name"] == "Stage" else {"step_id": step["id"]}
        lane, content = {"lane_id": f"kpi-{number}"}, {"kind": "kpi"} | kpi
        commands += [
            {"kind": "add_lane", **lane, "lane_kind": "kpi"},
            {"kind": "set_content", **lane, **at, "content": content},
        ]
    shop.editor.post(f"{shop.at}/maps/{to_be['id']}/commands", {"commands": commands})


def test_a_kpi_with_a_target_is_measured_where_it_names_its_measure(shop, to_be):
    waiting = {"measure": "wait_after", "is_less_better": True}
    put_kpis(
        shop,
        to_be,
        {"name": "Paid soon", "target": 1, "value": 2, "unit": "days", **waiting},
        {"name": "Paid later", "target": 6, "unit": "hours", **waiting},
        {"name": "Sales", "target": 90, "unit": "%"},
        {"name": "Returns", "target": 9, "unit": "days", "measure": "return"},
        {"name": "Stage", "target": 1, "measure": "return"},
        {"name": "No target", "value": 1, "measure": "return"},
    )
    targets = {one["kpi"]["name"]: one for one in progress(shop, to_be)["targets"]}
    assert {name: (one["verdict"], one["reason"]) for name, one in targets.items()} == {
        "Paid soon": ("reached", ""),
        "Paid later": ("not_reached", ""),
        "Sales": ("unmeasured", "no_measure"),
        "Returns": ("unmeasured", "other_unit"),
        "Stage": ("unmeasured", "no_touchpoint"),
    }
    soon = targets["Paid soon"]
    assert (soon["before"]["value"], soon["now"]["value"]) == (172_800, 43_200)
    assert (soon["high"], soon["change"]["value"]) == (86_400, -129_600)
    assert (soon["kpi"]["target"], soon["kpi"]["value"]) == (1, 2)


def test_a_step_that_the_as_is_map_has_not_is_measured_before_too(shop, to_be):
    at = f"{shop.at}/maps/{shop.as_is['id']}"
    step = next(one for one in to_be["document"]["steps"] if one["name"] == "Order")
    own = next(one for one in shop.as_is["document"]["steps"] if one["name"] == "Order")
    removal = {"kind": "remove_step", "step_id": own["id"]}
    shop.editor.post(f"{at}/commands", {"commands": [removal]})
    assert step["touchpoint_id"]
    aim(shop, to_be, measure="wait_after", high=86_400)
    (target,) = progress(shop, to_be)["targets"]
    assert (target["before"]["value"], target["before"]["n"]) == (172_800, 21)
    assert target["change"]["value"] == -129_600


def test_nothing_is_said_of_too_few(shop, to_be):
    aim(shop, to_be, measure="return", high=0.1)
    at = f"{shop.at}/maps/{to_be['id']}"
    shop.editor.call("PATCH", f"{at}/to-be", {"change_from": "2026-01-26"})
    (target,) = progress(shop, to_be)["targets"]
    assert (target["now"]["value"], target["now"]["n"]) == (None, 3)
    assert (target["verdict"], target["change"], target["way"]) == ("scarce", None, None)


def test_progress_goes_on_when_the_as_is_map_is_taken_away(shop, to_be):
    aim(shop, to_be, measure="wait_after", high=86_400)
    shop.editor.delete(f"{shop.at}/maps/{shop.as_is['id']}")
    told = progress(shop, to_be)
    assert (told["as_is_id"], told["as_is_title"]) == (None, "Buying")
    assert told["targets"][0]["before"]["n"] == 21


def test_a_map_that_is_no_to_be_map_has_no_progress(shop):
    refused = shop.viewer.call("GET", f"{shop.at}/maps/{shop.as_is['id']}/progress")
    assert refused.status_code == 404


def test_one_touchpoint_has_the_same_figures_on_every_map(shop):
    other = shop.editor.post(f"{shop.at}/maps", {"lens_id": shop.as_is["lens_id"], "title": "Two"})
    (step,) = [one for one in other["document"]["steps"] if one["name"] == "Pay"]
    removal = {"kind": "remove_step", "step_id": step["id"]}
    shop.editor.post(f"{shop.at}/maps/{other['id']}/commands", {"commands": [removal]})
    first, second = (
        shop.viewer.get(f"{shop.at}/maps/{one['id']}/measured")["figures"]
        for one in (shop.as_is, other)
    )
    shared = [touchpoint for touchpoint in second if touchpoint in first]
    assert shared
    for touchpoint in shared:
        assert second[touchpoint] == first[touchpoint]

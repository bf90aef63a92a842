"""The fields of touchpoints and experiences, as programs read and change them."""

from typing import Any

import pytest

from tests.conftest import Cast
from tests.web.desk.api import Program
from touchline.web.identify.models import Stage
from touchline.web.map import operations
from touchline.web.map.models import Map, Placement
from touchline.web.map.operations.maps import change_map

WHOLE: dict[str, Any] = {
    "name": "Shop",
    "kinds": ["human", "physical"],
    "channel": "shop",
    "status": "live",
    "direct": True,
    "control": "ours",
    "protected": True,
    "review_by": "2026-12-31",
    "department": "Sales",
    "place": "Ground floor,\nby the door",
    "systems": "Till",
    "data_generated": "Receipts",
    "data_shared": "Stock",
    "monthly_cost_minor": 1_150_000,
    "cost_per_contact": "0.25",
    "staff_minutes_per_contact": 7.5,
    "contacts_per_month": 4_000,
    "effort_minutes": 20.0,
    "effort_trips": 1.0,
    "effort_contacts": 1.0,
    "optimal_experience": "Somebody looks up",
    "tone": "Warm",
    "note": "Closed on Mondays",
    "links": [{"url": "https://lavanda.example/shop", "label": "Shop"}],
    "interactions": [{"type": "Greeting", "channel": "shop", "role": "Adviser", "outcome": "At ease"}],
    "source_language": "en",
}


@pytest.fixture
def shop(cast: Cast, map: Map, stages: list[Stage]) -> Placement:
    return operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)


@pytest.fixture
def program(cast: Cast) -> Program:
    return Program(cast.ana)


def details(card: Placement) -> str:
    return f"touchpoints/{card.touchpoint.slug}/details"


def felt(card: Placement) -> str:
    return f"placements/{card.slug}/experience"


def test_every_field_of_a_touchpoint_is_written_and_read_again(cast: Cast, program: Program, shop: Placement) -> None:
    read = program.get(details(shop))
    sent = WHOLE | {"responsible": cast.bogdan.slug, "texts": {"note": {"ro": "Închis lunea"}}}
    sent |= {"processes": [{"name": "Opening", "people": "Two", "responsible": cast.chi.slug}]}
    versions = {name: read["versions"][name] for name in sent if name != "texts"} | {"note@ro": 1}

    changed = program.send("patch", details(shop), sent | {"versions": versions}, 200)

    assert {name: changed[name] for name in sent} == sent
    assert program.get(details(shop)) == changed
    assert (changed["versions"]["note"], changed["versions"]["note@ro"], changed["versions"]["name"]) == (2, 2, 1)


def test_two_programs_change_two_fields_and_lose_nothing(program: Program, shop: Placement) -> None:
    program.send("patch", details(shop), {"note": "Theirs", "versions": {"note": 1}}, 200)

    both = program.send("patch", details(shop), {"tone": "Ours", "versions": {"tone": 1}}, 200)

    assert (both["note"], both["tone"]) == ("Theirs", "Ours")


def test_the_same_field_changed_meanwhile_shows_both_values_and_writes_nothing(
    program: Program, shop: Placement
) -> None:
    first = {"note": "Theirs", "texts": {"note": {"ro": "Al lor"}}, "versions": {"note": 1, "note@ro": 1}}
    program.send("patch", details(shop), first, 200)
    mine = {"note": "Mine", "texts": {"note": {"ro": "Al meu"}}, "tone": "Warm"}

    refused = program.send("patch", details(shop), mine | {"versions": {"note": 1, "note@ro": 1, "tone": 1}}, 409)

    assert refused["code"] == "changed-meanwhile"
    assert refused["conflicts"] == [
        {"field": "note", "yours": "Mine", "theirs": "Theirs", "version": 2},
        {"field": "note@ro", "yours": "Al meu", "theirs": "Al lor", "version": 2},
    ]
    assert program.get(details(shop))["tone"] == ""


def test_a_field_without_its_version_and_an_address_that_is_none_are_refused(program: Program, shop: Placement) -> None:
    link = {"links": [{"url": "https://-/", "label": ""}], "versions": {"links": 1}}

    assert program.send("patch", details(shop), {"note": "Mine"}, 422)["code"] == "version-missing"
    assert program.send("patch", details(shop), link, 422)["code"] == "no-address"


def test_an_experience_is_read_before_anybody_wrote_it_and_changed_field_by_field(
    program: Program, shop: Placement
) -> None:
    read = program.get(felt(shop))
    sent = {"wants": "To sit", "emotion_felt": -1, "expectations_met": "below", "moment_of_truth": True}
    sent |= {"texts": {"wants": {"it": "Sedersi"}}}
    versions = {name: 1 for name in (*sent, "wants@it") if name != "texts"}

    changed = program.send("patch", felt(shop), sent | {"versions": versions}, 200)
    refused = program.send("patch", felt(shop), {"emotion_felt": 2, "versions": {"emotion_felt": 1}}, 409)

    assert (read["wants"], read["emotion_felt"], read["versions"]["wants"]) == ("", None, 1)
    assert {name: changed[name] for name in sent} == sent
    assert refused["conflicts"] == [{"field": "emotion_felt", "yours": 2, "theirs": -1, "version": 2}]


def test_nothing_is_felt_on_a_plan_but_wished(cast: Cast, program: Program, map: Map, shop: Placement) -> None:
    change_map(map, seen={}, person=cast.ana.person, state="to-be")

    refused = program.send("patch", felt(shop), {"emotion_felt": 2, "versions": {"emotion_felt": 1}}, 422)
    program.send("patch", felt(shop), {"emotion_wish": 2, "versions": {"emotion_wish": 1}}, 200)

    assert refused["code"] == "felt-on-a-plan"

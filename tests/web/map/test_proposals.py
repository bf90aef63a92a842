"""Names in data become touchpoints: confirmed, changed, merged, ignored, one by one or all at once."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.map import addresses
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.models import Map
from touchline.web.record.queries.event_names import EventName

AT = datetime(2026, 3, 1, tzinfo=UTC)
NAMES = [
    EventName("page_view", 9000, 700, "", AT, AT),
    EventName("deliveryEmail", 300, 250, "Newsletter tool", AT, AT),
    EventName("follow_up_call", 40, 40, "", AT, AT),
]


@pytest.fixture
def map(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Map:
    identify.lay_out_stages(cast.workspace, scheme="lifecycle")
    monkeypatch.setattr(queries.proposals.record, "event_names", lambda _workspace: list(NAMES))
    return operations.open_map(cast.workspace, person=cast.ana.person)


def url(cast: Cast, *parts: str) -> str:
    return addresses.url(cast, "proposals", *parts)


def stage(cast: Cast, key: str) -> str:
    return next(stage.slug for stage in cast.workspace.stages.all() if stage.key == key)


def row(number: int, **fields: str) -> dict[str, str]:
    return {f"row{number}-{name}": value for name, value in fields.items()}


def test_names_are_proposed_with_what_was_guessed_and_why(cast: Cast, bogdan: Client, map: Map) -> None:
    page = bogdan.get(url(cast)).content.decode()

    assert "3 names in your data wait for your word" in page
    assert "9,000 events, 700 customers" in page
    assert 'value="Delivery email"' in page
    assert "Guessed: kind by “Email”; stage by “delivery”" in page
    assert 'value="Newsletter tool"' in page


def test_a_known_touchpoint_that_says_the_same_is_chosen_before_a_new_one(cast: Cast, map: Map) -> None:
    call = identify.create_touchpoint(cast.workspace, name="Follow-up call", person=cast.ana.person)

    known = [proposal.known for proposal in queries.event_proposals(cast.workspace).rows]

    assert known == [None, None, call]


def test_one_row_is_confirmed_as_it_was_changed(cast: Cast, bogdan: Client, map: Map) -> None:
    changed = row(0, event="page_view", name="Web site", stage=stage(cast, "knowledge"), kinds="communication")
    others = row(1, event="deliveryEmail", name="")

    reply = bogdan.post(url(cast), {"rows": "2", **changed, **others, "confirm": "0"}, follow=True)

    site = Touchpoint.objects.get()
    assert "Added 1 touchpoint. 1 card is new on the map." in reply.content.decode()
    assert library.event_touchpoints(cast.workspace) == {"page_view": site}
    assert [card.stage.key for card in queries.placements(map)] == ["knowledge"]
    assert "2 names in your data wait" in reply.content.decode()


def test_a_name_is_merged_into_a_known_touchpoint_which_stays_where_it_stands(
    cast: Cast, bogdan: Client, map: Map
) -> None:
    call = identify.create_touchpoint(cast.workspace, name="Call", person=cast.ana.person)
    merged = row(0, event="follow_up_call", name="Follow up call", into=call.slug, stage=stage(cast, "loyalty"))

    bogdan.post(url(cast), {"rows": "1", **merged, "confirm": "0"})

    assert library.event_touchpoints(cast.workspace) == {"follow_up_call": call}
    assert queries.placements(map) == []
    assert Touchpoint.objects.count() == 1


def test_an_ignored_name_is_not_proposed_until_it_is_wanted_again(cast: Cast, bogdan: Client, map: Map) -> None:
    sent = {"rows": "1", **row(0, event="page_view", name=""), "ignore": "0"}
    assert "“page_view” is ignored from now on." in bogdan.post(url(cast), sent, follow=True).content.decode()
    assert library.ignored_events(cast.workspace) == {"page_view"}

    bogdan.post(url(cast, "again"), {"event": "page_view"})

    assert queries.event_proposals(cast.workspace).rows[0].event == NAMES[0]


def test_all_are_confirmed_at_once_or_none(cast: Cast, bogdan: Client, map: Map) -> None:
    rows = {
        "rows": "2",
        "all": "1",
        **row(0, event="page_view", name="Web site"),
        **row(1, event="deliveryEmail", name="Delivery e-mail", stage=stage(cast, "satisfaction")),
    }
    refused = bogdan.post(url(cast), {**rows, "row1-name": ""})
    assert (refused.status_code, Touchpoint.objects.count()) == (422, 0)

    bogdan.post(url(cast), rows)

    assert set(library.event_touchpoints(cast.workspace)) == {"page_view", "deliveryEmail"}
    assert [touchpoint.name for touchpoint in queries.off_the_map(map)] == ["Web site"]


def test_a_touchpoint_that_answers_brought_is_given_its_place(cast: Cast, bogdan: Client, map: Map) -> None:
    food = identify.create_touchpoint(cast.workspace, name="Delivery", person=cast.ana.person)
    proposed = queries.place_proposals(map).rows
    assert [(one.touchpoint, one.stage and one.stage.key) for one in proposed] == [(food, "satisfaction")]

    placed = row(0, of=food.slug, name="Delivery", stage=stage(cast, "satisfaction"), kinds="physical")
    bogdan.post(url(cast), {"rows": "1", **placed, "confirm": "0"})

    food.refresh_from_db()
    assert food.kinds == ["physical"]
    assert [card.touchpoint for card in queries.placements(map)] == [food]


def test_what_is_on_the_map_but_in_no_data_is_listed(cast: Cast, bogdan: Client, map: Map) -> None:
    column = queries.board(map).columns[0].stage
    cards = operations.add_touchpoints(map, names=["Fair", "Shop", "Call"], stage=column, person=cast.ana.person)
    fair, shop, call = (card.touchpoint for card in cards)
    operations.post_readings([operations.NewReading(shop, "score", 4, "points 1-5", "mean", answers=9)])
    identify.rule_event(cast.workspace, "follow_up_call", touchpoint=call, person=cast.ana.person)

    assert queries.unheard_of(map) == [fair]
    assert "On the map, but not in your data" in bogdan.get(url(cast)).content.decode()


def test_a_viewer_judges_nothing_and_a_stranger_finds_nothing(cast: Cast, chi: Client, dario: Client, map: Map) -> None:
    for path in (url(cast), url(cast, "again")):
        assert chi.post(path, {"event": "page_view"}).status_code == 403
        assert dario.post(path, {"event": "page_view"}).status_code == 404


def test_a_touchpoint_of_another_workspace_cannot_be_merged_into(cast: Cast, bogdan: Client, map: Map) -> None:
    other = identify.create_touchpoint(cast.dario.workspace, name="Call", person=None)
    sent = {"rows": "1", **row(0, event="follow_up_call", name="Call", into=other.slug), "confirm": "0"}

    assert bogdan.post(url(cast), sent).status_code == 422
    assert library.event_touchpoints(cast.workspace) == {}

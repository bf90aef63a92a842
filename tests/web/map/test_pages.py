"""The map's pages and fragments: what they show, what they answer, with a script and without."""

import json

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.conftest import Cast
from tests.web.map.addresses import url
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.models import Change, Map, Placement

HTMX = {"HX-Request": "true"}


@pytest.fixture
def shop(cast: Cast, map: Map, stages: list[Stage]) -> Placement:
    return operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)


def toast(reply: HttpResponse) -> dict[str, str]:
    said: dict[str, str] = json.loads(reply.headers["HX-Trigger"])["toast"]
    return said


def test_without_a_map_the_page_offers_stages_to_start_from(cast: Cast, bogdan: Client) -> None:
    assert "Draw the map" in bogdan.get(url(cast)).content.decode()

    bogdan.post(url(cast, "start"), {"scheme": "lifecycle"})

    page = bogdan.get(url(cast)).content.decode()
    assert page.index("Awareness") < page.index("Selection") < page.index("Advocacy")
    assert "Where does somebody who has the problem first hear of you?" in page


def test_a_move_by_script_answers_with_the_two_cells_and_a_way_back(
    cast: Cast, bogdan: Client, stages: list[Stage], shop: Placement
) -> None:
    move = {"stage": stages[2].slug, "position": 0}
    reply = bogdan.post(url(cast, "cards", shop.slug, "move"), move, headers=HTMX)

    cells = reply.content.decode()
    assert [stage.slug for stage in stages if f'id="cell-{stage.slug}-"' in cells] == [stages[0].slug, stages[2].slug]
    assert toast(reply)["text"] == "Moved Shop from Before the purchase to After the purchase, place 1"
    bogdan.post(toast(reply)["undo"], headers=HTMX)
    assert queries.placement(shop.map, shop.slug).stage == stages[0]


def test_a_move_without_a_script_leads_back_to_the_map(
    cast: Cast, bogdan: Client, stages: list[Stage], shop: Placement
) -> None:
    page = bogdan.get(url(cast, "cards", shop.slug, "move"))
    assert "After the purchase" in page.content.decode()

    reply = bogdan.post(url(cast, "cards", shop.slug, "move"), {"stage": stages[1].slug}, follow=True)

    assert reply.redirect_chain == [(url(cast), 302)]
    assert "Moved Shop" in reply.content.decode()


def test_a_card_steps_down_its_column(cast: Cast, bogdan: Client, map: Map, shop: Placement) -> None:
    operations.add_touchpoint(map, name="Fair", stage=shop.stage, person=cast.ana.person)

    bogdan.post(url(cast, "cards", shop.slug, "move"), {"step": "down"})

    assert [card.touchpoint.name for card in queries.placements(map)] == ["Fair", "Shop"]


def test_a_pasted_list_makes_a_card_of_each_line(cast: Cast, bogdan: Client, map: Map, stages: list[Stage]) -> None:
    pasted = "- Web site\n\n• Phone   call\nWeb site\n"

    reply = bogdan.post(url(cast, "add", stages[1].slug), {"names": pasted}, headers=HTMX)

    assert [card.touchpoint.name for card in queries.placements(map)] == ["Web site", "Phone call"]
    assert toast(reply)["text"] == "Added 2 touchpoints"


def test_an_empty_list_is_refused_beside_its_field(cast: Cast, bogdan: Client, stages: list[Stage]) -> None:
    plain = bogdan.post(url(cast, "add", stages[1].slug), {"names": " - "})
    scripted = bogdan.post(url(cast, "add", stages[1].slug), {"names": " - "}, headers=HTMX)

    assert plain.status_code == scripted.status_code == 422
    assert "Write at least one name." in plain.content.decode()
    assert toast(scripted)["text"] == "Write at least one name."


def test_a_name_typed_on_an_old_card_is_refused_and_the_new_one_shown(
    cast: Cast, bogdan: Client, map: Map, shop: Placement
) -> None:
    operations.change_touchpoint(map, shop.touchpoint, version=1, person=cast.ana.person, name="Flower shop")

    change = url(cast, "touchpoints", shop.touchpoint.slug, "change")
    reply = bogdan.post(change, {"name": "The shop", "version": 1}, headers=HTMX)

    assert reply.status_code == 409
    assert "Flower shop" in reply.content.decode()
    assert "Flower shop" in toast(reply)["text"]
    assert Touchpoint.objects.get().name == "Flower shop"


def test_nobody_of_another_workspace_can_be_responsible(cast: Cast, bogdan: Client, shop: Placement) -> None:
    change = url(cast, "touchpoints", shop.touchpoint.slug, "change")

    reply = bogdan.post(change, {"responsible": cast.dario.pk, "version": 1})

    assert reply.status_code == 422
    assert Touchpoint.objects.get().responsible is None


def test_a_touchpoint_of_the_library_is_put_on_the_map(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage], shop: Placement
) -> None:
    operations.take_off(shop, person=cast.ana.person)
    assert "Not on the map yet" in bogdan.get(url(cast)).content.decode()

    bogdan.post(url(cast, "touchpoints", shop.touchpoint.slug, "place"), {"stage": stages[2].slug})

    assert [card.stage for card in queries.placements(map)] == [stages[2]]


@pytest.mark.slow
def test_the_history_says_who_did_what_and_takes_it_back(cast: Cast, bogdan: Client, map: Map, shop: Placement) -> None:
    page = bogdan.get(url(cast, "history")).content.decode()
    assert "Added Shop to Before the purchase" in page
    assert "Ana" in page

    back = url(cast, "history", Change.objects.get().slug, "undo")
    bogdan.post(back, {"next": "history"})
    again = bogdan.post(back, {"next": "history"}, follow=True)

    assert queries.placements(map) == []
    assert "This was taken back already." in again.content.decode()
    assert "taken back" in bogdan.get(url(cast, "history")).content.decode()


def test_with_nothing_to_undo_the_map_says_so(cast: Cast, bogdan: Client, map: Map) -> None:
    reply = bogdan.post(url(cast, "undo"), headers=HTMX)

    assert "nothing of yours" in toast(reply)["text"]


@pytest.mark.parametrize(("answers", "shown"), [(4, False), (5, True)])
def test_a_score_of_fewer_than_five_answers_is_not_shown(
    cast: Cast, chi: Client, shop: Placement, answers: int, shown: bool
) -> None:
    scale = {"scale": [1, 5]}
    reading = operations.NewReading(
        shop.touchpoint, "score", 4.25, "points 1-5", "mean", answers=answers, details=scale
    )
    operations.post_readings([reading])

    assert ("map-score" in chi.get(url(cast)).content.decode()) is shown
    panel = chi.get(url(cast, "touchpoints", shop.touchpoint.slug)).content.decode()
    assert ("too few answers" in panel) is not shown


def test_a_viewer_sees_the_map_and_no_way_to_change_it(cast: Cast, chi: Client, shop: Placement) -> None:
    page = chi.get(url(cast)).content.decode()
    panel = chi.get(url(cast, "touchpoints", shop.touchpoint.slug)).content.decode()

    assert "Shop" in page
    assert "data-move" not in page
    assert "edit.js" not in page
    assert "<form" not in panel[panel.index('id="panel"') : panel.index("</aside>")]


@pytest.mark.parametrize(
    "path", ["cards/{card}/move", "cards/{card}/take-off", "touchpoints/{touchpoint}/change", "undo"]
)
def test_a_viewer_may_not_change_the_map_and_a_stranger_finds_none(
    cast: Cast, chi: Client, dario: Client, shop: Placement, path: str
) -> None:
    address = url(cast, *path.format(card=shop.slug, touchpoint=shop.touchpoint.slug).split("/"))

    assert chi.post(address).status_code == 403
    assert dario.post(address).status_code == 404


@pytest.mark.slow
def test_the_page_takes_as_many_queries_for_many_cards_as_for_one(
    cast: Cast, chi: Client, map: Map, stages: list[Stage], django_assert_max_num_queries: object
) -> None:
    names = [f"Touchpoint {number}" for number in range(24)]
    operations.add_touchpoints(map, names=names, stage=stages[1], person=cast.ana.person)

    chi.get(url(cast))  # the visit is noted

    with django_assert_max_num_queries(22):  # type: ignore[operator]
        assert "Touchpoint 23" in chi.get(url(cast)).content.decode()


def test_the_help_of_the_map_explains_the_signs_on_its_cards(cast: Cast, chi: Client, map: Map) -> None:
    page = " ".join(chi.get(f"/w/{cast.workspace.slug}/map/", follow=True).content.decode().split())

    for sign in ("Communication", "Human", "Physical", "Sensory", "Protected"):
        assert f"<b>{sign}</b>:" in page

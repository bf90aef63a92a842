"""A map without data: a list is pasted, looked at, changed and put on the map; nothing is silently dropped."""

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.map.addresses import url
from touchline.web.identify import operations as identify
from touchline.web.identify.models import Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.models import Change, Map

LIST = "Awareness\nFair\nBanner\n\nWi-Fi\nNewsletter"
TABLE = "Name\tStage\tKind\tChannel\tResponsible\nCall\tLoyalty\thuman\tphone\tBogdan\nGift\tNowhere\twarm\t\tZoe"


@pytest.fixture
def map(cast: Cast) -> Map:
    identify.lay_out_stages(cast.workspace, scheme="lifecycle")
    return operations.open_map(cast.workspace, person=cast.ana.person)


def row(number: int, **fields: str) -> dict[str, str]:
    return {f"row{number}-{name}": value for name, value in fields.items()}


def picture(map: Map) -> dict[str, list[str]]:
    columns = queries.board(map).columns
    return {column.stage.key: [card.touchpoint.name for card in column.cards] for column in columns if column.cards}


def test_the_first_page_takes_stages_and_list_at_once(cast: Cast, bogdan: Client) -> None:
    page = bogdan.post(url(cast, "start"), {"scheme": "lifecycle", "text": LIST}).content.decode()

    assert "4 touchpoints were understood." in page
    assert "Guessed: kind, channel by “Newsletter”" in page
    assert Touchpoint.objects.count() == 0


def test_a_list_is_shown_with_what_was_not_understood(cast: Cast, bogdan: Client, map: Map) -> None:
    page = bogdan.post(url(cast, "fill"), {"text": f"{TABLE}\n\tLoyalty\ncall\tLoyalty"}).content.decode()

    for said in (
        "2 touchpoints were understood. 2 lines could not be used",
        "“Nowhere” is none of your stages.",
        "“warm” is none of the four kinds.",
        "Nobody called “Zoe” is a member here: left open.",
        "There is no name here.",
        "It is on the list already.",
    ):
        assert said in page
    assert f'value="{cast.bogdan.slug}" selected' in page


def test_stages_are_understood_in_another_language_and_scheme(cast: Cast, bogdan: Client) -> None:
    identify.lay_out_stages(cast.workspace, scheme="three-phases")
    operations.open_map(cast.workspace, person=cast.ana.person)
    page = bogdan.post(url(cast, "fill"), {"text": "После покупки:\nОткрытка\n"}).content.decode()

    after = next(stage for stage in cast.workspace.stages.all() if stage.key == "after")
    assert f'value="{after.slug}" selected' in page


@pytest.mark.slow
def test_what_was_confirmed_stands_on_the_map_in_the_order_of_the_list(cast: Cast, bogdan: Client, map: Map) -> None:
    stages = {stage.key: stage.slug for stage in cast.workspace.stages.all()}
    sent = {
        "rows": "4",
        **row(0, take="on", name="Fair", stage=stages["awareness"], kinds="human physical", channel="Shop"),
        **row(1, take="on", name="Banner", stage=stages["awareness"], responsible=cast.chi.slug),
        **row(2, name="Left out", stage=stages["loyalty"]),
        **row(3, take="on", name="Wi-Fi"),
    }

    reply = bogdan.post(url(cast, "fill"), sent, follow=True)

    assert "Added 3 touchpoints. 2 cards are new on the map." in reply.content.decode()
    assert picture(map) == {"awareness": ["Fair", "Banner"]}
    fair, banner = Touchpoint.objects.get(name="Fair"), Touchpoint.objects.get(name="Banner")
    assert (fair.kinds, fair.channel, banner.responsible) == (["human", "physical"], "Shop", cast.chi)
    assert [touchpoint.name for touchpoint in queries.off_the_map(map)] == ["Wi-Fi"]


def test_a_known_touchpoint_is_completed_not_doubled_and_not_overwritten(cast: Cast, bogdan: Client, map: Map) -> None:
    stages = {stage.key: stage.slug for stage in cast.workspace.stages.all()}
    identify.create_touchpoint(cast.workspace, name="Fair", channel="Park", person=cast.ana.person)
    sent = {"rows": "1", **row(0, take="on", name=" fair ", stage=stages["loyalty"], kinds="human", channel="Shop")}

    reply = bogdan.post(url(cast, "fill"), sent, follow=True)

    assert "Added 0 touchpoints. 1 card is new on the map. 1 was known already." in reply.content.decode()
    fair = Touchpoint.objects.get()
    assert (fair.kinds, fair.channel) == (["human"], "Park")
    bogdan.post(url(cast, "fill"), sent)
    assert picture(map) == {"loyalty": ["Fair"]}


def test_one_undo_takes_one_card_of_a_list_back(cast: Cast, map: Map) -> None:
    stage = queries.board(map).columns[0].stage
    new = [operations.Accepted(name, stage=stage) for name in ("Fair", "Banner")]
    operations.accept(map, new, person=cast.ana.person)

    operations.undo(map, person=cast.ana.person)

    assert picture(map) == {"awareness": ["Fair"]}
    assert [touchpoint.name for touchpoint in Touchpoint.objects.all()] == ["Fair"]
    assert Change.objects.filter(operation="add").count() == 2


def test_a_row_that_cannot_be_kept_is_shown_again_and_nothing_is_kept(cast: Cast, bogdan: Client, map: Map) -> None:
    sent = {"rows": "2", **row(0, take="on", name="Fair"), **row(1, take="on", name="", stage="elsewhere")}

    reply = bogdan.post(url(cast, "fill"), sent)

    assert reply.status_code == 422
    assert "This field is required." in reply.content.decode()
    assert Touchpoint.objects.count() == 0


def test_with_no_row_ticked_the_page_says_so(cast: Cast, bogdan: Client, map: Map) -> None:
    reply = bogdan.post(url(cast, "fill"), {"rows": "1", **row(0, name="Fair")})

    assert reply.status_code == 422
    assert "No row is ticked" in reply.content.decode()


def test_a_member_of_another_workspace_cannot_be_named(cast: Cast, bogdan: Client, map: Map) -> None:
    sent = {"rows": "1", **row(0, take="on", name="Fair", responsible=cast.dario.slug)}

    assert bogdan.post(url(cast, "fill"), sent).status_code == 422


def test_before_there_are_stages_the_list_leads_to_them(cast: Cast, bogdan: Client) -> None:
    assert bogdan.get(url(cast, "fill")).headers["Location"] == url(cast)


def test_a_viewer_fills_nothing(cast: Cast, chi: Client, dario: Client, map: Map) -> None:
    assert chi.post(url(cast, "fill"), {"text": LIST}).status_code == 403
    assert dario.post(url(cast, "fill"), {"text": LIST}).status_code == 404


@pytest.mark.slow
def test_500_lines_are_put_on_the_map_in_a_few_queries(
    cast: Cast, map: Map, django_assert_max_num_queries: object
) -> None:
    stage = queries.board(map).columns[0].stage
    new = [operations.Accepted(f"Touchpoint {number}", stage=stage) for number in range(500)]

    with django_assert_max_num_queries(20):  # type: ignore[operator]
        outcome = operations.accept(map, new, person=cast.ana.person)

    assert (outcome.added, outcome.placed, outcome.known) == (500, 500, 0)

"""Other looks at a map: table, journey, blueprint, matrix, segments, lanes."""

import re

import pytest
from django.test import Client

from tests.conftest import Cast
from touchline.web.identify.models import Interaction, Process, Segment, Stage
from touchline.web.identify.operations import segments
from touchline.web.map import operations
from touchline.web.map.models import Experience, Map, Placement
from touchline.web.map.operations.readings import NewReading
from touchline.web.map.views.lanes import UNDER_MAP


@pytest.fixture
def families(cast: Cast, map: Map) -> Segment:
    return segments.segment_named(cast.workspace, "Families", person=cast.ana.person)


@pytest.fixture
def cards(cast: Cast, map: Map, stages: list[Stage], families: Segment) -> dict[str, Placement]:
    """The shop for all, the invoice for all, and a play corner that only families meet."""
    person = cast.ana.person
    shop = operations.add_touchpoint(map, name="Shop", stage=stages[0], person=person)
    invoice = operations.add_touchpoint(map, name="Invoice", stage=stages[1], person=person)
    corner = operations.add_touchpoint(map, name="Play corner", stage=stages[1], segment=families, person=person)
    Experience.objects.create(placement=shop, emotion_felt=1, emotion_wish=2, do="Looks around")
    Experience.objects.create(placement=invoice, emotion_felt=-2, customer_value=4, company_value=2)
    return {"shop": shop, "invoice": invoice, "corner": corner}


def map_page(map: Map) -> str:
    return f"/w/{map.workspace.slug}/map/{map.slug}/"


def look(map: Map, name: str, query: str = "") -> str:
    return f"{map_page(map)}{name}/{query}"


def text_of(client: Client, address: str) -> str:
    return re.sub(r"\s+", " ", client.get(address).text).replace("−", "-")


def test_the_journey_draws_what_is_felt_and_says_what_is_not_known(
    map: Map, cards: dict[str, Placement], families: Segment, chi: Client
) -> None:
    everybody, theirs = (text_of(chi, look(map, "journey", q)) for q in ("", f"?segment={families.slug}"))

    assert "Invoice: Felt -2" in everybody
    assert "Shop: Wished +2" in everybody
    assert "Play corner" not in everybody
    assert "Of 1 touchpoint nobody has said how it feels." in theirs


def test_the_wish_can_come_from_another_map(
    cast: Cast, map: Map, cards: dict[str, Placement], stages: list[Stage], chi: Client
) -> None:
    plan = operations.create_map(cast.workspace, name="To be", person=cast.ana.person)
    wished = operations.place(plan, touchpoint=cards["invoice"].touchpoint, stage=stages[1], person=cast.ana.person)
    Experience.objects.create(placement=wished, emotion_wish=1)

    page = text_of(chi, look(map, "journey", f"?beside={plan.slug}"))

    assert "Invoice: Wished +1" in page
    assert "Shop: Wished" not in page


def test_the_matrix_draws_two_measures_and_names_what_is_left_out(
    map: Map, cards: dict[str, Placement], chi: Client
) -> None:
    page = text_of(chi, look(map, "matrix", "?up=customer_value&across=company_value"))

    assert "Value to the customer against Value to the company" in page
    assert "1 touchpoint is known on both. 1 is left out" in page
    assert "Shop" in page.split("Left out")[1]


def test_an_unknown_measure_falls_back_to_one_that_there_is(map: Map, cards: dict[str, Placement], chi: Client) -> None:
    assert chi.get(look(map, "matrix", "?up=no&across=score")).status_code == 200


def test_segments_show_what_they_share_and_what_is_their_own(
    map: Map, cards: dict[str, Placement], chi: Client
) -> None:
    everything, own = (text_of(chi, look(map, "segments", q)) for q in ("", "?show=own"))

    assert "Families: 1 of their own" in everything
    assert "Invoice" in everything
    assert "Play corner" in own
    assert "Invoice" not in own.split("<table>")[1]


def test_the_blueprint_parts_what_is_seen_from_what_happens_behind(
    map: Map, cards: dict[str, Placement], chi: Client
) -> None:
    shop = cards["shop"].touchpoint
    Interaction.objects.create(touchpoint=shop, position=0, type="Advice", role="Seller")
    Process.objects.create(touchpoint=shop, position=0, name="Restock", people="Night shift")

    page = text_of(chi, look(map, "blueprint"))

    places = [page.index(word) for word in ("Looks around", "Seller", "Line of visibility", "Restock")]
    assert places == sorted(places)


@pytest.mark.slow
def test_the_table_sorts_searches_and_shows_what_is_missing(map: Map, cards: dict[str, Placement], chi: Client) -> None:
    falling, lacking, found = (
        text_of(chi, look(map, "table", q)) for q in ("?sort=-emotion_felt", "?missing=emotion", "?q=CORNER")
    )

    assert falling.index("Shop</a>") < falling.index("Invoice</a>") < falling.index("Play corner</a>")
    assert "1 of 3 cards" in lacking
    assert "Play corner</a>" in lacking
    assert "Shop</a>" not in found


def test_a_lane_shows_numbers_with_what_they_rest_on_and_texts_as_they_are(
    cast: Cast, map: Map, cards: dict[str, Placement], chi: Client
) -> None:
    reading = NewReading(
        cards["shop"].touchpoint, measure="score", value=4.2, low=4.0, high=4.4, answers=12, unit="1-5", method="mean"
    )
    operations.post_readings([reading])
    chi.post(look(map, "lanes/choose"), {"lanes": ["do", "score"]})

    page = text_of(chi, look(map, "lanes"))

    assert "4.20" in page
    assert "(4.00 – 4.40, n 12)" in page
    assert "Looks around" in page
    assert page.index('<th scope="row">Do') < page.index('<th scope="row">Score')


def test_a_lane_under_the_map_tells_of_the_first_touchpoints_and_its_own_page_of_all(
    cast: Cast, map: Map, stages: list[Stage], chi: Client
) -> None:
    for number in range(UNDER_MAP + 2):
        card = operations.add_touchpoint(map, name=f"Shop {number}", stage=stages[0], person=cast.ana.person)
        Experience.objects.create(placement=card, do="Looks around")
    chi.post(look(map, "lanes/choose"), {"lanes": ["do"]})
    under_map, refreshed = (
        chi.get(look(map, "lanes"), headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{page}"}).text
        for page in (map_page(map), look(map, "lanes"))
    )

    assert under_map.count("Looks around") == UNDER_MAP
    assert f'href="{look(map, "lanes")}?clear=1#lanes">2 more</a>' in under_map
    assert refreshed.count("Looks around") == text_of(chi, look(map, "lanes")).count("Looks around") == UNDER_MAP + 2


@pytest.mark.slow
def test_lanes_are_moved_and_each_person_has_their_own(
    map: Map, cards: dict[str, Placement], chi: Client, ana: Client
) -> None:
    chi.post(look(map, "lanes/choose"), {"lanes": ["do", "cost", "no-such"], "move": "cost", "by": "up"})

    mine, others = (text_of(client, look(map, "lanes")) for client in (chi, ana))

    assert mine.index('<th scope="row">Running cost') < mine.index('<th scope="row">Do')
    assert '<th scope="row">Do' not in others


@pytest.mark.parametrize("name", ["journey", "blueprint", "matrix", "segments", "table", "lanes"])
def test_an_empty_map_says_what_will_be_here_and_a_stranger_sees_nothing(
    map: Map, name: str, chi: Client, dario: Client
) -> None:
    assert chi.get(look(map, name)).status_code == 200
    assert dario.get(look(map, name)).status_code == 404

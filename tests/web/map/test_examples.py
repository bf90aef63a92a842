"""The emptiest map teaches: each stage asks its question and shows what others have there."""

from django.test import Client

from tests.conftest import Cast
from touchline.web.identify.models import Stage
from touchline.web.map import queries
from touchline.web.map.models import Map


def test_an_empty_stage_shows_three_examples_of_the_industry(cast: Cast, bogdan: Client, map: Map) -> None:
    cast.workspace.industry = "hospitality"
    cast.workspace.save()

    page = bogdan.get(f"/w/{cast.workspace.slug}/map/", follow=True).content.decode()

    assert "Where do they meet you before they buy?" in page
    assert 'value="booking-portal"' in page
    assert page.count('name="entry"') == 9


def test_one_click_puts_an_example_on_the_map_with_its_kinds(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage]
) -> None:
    bogdan.post(f"/w/{cast.workspace.slug}/map/{map.slug}/add/{stages[2].slug}/example/", {"entry": "follow-up"})

    (card,) = queries.placements(map)
    assert (card.touchpoint.name, card.touchpoint.kinds, card.touchpoint.channel) == (
        "Follow-up call",
        ["human"],
        "phone",
    )


def test_a_reader_is_shown_no_buttons(cast: Cast, chi: Client, map: Map) -> None:
    assert 'name="entry"' not in chi.get(f"/w/{cast.workspace.slug}/map/", follow=True).content.decode()

"""What a page is told when a card moves: that card alone, where this shows all that changed."""

import re

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.map.addresses import url
from tests.web.map.test_pages import HTMX
from touchline.web.identify import operations as identify
from touchline.web.identify.models import Segment, Stage
from touchline.web.map import operations
from touchline.web.map.models import Map, Placement

HOLDER = re.compile(
    r'<ol id="map-moved"[^>]* data-moved="(.*?)" data-cell="(.*?)" data-above="(.*?)" data-place="(.*?)">'
)


@pytest.fixture
def cards(cast: Cast, map: Map, stages: list[Stage]) -> dict[str, Placement]:
    """Three cards in the first stage, two in the second."""
    placed = [
        *operations.add_touchpoints(map, names=["Web", "Ad", "Fair"], stage=stages[0], person=cast.ana.person),
        *operations.add_touchpoints(map, names=["Shop", "Chat"], stage=stages[1], person=cast.ana.person),
    ]
    return {card.touchpoint.name: card for card in placed}


@pytest.fixture
def families(cast: Cast) -> Segment:
    return identify.segment_named(cast.workspace, "Families")


def moved(client: Client, cast: Cast, card: Placement, **to: object) -> str:
    return client.post(url(cast, "cards", card.slug, "move"), to, headers=HTMX).content.decode()


def test_a_card_that_moves_is_told_of_alone(
    cast: Cast, bogdan: Client, cards: dict[str, Placement], stages: list[Stage]
) -> None:
    told = moved(bogdan, cast, cards["Web"], stage=stages[1].slug, position=1)

    [(card, cell, above, place)] = HOLDER.findall(told)
    assert (card, above, place) == (cards["Web"].slug, cards["Shop"].slug, "1")
    assert cell == f"cell-{stages[1].slug}-"
    assert "map-card" not in told
    assert "map-cell" not in told
    assert re.findall(r'id="called-(.*?)-" data-count="(\d)"', told) == [(stages[0].slug, "2"), (stages[1].slug, "3")]


def test_at_the_top_it_has_nothing_above(
    cast: Cast, bogdan: Client, cards: dict[str, Placement], stages: list[Stage]
) -> None:
    told = moved(bogdan, cast, cards["Fair"], stage=stages[0].slug, position=0)

    assert [found[2:] for found in HOLDER.findall(told)] == [("", "0")]


def test_in_another_row_it_is_drawn_anew(
    cast: Cast, bogdan: Client, cards: dict[str, Placement], stages: list[Stage], families: Segment
) -> None:
    operations.move(cards["Shop"], stage=stages[0], segment=families, person=cast.ana.person)

    told = moved(bogdan, cast, cards["Web"], stage=stages[0].slug, segment=families.slug)

    assert [found[1] for found in HOLDER.findall(told)] == [f"cell-{stages[0].slug}-{families.slug}"]
    assert told.count('class="map-card"') == 1


@pytest.mark.parametrize("look", ["kind=human", "zoom=stages"])
def test_under_a_filter_and_from_afar_the_cells_are_drawn_anew(
    cast: Cast, bogdan: Client, cards: dict[str, Placement], stages: list[Stage], look: str
) -> None:
    path, to = url(cast, "cards", cards["Web"].slug, "move"), {"stage": stages[1].slug}

    told = bogdan.post(path, to, headers={**HTMX, "X-Map-Look": look}).content.decode()

    assert "map-moved" not in told
    assert told.count('class="map-cell"') == 2


def test_a_cell_that_becomes_empty_or_is_no_longer_so_is_drawn_anew(
    cast: Cast, bogdan: Client, cards: dict[str, Placement], stages: list[Stage]
) -> None:
    into_an_empty_one = moved(bogdan, cast, cards["Web"], stage=stages[2].slug)
    out_of_it_again = moved(bogdan, cast, cards["Web"], stage=stages[1].slug)

    for told in (into_an_empty_one, out_of_it_again):
        assert "map-moved" not in told
        assert told.count('class="map-cell"') == 2

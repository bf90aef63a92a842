"""Who else is on a map, and on which card."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.conftest import Cast
from touchline.web.map import operations, queries
from touchline.web.map.models import Map

AT = datetime(2026, 11, 27, 9, tzinfo=UTC)


def here(cast: Cast, map: Map) -> str:
    return f"/w/{cast.workspace.slug}/map/{map.slug}/here/"


@pytest.mark.slow
def test_one_sees_the_others_but_not_oneself(cast: Cast, map: Map, ana: Client, bogdan: Client) -> None:
    bogdan.post(here(cast, map), {"card": "shop-abc234"})

    reply = ana.post(here(cast, map)).text

    assert 'data-card-of="shop-abc234"' in reply
    assert "Bogdan is on this map too" in reply
    assert "Ana" not in reply


def test_who_has_not_been_heard_of_for_a_while_is_gone(cast: Cast, map: Map) -> None:
    operations.be_here(map, card="", person=cast.bogdan.person, at=AT)

    soon, later = (queries.others_here(map, but=cast.ana.person, at=AT + timedelta(seconds=s)) for s in (35, 36))

    assert [str(other.person) for other in soon] == ["Bogdan"]
    assert later == []


def test_who_left_the_workspace_is_not_shown(cast: Cast, map: Map) -> None:
    operations.be_here(map, card="", person=cast.dario.person, at=AT)

    assert queries.others_here(map, but=cast.ana.person, at=AT) == []


def test_a_card_that_is_none_is_taken_for_no_card(cast: Cast, map: Map, ana: Client, bogdan: Client) -> None:
    bogdan.post(here(cast, map), {"card": "<b>"})

    reply = ana.post(here(cast, map)).text

    assert "data-card-of" not in reply
    assert "Bogdan" in reply

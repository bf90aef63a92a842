"""Types of customers: offered ready, taken or left, changed, and served."""

import pytest
from django.test import Client
from django.utils.translation import override

from tests.conftest import Cast
from touchline.web.identify import operations, queries
from touchline.web.identify.models import CustomerType
from touchline.web.map import operations as map_operations


def url(cast: Cast, *parts: str) -> str:
    return "/".join(["", "w", cast.workspace.slug, "identify", "types", *parts, ""])


def names(cast: Cast) -> list[str]:
    return [str(row) for row in queries.customer_type_rows(cast.workspace)]


def taken(cast: Cast, key: str) -> CustomerType:
    [slug] = operations.take_ready_types(cast.workspace, keys=[key], person=cast.ana.person)
    return queries.customer_type(cast.workspace, slug)


def test_ready_types_are_offered_and_only_the_ticked_ones_are_taken_once(cast: Cast, bogdan: Client) -> None:
    offered = bogdan.get(url(cast)).content.decode()

    bogdan.post(url(cast, "take"), {"keys": ["hesitant", "upset"]})
    bogdan.post(url(cast, "take"), {"keys": ["hesitant"]})

    assert "Here for the first time" in offered
    assert names(cast) == ["Hesitates", "Upset"]


def test_nothing_is_there_until_somebody_takes_it(cast: Cast, bogdan: Client) -> None:
    reply = bogdan.post(url(cast, "take"), {})

    assert reply.status_code == 422
    assert "Choose at least one." in reply.content.decode()
    assert names(cast) == []


def test_a_ready_type_speaks_the_readers_language_until_its_words_are_ones_own(cast: Cast, bogdan: Client) -> None:
    hesitant = taken(cast, "hesitant")
    with override("ro"):
        romanian = str(hesitant)

    form = {"name": "Hesitates", "signs": hesitant.signs_here, "service": "Show two sofas, not ten."}
    shown = {
        "initial-name": "Hesitates",
        "initial-signs": hesitant.signs_here,
        "initial-service": hesitant.service_here,
    }
    bogdan.post(url(cast, hesitant.slug), {**form, **shown})

    changed = queries.customer_type(cast.workspace, hesitant.slug)
    assert romanian != "Hesitates"
    assert (changed.name, changed.signs, changed.service) == ("", "", "Show two sofas, not ten.")
    with override("ro"):
        assert str(changed) == romanian
        assert changed.service_here == "Show two sofas, not ten."


def test_a_type_of_ones_own_is_added_and_removed(cast: Cast, bogdan: Client) -> None:
    bogdan.post(url(cast, "add"), {"name": "Collects", "signs": "Asks for the series", "service": "Call when it comes"})
    own = queries.customer_type_rows(cast.workspace)[0]
    assert str(own) == "Collects"

    bogdan.post(url(cast, own.slug, "remove"))

    assert names(cast) == []


def test_a_removed_type_leaves_its_personas_and_undo_gives_it_back_to_them(cast: Cast) -> None:
    hesitant = taken(cast, "hesitant")
    persona = operations.add_persona(cast.workspace, person=cast.ana.person, name="Maria", type=hesitant)

    revision = operations.remove_customer_type(hesitant, person=cast.ana.person)

    assert queries.persona(cast.workspace, persona.slug).type is None
    assert revision
    map_operations.undo_revision(revision, person=cast.ana.person)
    assert str(queries.persona(cast.workspace, persona.slug).type) == "Hesitates"


@pytest.mark.slow
def test_there_is_an_end_to_types(cast: Cast, bogdan: Client) -> None:
    for number in range(60):
        operations.add_customer_type(cast.workspace, person=None, name=f"Type {number}")

    reply = bogdan.post(url(cast, "add"), {"name": "One more"})

    assert reply.status_code == 422
    assert "too-many-portraits" in reply.content.decode()

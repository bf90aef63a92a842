"""The way in: which map is meant when none is named."""

from django.test import Client

from tests.conftest import Cast
from tests.web.map.addresses import url
from touchline.web.identify.models import Stage
from touchline.web.identify.operations import create_touchpoint
from touchline.web.map import operations
from touchline.web.map.models import Map


def page(cast: Cast, map: Map, *parts: str) -> str:
    return "/".join(["", "w", cast.workspace.slug, "map", map.slug, *parts, ""])


def mapless(cast: Cast, *parts: str) -> str:
    return "/".join(["", "w", cast.workspace.slug, "map", *parts, ""])


def test_the_step_leads_to_the_map_that_the_person_saw_last(
    cast: Cast, bogdan: Client, chi: Client, map: Map, stages: list[Stage]
) -> None:
    second = operations.create_map(cast.workspace, name="Wholesale", person=cast.ana.person)
    assert bogdan.get(mapless(cast)).headers["Location"] == page(cast, map)

    bogdan.get(page(cast, second))

    assert bogdan.get(mapless(cast)).headers["Location"] == page(cast, second)
    assert bogdan.get(mapless(cast, "history")).headers["Location"] == page(cast, second, "history")
    assert chi.get(mapless(cast)).headers["Location"] == page(cast, map)


def test_a_touchpoint_is_shown_on_a_map_where_it_stands(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage]
) -> None:
    second = operations.create_map(cast.workspace, name="Wholesale", person=cast.ana.person)
    call = create_touchpoint(cast.workspace, name="Call", person=None)
    fair = create_touchpoint(cast.workspace, name="Fair", person=None)
    operations.place(second, touchpoint=call, stage=stages[0], person=None)

    assert bogdan.get(mapless(cast, "touchpoints", call.slug)).headers["Location"] == page(
        cast, second, "touchpoints", call.slug
    )
    assert bogdan.get(mapless(cast, "touchpoints", fair.slug)).headers["Location"] == url(
        cast, "touchpoints", fair.slug
    )


def test_before_there_is_a_map_its_pages_lead_to_the_start(cast: Cast, bogdan: Client) -> None:
    call = create_touchpoint(cast.workspace, name="Call", person=None)

    for parts in (("fill",), ("history",), ("touchpoints", call.slug)):
        assert bogdan.get(mapless(cast, *parts)).headers["Location"] == mapless(cast)
    assert "Draw the map" in bogdan.get(mapless(cast)).content.decode()


def test_a_map_of_another_workspace_is_not_found(cast: Cast, bogdan: Client, map: Map) -> None:
    foreign = operations.create_map(cast.elsewhere, name="Theirs", person=None)

    assert bogdan.get(page(cast, foreign)).status_code == 404
    assert bogdan.post(page(cast, foreign, "undo")).status_code == 404

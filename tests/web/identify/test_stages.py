"""Stages: laid out, renamed, reordered, weighed, added, removed."""

import math

import pytest
from django.test import Client
from django.utils import translation

from tests.conftest import Cast
from touchline.web.identify import operations, queries
from touchline.web.identify.models import Phase, Stage
from touchline.web.map import operations as map_operations


@pytest.fixture
def stages(cast: Cast) -> list[Stage]:
    return operations.lay_out_stages(cast.workspace, scheme="lifecycle")


def url(cast: Cast, *parts: str) -> str:
    return "/".join(["", "w", cast.workspace.slug, "identify", "stages", *parts, ""])


def keys(cast: Cast) -> list[str]:
    return [stage.key or stage.name for stage in queries.stages(cast.workspace)]


def test_ready_stages_are_laid_out_in_order_with_shares_that_sum_to_one(cast: Cast, stages: list[Stage]) -> None:
    assert keys(cast)[0] == "awareness"
    assert math.fsum(stage.importance_share for stage in queries.stages(cast.workspace)) == pytest.approx(1)


def test_a_scheme_takes_the_place_of_another_while_nothing_stands_in_it(cast: Cast, stages: list[Stage]) -> None:
    operations.lay_out_stages(cast.workspace, scheme="three-phases")

    assert keys(cast) == ["before", "during", "after"]


def test_stages_with_cards_are_not_replaced(cast: Cast, stages: list[Stage]) -> None:
    map = map_operations.open_map(cast.workspace, person=cast.ana.person)
    map_operations.add_touchpoint(map, name="Shop", stage=stages[3], person=cast.ana.person)

    with pytest.raises(operations.InUseError):
        operations.lay_out_stages(cast.workspace, scheme="three-phases")

    assert len(keys(cast)) == 7


def test_a_name_of_ones_own_goes_before_the_ready_one_and_back(cast: Cast, bogdan: Client, stages: list[Stage]) -> None:
    change = url(cast, stages[0].slug)
    bogdan.post(change, {"name": "They hear of us", "phase": "before"})
    assert str(queries.stages(cast.workspace)[0]) == "They hear of us"

    bogdan.post(change, {"name": "Awareness", "phase": "before"})

    assert queries.stages(cast.workspace)[0].name == ""


def test_a_ready_stage_keeps_its_key_for_every_language(cast: Cast, stages: list[Stage]) -> None:
    with translation.override("en"):
        assert str(stages[3]) == "Selection"


def test_a_stage_goes_where_it_is_sent(cast: Cast, bogdan: Client, stages: list[Stage]) -> None:
    bogdan.post(url(cast, stages[6].slug, "move"), {"position": 1})

    assert keys(cast)[:3] == ["awareness", "advocacy", "knowledge"]
    assert [stage.position for stage in queries.stages(cast.workspace)] == list(range(7))


def test_importance_is_scaled_to_sum_to_one(cast: Cast, bogdan: Client, stages: list[Stage]) -> None:
    said = {f"{stage.slug}-percent": 10 if stage.position else 30 for stage in stages}
    bogdan.post(url(cast, "importance"), said | {stage.slug: "percent" for stage in stages})

    shares = [stage.importance_share for stage in queries.stages(cast.workspace)]
    assert shares == pytest.approx([3 / 9, *[1 / 9] * 6])


def test_importance_of_nothing_at_all_is_refused(cast: Cast, bogdan: Client, stages: list[Stage]) -> None:
    said = {f"{stage.slug}-percent": 0 for stage in stages}
    reply = bogdan.post(url(cast, "importance"), said | {stage.slug: "percent" for stage in stages})

    assert reply.status_code == 422
    assert "At least one stage must matter" in reply.content.decode()


def test_a_new_stage_weighs_as_much_as_the_others_on_average(cast: Cast, stages: list[Stage]) -> None:
    stage = operations.add_stage(cast.workspace, name="Repair", phase=Phase.SERVICE, person=cast.ana.person)

    stage.refresh_from_db()
    assert stage.position == 7
    assert stage.importance_share == pytest.approx(1 / 8)


def test_an_empty_stage_goes_and_one_with_cards_asks_where_they_go(
    cast: Cast, bogdan: Client, stages: list[Stage]
) -> None:
    map = map_operations.open_map(cast.workspace, person=cast.ana.person)
    map_operations.add_touchpoint(map, name="Shop", stage=stages[3], person=cast.ana.person)

    gone = bogdan.post(url(cast, stages[1].slug, "remove"), follow=True)
    kept = bogdan.post(url(cast, stages[3].slug, "remove"), follow=True)

    assert "Removed Knowledge." in gone.content.decode()
    assert "Selection holds 1 card. Say where it goes" in kept.content.decode()
    assert keys(cast) == ["awareness", "consideration", "selection", "satisfaction", "loyalty", "advocacy"]


def test_a_viewer_reads_the_stages_and_changes_none(cast: Cast, chi: Client, stages: list[Stage]) -> None:
    page = chi.get(url(cast)).content.decode()

    assert "Awareness" in page
    assert "stage-form" not in page
    assert chi.post(url(cast, stages[0].slug, "remove")).status_code == 403

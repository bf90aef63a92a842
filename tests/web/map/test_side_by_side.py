"""Scores of several groups side by side: compared only when asked, counted and answered alike."""

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.map.addresses import url
from tests.web.map.test_looks import look, text_of
from touchline.web.identify.models import Segment, Stage
from touchline.web.identify.operations import segments
from touchline.web.map import operations
from touchline.web.map.models import Map, Placement
from touchline.web.map.operations.readings import NewReading


@pytest.fixture
def families(cast: Cast, map: Map) -> Segment:
    return segments.segment_named(cast.workspace, "Families", person=cast.ana.person)


@pytest.fixture
def shop(cast: Cast, map: Map, stages: list[Stage]) -> Placement:
    return operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)


def measured(card: Placement, value: float, *, answers: int, question: str, segment: Segment | None = None) -> None:
    details = {"scale": [1, 5], "survey": "s", "question": question}
    numbers = {"value": value, "low": value - 0.1, "high": value + 0.1, "answers": answers}
    kept = {"measure": "score", "unit": "points 1-5", "method": "mean", "details": details, "segment": segment}
    operations.post_readings([NewReading(card.touchpoint, **kept, **numbers)])  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answers", "question", "said"),
    [
        (40, "q1", "+0.50 against all customers"),
        (40, "q2", "Not compared: These two were asked in different surveys, or by different questions."),
        (4, "q1", "Not compared: 4 answers are too few to compare."),
    ],
)
def test_a_segments_score_stands_beside_that_of_all_with_the_difference_or_the_reason(
    map: Map, shop: Placement, families: Segment, chi: Client, answers: int, question: str, said: str
) -> None:
    measured(shop, 3.5, answers=100, question="q1")
    measured(shop, 4.0, answers=answers, question=question, segment=families)

    page = text_of(chi, look(map, "segments"))
    panel = text_of(chi, look(map, f"touchpoints/{shop.touchpoint.slug}"))

    assert said in page
    assert said in panel
    assert ("4.00" in page) == (answers >= 5)


def test_a_plan_shows_no_scores_beside_its_stages(
    cast: Cast, map: Map, shop: Placement, families: Segment, chi: Client
) -> None:
    measured(shop, 3.5, answers=100, question="q1")
    plan = operations.copy_map(map, name="Plan", state="to-be", person=cast.ana.person)

    assert "3.50" in text_of(chi, look(map, "segments"))
    assert "3.50" not in text_of(chi, look(plan, "segments"))


@pytest.mark.parametrize("name", ["table", "journey", "blueprint", "matrix", "segments", "lanes"])
def test_every_look_tells_who_else_is_on_the_map(cast: Cast, map: Map, shop: Placement, chi: Client, name: str) -> None:
    page = chi.get(look(map, name)).text

    assert f'data-here="{url(cast, "here")}"' in page
    assert "map/here.js" in page

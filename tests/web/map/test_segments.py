"""Segments as rows of the map: cards of their own, moved and copied between rows, scores of their own."""

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.map.addresses import url
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage
from touchline.web.map import operations, queries
from touchline.web.map.models import Map, Placement, Reading

HTMX = {"HX-Request": "true"}


@pytest.fixture
def families(cast: Cast) -> Segment:
    return identify.segment_named(cast.workspace, "Families", person=cast.ana.person)


@pytest.fixture
def shop(cast: Cast, map: Map, stages: list[Stage]) -> Placement:
    return operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)


def rows(map: Map, stage: Stage) -> dict[str, list[str]]:
    column = next(column for column in queries.board(map).columns if column.stage == stage)
    return {str(cell.segment or "all"): [card.touchpoint.name for card in cell.cards] for cell in column.cells}


def test_a_card_moves_to_the_row_of_a_segment_and_back(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage], families: Segment, shop: Placement
) -> None:
    move = {"stage": stages[0].slug, "segment": families.slug, "position": 0}
    reply = bogdan.post(url(cast, "cards", shop.slug, "move"), move, headers=HTMX)

    assert rows(map, stages[0]) == {"all": [], "Families": ["Shop"]}
    said = "Moved Shop from Before the purchase · all customers to Before the purchase · Families, place 1"
    assert said in reply.headers["HX-Trigger"].encode().decode("unicode_escape")
    operations.undo(map, person=cast.bogdan.person)
    assert rows(map, stages[0]) == {"all": ["Shop"], "Families": []}


def test_a_move_to_another_stage_stays_in_its_row(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage], families: Segment, shop: Placement
) -> None:
    operations.move(shop, stage=stages[0], segment=families, person=cast.ana.person)

    bogdan.post(url(cast, "cards", shop.slug, "move"), {"stage": stages[1].slug})

    assert rows(map, stages[1]) == {"all": [], "Families": ["Shop"]}


def test_a_copy_stands_in_both_rows_and_a_second_one_is_refused(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage], families: Segment, shop: Placement
) -> None:
    first = bogdan.post(url(cast, "cards", shop.slug, "copy"), {"segment": families.slug}, follow=True)
    second = bogdan.post(url(cast, "cards", shop.slug, "copy"), {"segment": families.slug}, follow=True)

    assert rows(map, stages[0]) == {"all": ["Shop"], "Families": ["Shop"]}
    assert "Put Shop into Before the purchase · Families" in first.content.decode()
    assert "Shop stands in Before the purchase already." in second.content.decode()


def test_touchpoints_are_added_to_the_row_they_are_typed_in(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage], families: Segment
) -> None:
    bogdan.post(url(cast, "add", stages[1].slug), {"names": "Play corner\nHigh chair", "segment": families.slug})

    assert rows(map, stages[1]) == {"all": [], "Families": ["Play corner", "High chair"]}


def test_a_segment_of_another_workspace_is_not_known(cast: Cast, bogdan: Client, shop: Placement) -> None:
    other = identify.segment_named(cast.dario.workspace, "Firms")

    reply = bogdan.post(url(cast, "cards", shop.slug, "move"), {"stage": shop.stage.slug, "segment": other.slug})

    assert reply.status_code == 422
    assert Placement.objects.get().segment is None


def test_each_row_shows_the_score_of_its_own_customers(
    cast: Cast, map: Map, stages: list[Stage], families: Segment, shop: Placement
) -> None:
    operations.copy(shop, segment=families, person=cast.ana.person)
    new = operations.NewReading
    operations.post_readings(
        [
            new(shop.touchpoint, "score", 3.0, "points 1-5", "mean", answers=100),
            new(shop.touchpoint, "score", 4.5, "points 1-5", "mean", answers=12, segment=families),
        ]
    )

    scores = [(str(card.placement.segment), card.score) for card in queries.board(map).cards]

    assert [(row, score.value, score.answers, score.small) for row, score in scores if score] == [
        ("None", "3.0", 100, False),
        ("Families", "4.5", 12, True),
    ]


def test_the_panel_tells_the_score_of_each_segment_and_none_of_too_few(
    cast: Cast, chi: Client, families: Segment, shop: Placement
) -> None:
    firms = identify.segment_named(cast.workspace, "Firms")
    new = operations.NewReading
    operations.post_readings(
        [
            new(shop.touchpoint, "score", 4.5, "points 1-5", "mean", answers=12, segment=families),
            new(shop.touchpoint, "score", 1.25, "points 1-5", "mean", answers=4, segment=firms),
        ]
    )

    panel = chi.get(url(cast, "touchpoints", shop.touchpoint.slug)).content.decode()
    told = panel[panel.index("Score by segment") :]

    assert "4.50" in told
    assert "12 answers" in told
    assert "too few answers" in told
    assert "1.25" not in told


def test_a_segment_without_its_own_answers_borrows_no_score(
    cast: Cast, map: Map, stages: list[Stage], families: Segment, shop: Placement
) -> None:
    operations.move(shop, stage=stages[0], segment=families, person=cast.ana.person)
    operations.post_readings([operations.NewReading(shop.touchpoint, "score", 3, "points 1-5", "mean", answers=100)])

    assert [card.score for card in queries.board(map).cards] == [None]


def test_a_merged_segment_leaves_its_cards_in_order_and_drops_what_was_measured_of_it_alone(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage], families: Segment, shop: Placement
) -> None:
    operations.copy(shop, segment=families, person=cast.ana.person)
    for name in ("Play corner", "High chair"):
        operations.add_touchpoint(map, name=name, stage=stages[0], segment=families, person=cast.ana.person)
    operations.post_readings(
        [operations.NewReading(shop.touchpoint, "score", 4, "points 1-5", "mean", answers=9, segment=families)]
    )

    reply = bogdan.post(url(cast, "segments", families.slug, "merge"), {"into": "all"}, follow=True)

    assert "Removed Families; 2 cards went to all customers." in reply.content.decode()
    assert rows(map, stages[0]) == {"all": ["Shop", "Play corner", "High chair"]}
    assert [card.position for card in queries.placements(map)] == [0, 1, 2]
    assert Reading.objects.count() == 0


def test_a_merged_stage_leaves_its_cards_each_in_its_row(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage], families: Segment, shop: Placement
) -> None:
    for name, segment in [("Shop", None), ("Call", None), ("Play corner", families)]:
        operations.add_touchpoint(map, name=name, stage=stages[1], segment=segment, person=cast.ana.person)
    shares = [stage.importance_share for stage in stages]

    reply = bogdan.post(url(cast, "stages", stages[1].slug, "merge"), {"into": stages[0].slug}, follow=True)

    assert "Removed During the purchase; 2 cards went to Before the purchase." in reply.content.decode()
    assert rows(map, stages[0]) == {"all": ["Shop", "Call"], "Families": ["Play corner"]}
    assert [stage.importance_share for stage in library.stages(cast.workspace)] == pytest.approx(
        [shares[0] + shares[1], shares[2]]
    )
    history = bogdan.get(url(cast, "history")).content.decode()
    assert "Took Shop out of During the purchase" in history
    assert "Moved Call from During the purchase to Before the purchase, place 2" in history


@pytest.mark.parametrize("kind", ["stages", "segments"])
def test_only_who_may_edit_merges(
    cast: Cast, chi: Client, dario: Client, stages: list[Stage], families: Segment, kind: str
) -> None:
    slug = {"stages": stages[0].slug, "segments": families.slug}[kind]

    assert chi.post(url(cast, kind, slug, "merge")).status_code == 403
    assert dario.post(url(cast, kind, slug, "merge")).status_code == 404


def test_a_stage_is_not_merged_into_itself_or_a_strangers(cast: Cast, bogdan: Client, stages: list[Stage]) -> None:
    others = identify.lay_out_stages(cast.dario.workspace, scheme="three-phases")

    for into in (stages[0].slug, others[1].slug):
        assert bogdan.post(url(cast, "stages", stages[0].slug, "merge"), {"into": into}).status_code == 422

    assert len(library.stages(cast.workspace)) == 3

"""Stages and segments removed, split and exchanged: every touchpoint goes somewhere, and all of it is taken back."""

from django.test import Client

from tests.conftest import Cast
from tests.factories import make_survey
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Phase, Segment, Stage
from touchline.web.listen.models import Answer
from touchline.web.map import operations, queries
from touchline.web.map.models import Map, Reading


def standing(map: Map) -> list[tuple[str, str, int]]:
    """Return each card with its stage and place, in map order."""
    return [(row.touchpoint.name, row.stage.slug, row.position) for row in queries.placements(map)]


def keys(cast: Cast) -> list[str]:
    return [stage.name or stage.key for stage in library.stages(cast.workspace)]


def add(cast: Cast, map: Map, stage: Stage, *names: str, segment: Segment | None = None) -> None:
    for name in names:
        operations.add_touchpoint(map, name=name, stage=stage, segment=segment, person=cast.ana.person)


def test_each_touchpoint_of_a_stage_that_goes_may_go_elsewhere(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage]
) -> None:
    add(cast, map, stages[1], "Shop", "Till", "Receipt")
    receipt = queries.placements(map)[2]

    bogdan.post(
        f"/w/{cast.workspace.slug}/map/stages/{stages[1].slug}/merge/",
        {"into": stages[0].slug, f"card-{receipt.slug}": stages[2].slug},
    )

    before, after = library.stages(cast.workspace)
    assert standing(map) == [("Shop", before.slug, 0), ("Till", before.slug, 1), ("Receipt", after.slug, 0)]


def test_a_merged_stage_comes_back_whole_and_goes_again(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage]
) -> None:
    add(cast, map, stages[0], "Advertisement")
    add(cast, map, stages[1], "Shop", "Till", "Receipt")
    first = (standing(map), keys(cast), [stage.importance_share for stage in library.stages(cast.workspace)])
    _, revision = operations.merge_stage(stages[1], into=stages[0], person=cast.bogdan.person)
    merged = standing(map)
    assert revision

    bogdan.post(f"/w/{cast.workspace.slug}/map/revisions/{revision.slug}/undo/")
    back = (standing(map), keys(cast), [stage.importance_share for stage in library.stages(cast.workspace)])
    operations.redo(map, person=cast.bogdan.person)

    assert back == first
    assert standing(map) == merged
    assert keys(cast) == ["before", "after"]


def test_undo_on_the_map_takes_the_whole_merge_back(cast: Cast, map: Map, stages: list[Stage]) -> None:
    add(cast, map, stages[1], "Shop", "Till")
    first = standing(map)
    operations.merge_stage(stages[1], into=stages[0], person=cast.ana.person)

    operations.undo(map, person=cast.ana.person)

    assert standing(map) == first


def test_answers_and_measures_of_a_merged_segment_come_back_and_go_again(
    cast: Cast, map: Map, stages: list[Stage]
) -> None:
    families = identify.segment_named(cast.workspace, "Families")
    firms = identify.segment_named(cast.workspace, "Firms")
    add(cast, map, stages[0], "Play corner", segment=families)
    Answer.objects.filter(survey=make_survey(cast.workspace, "Guests", {"Shop": [5, 4]})).update(segment=families)
    touchpoint = queries.placements(map)[0].touchpoint
    operations.post_readings([operations.NewReading(touchpoint, "score", 4, "points", "mean", segment=families)])
    _, revision = operations.merge_segment(families, into=firms, person=cast.ana.person)
    assert revision

    undone = operations.undo_revision(revision, person=cast.ana.person)
    again = library.segment(cast.workspace, families.slug)
    back = (Answer.objects.filter(segment=again).count(), Reading.objects.filter(segment=again).count())
    operations.undo_revision(undone, person=cast.ana.person)

    assert back == (2, 1)
    assert Answer.objects.filter(segment=firms).count() == 2
    assert Reading.objects.count() == 0


def test_a_split_stage_keeps_some_cards_gives_some_and_is_made_one_again(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage]
) -> None:
    add(cast, map, stages[1], "Shop", "Till", "Receipt")
    till = queries.placements(map)[1]
    first = standing(map)

    bogdan.post(
        f"/w/{cast.workspace.slug}/map/stages/{stages[1].slug}/split/",
        {"name": "Paying", "phase": Phase.DURING, "going": [till.slug]},
    )
    new = library.stages(cast.workspace)[2]
    after = standing(map)
    operations.undo(map, person=cast.bogdan.person)

    assert (new.name, new.importance_share) == ("Paying", stages[1].importance_share / 2)
    assert after == [("Shop", stages[1].slug, 0), ("Receipt", stages[1].slug, 1), ("Till", new.slug, 0)]
    assert standing(map) == first
    assert keys(cast) == ["before", "during", "after"]


def test_another_scheme_asks_of_what_it_lacks_and_keeps_what_it_shares(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage]
) -> None:
    add(cast, map, stages[0], "Advertisement")
    add(cast, map, stages[1], "Shop")
    own = identify.add_stage(cast.workspace, name="Repair", phase=Phase.SERVICE, person=cast.ana.person)
    address = f"/w/{cast.workspace.slug}/map/stages/scheme/?scheme=funnel-care"

    page = bogdan.get(address).content.decode()
    bogdan.post(
        address,
        {
            stages[0].slug: "awareness",
            stages[1].slug: "purchase",
            stages[2].slug: "remove",
            own.slug: "keep",
        },
    )

    assert "Funnel, care and retention" in page
    assert keys(cast) == ["Repair", "awareness", "consideration", "purchase", "care", "retention"]
    named = {stage.slug: stage.key for stage in library.stages(cast.workspace)}
    assert [(name, named[stage]) for name, stage, _place in standing(map)] == [
        ("Advertisement", "awareness"),
        ("Shop", "purchase"),
    ]


def test_what_was_changed_again_since_is_not_taken_back(cast: Cast, bogdan: Client, stages: list[Stage]) -> None:
    identify.change_stage(stages[0], name="They hear of us", person=cast.ana.person)
    first = library.last_revision(cast.workspace, "stages", cast.ana.person)
    identify.change_stage(stages[0], name="They meet us", person=cast.ana.person)
    assert first

    reply = bogdan.post(f"/w/{cast.workspace.slug}/map/revisions/{first.slug}/undo/", follow=True)

    assert "Take back the later changes first" in reply.content.decode()
    assert library.stages(cast.workspace)[0].name == "They meet us"

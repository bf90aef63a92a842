"""A large map out of a file: the worker brings it in at once and whole, and one undo takes it back."""

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.jobs import run_jobs
from tests.web.map.test_importing import look, take
from touchline.engine.map import formats
from touchline.web.map import operations
from touchline.web.map.models import Change, Map, Placement
from touchline.web.workspace.models import Job, JobState
from touchline.web.workspace.operations import jobs

STAGES = ("browse", "buy", "use")


def large(count: int, shifted: int = 0) -> str:
    """Return a map file with this many touchpoints, each in the stage after that of the one before it."""
    names = "".join(f"  t{n}: Touchpoint {n}\n" for n in range(count))
    cards = "".join(f"  - {{touchpoint: t{n}, stage: {STAGES[(n + shifted) % 3]}, id: c{n}}}\n" for n in range(count))
    stages = "stages: {browse: Browse, buy: Buy, use: Use}"
    return f"touchline-map: 1\nname: Large\n{stages}\ntouchpoints:\n{names}cards:\n{cards}"


def standing(map: Map) -> dict[str, tuple[str, int]]:
    cards = Placement.objects.filter(map=map).select_related("stage")
    return {card.slug: (card.stage.slug, card.position) for card in cards}


@pytest.mark.slow
def test_a_large_map_is_brought_in_by_the_worker_and_its_page_leads_to_the_map(bogdan: Client, cast: Cast) -> None:
    reply = take(bogdan, cast.workspace, look(bogdan, cast.workspace, large(120)))
    job = Job.objects.get(kind=operations.IMPORT)

    run_jobs()

    job.refresh_from_db()
    map = Map.objects.get(workspace=cast.workspace, name="Large")
    assert reply.headers["Location"] == f"/w/{cast.workspace.slug}/jobs/{job.slug}/"
    assert (job.state, job.done, job.total) == (JobState.DONE, 123, 123)
    assert job.result["url"] in bogdan.get(reply.headers["Location"]).content.decode()
    assert "content" not in job.arguments
    assert len(standing(map)) == 120


def test_a_small_map_is_brought_in_at_once(bogdan: Client, cast: Cast) -> None:
    take(bogdan, cast.workspace, look(bogdan, cast.workspace, large(9)))

    assert Map.objects.filter(workspace=cast.workspace, name="Large").exists()
    assert not Job.objects.filter(kind=operations.IMPORT).exists()


@pytest.mark.slow
def test_an_import_that_is_stopped_leaves_nothing(bogdan: Client, cast: Cast) -> None:
    take(bogdan, cast.workspace, look(bogdan, cast.workspace, large(120)))

    jobs.cancel(Job.objects.get(kind=operations.IMPORT), person=cast.bogdan.person)
    run_jobs()

    assert Job.objects.get(kind=operations.IMPORT).state == JobState.CANCELLED
    assert not Map.objects.filter(workspace=cast.workspace, name="Large").exists()


def test_while_all_is_written_at_once_the_page_says_so_and_shows_no_share_done(bogdan: Client, cast: Cast) -> None:
    reply = take(bogdan, cast.workspace, look(bogdan, cast.workspace, large(120)))
    Job.objects.filter(kind=operations.IMPORT).update(state=JobState.RUNNING, total=123)

    page = bogdan.get(reply.headers["Location"]).content.decode()

    assert "123 changes are being written at once; until all are there, none is." in page
    assert "0 of 123" not in page
    assert "<progress aria-label" in page


@pytest.mark.slow
def test_a_map_that_moved_on_meanwhile_is_left_as_it_is(bogdan: Client, cast: Cast) -> None:
    take(bogdan, cast.workspace, look(bogdan, cast.workspace, large(9)))
    map = Map.objects.get(workspace=cast.workspace, name="Large")
    take(bogdan, cast.workspace, look(bogdan, cast.workspace, large(120), into=map.slug))
    operations.move(Placement.objects.get(map=map, slug="c0"), stage=map.placements.get(slug="c1").stage, person=None)
    before = standing(map)

    run_jobs()

    job = Job.objects.get(kind=operations.IMPORT)
    assert job.state == JobState.FAILED
    assert (job.error or {})["code"] == "map-moved-on"
    assert standing(map) == before


@pytest.mark.slow
def test_many_cards_move_at_once_and_one_undo_puts_them_back(bogdan: Client, cast: Cast) -> None:
    take(bogdan, cast.workspace, look(bogdan, cast.workspace, large(120)))
    run_jobs()
    map = Map.objects.get(workspace=cast.workspace, name="Large")
    before = standing(map)

    take(bogdan, cast.workspace, look(bogdan, cast.workspace, large(120, shifted=1), into=map.slug))
    run_jobs()
    moved = standing(map)
    operations.undo(map, person=cast.bogdan.person)

    assert moved == {f"c{n}": (STAGES[(n + 1) % 3], n // 3) for n in range(120)}
    assert standing(map) == before
    assert Change.objects.filter(map=map, operation="move", undoes=None).count() == 120


@pytest.mark.slow
def test_cards_of_one_touchpoint_that_change_places_are_moved_one_by_one(bogdan: Client, cast: Cast) -> None:
    twice = """touchline-map: 1
name: Twice
stages: {browse: Browse, buy: Buy, use: Use}
touchpoints: {till: Till}
cards:
  - {touchpoint: till, stage: browse, id: one}
  - {touchpoint: till, stage: buy, id: two}
"""
    take(bogdan, cast.workspace, look(bogdan, cast.workspace, twice))
    map = Map.objects.get(workspace=cast.workspace, name="Twice")
    after = twice.replace("stage: buy", "stage: use").replace("stage: browse", "stage: buy")
    brought = formats.read_file(after.encode(), "twice.yaml")
    choice = operations.Choice(map, "", keep=False)
    seen = operations.plan(cast.workspace, brought, choice).fingerprint

    operations.import_map(cast.workspace, brought, choice, seen=seen, person=cast.bogdan.person)

    assert sorted(stage for stage, _ in standing(map).values()) == ["buy", "use"]

"""Lanes of a map's own: added, named, ordered, written into, folded, and every change of them taken back."""

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.map.addresses import url
from tests.web.map.test_pages import HTMX, toast
from touchline.engine import map as engine
from touchline.web.identify.models import Segment, Stage
from touchline.web.identify.operations import segments
from touchline.web.map import operations, queries
from touchline.web.map.models import Cell, Change, Lane, LaneChoice, Map


@pytest.fixture
def families(cast: Cast, map: Map) -> Segment:
    return segments.segment_named(cast.workspace, "Families", person=cast.ana.person)


@pytest.fixture
def risks(cast: Cast, map: Map) -> Lane:
    return operations.add_lane(map, name="Risks", person=cast.ana.person)


def write(cast: Cast, lane: Lane, stage: Stage, text: str, segment: Segment | None = None) -> Change | None:
    return operations.write_cell(lane, stage=stage, segment=segment, text=text, person=cast.ana.person)


def replayed(map: Map) -> engine.Document:
    """Return the map as its history says it stands: everything taken back, and done again."""
    history = operations.history_since(map)
    return engine.replay(history, engine.rewound(operations.document(map), history))


def test_a_lane_is_added_typed_into_and_stands_under_the_map(cast: Cast, bogdan: Client, stages: list[Stage]) -> None:
    bogdan.post(url(cast, "lanes", "add"), {"name": "Risks"})
    lane = Lane.objects.get(name="Risks")
    address = url(cast, "lanes", lane.slug, "write")

    said = bogdan.post(address, {"stage": stages[1].slug, "segment": "", "text": "Rain", "seen": 0}, headers=HTMX)

    assert toast(said)["text"] == "Wrote into the lane Risks · During the purchase"
    assert "Rain</textarea>" in bogdan.get(url(cast, "lanes")).text
    bogdan.post(toast(said)["undo"], headers=HTMX)
    assert not Cell.objects.exists()


def test_without_a_script_a_cell_is_saved_and_an_empty_text_empties_it(
    cast: Cast, bogdan: Client, risks: Lane, stages: list[Stage], families: Segment
) -> None:
    address, place = url(cast, "lanes", risks.slug, "write"), {"stage": stages[0].slug, "segment": families.slug}

    bogdan.post(address, {**place, "text": "Stairs", "seen": 0})
    page = bogdan.get(url(cast, "lanes"), {"segment": families.slug}).text
    bogdan.post(address, {**place, "text": " ", "seen": 1})

    assert "Stairs</textarea>" in page
    assert not Cell.objects.exists()


def test_two_people_in_one_cell_see_both_texts_and_nothing_is_written_over(
    cast: Cast, bogdan: Client, risks: Lane, stages: list[Stage]
) -> None:
    write(cast, risks, stages[0], "Rain")
    sent = {"stage": stages[0].slug, "segment": "", "text": "Snow", "seen": 0}

    under_script, alone = (
        bogdan.post(url(cast, "lanes", risks.slug, "write"), sent, headers=headers) for headers in (HTMX, {})
    )

    assert (under_script.status_code, alone.status_code) == (409, 409)
    for page in (under_script.text, alone.text):
        assert "<q>Rain</q>" in page
        assert "Snow</textarea>" in page
    assert Cell.objects.get().text == "Rain"
    bogdan.post(url(cast, "lanes", risks.slug, "write"), {**sent, "seen": 1})
    assert Cell.objects.get().text == "Snow"


@pytest.mark.slow
def test_every_change_of_a_lane_can_be_taken_back_and_done_again(
    cast: Cast, map: Map, risks: Lane, stages: list[Stage]
) -> None:
    person = cast.ana.person
    operations.add_lane(map, name="Next steps", person=person)
    write(cast, risks, stages[0], "Rain")
    write(cast, risks, stages[0], "Rain, snow")
    operations.rename_lane(risks, name="Dangers", person=person)
    operations.move_lane(risks, position=1, person=person)
    operations.remove_lane(risks, person=person)
    last = operations.document(map)
    assert [lane.fields["name"] for lane in last.lanes] == ["Next steps"]

    operations.undo(map, person=person)
    there = operations.document(map)
    assert [lane.fields["name"] for lane in there.lanes] == ["Next steps", "Dangers"]
    assert [cell["text"] for cell in there.cells.values()] == ["Rain, snow"]
    for _ in range(6):
        operations.undo(map, person=person)
    assert operations.document(map).lanes == ()
    for _ in range(7):
        operations.redo(map, person=person)

    assert operations.document(map) == last
    assert replayed(map) == last


def test_a_new_lane_in_which_others_wrote_is_not_taken_back(
    cast: Cast, map: Map, risks: Lane, stages: list[Stage]
) -> None:
    operations.write_cell(risks, stage=stages[0], segment=None, text="Rain", person=cast.bogdan.person)

    with pytest.raises(operations.UndoRefusedError):
        operations.undo(map, person=cast.ana.person)


def test_what_a_lane_says_of_a_stage_that_goes_stands_under_the_other_and_comes_back(
    cast: Cast, map: Map, risks: Lane, stages: list[Stage]
) -> None:
    write(cast, risks, stages[0], "Rain")
    write(cast, risks, stages[1], "Snow")
    before = operations.document(map)

    _moved, revision = operations.merge_stage(stages[1], into=stages[0], person=cast.ana.person)

    assert [cell.text for cell in Cell.objects.all()] == ["Rain\nSnow"]
    assert replayed(map) == operations.document(map)
    assert revision
    operations.undo_revision(revision, person=cast.ana.person)
    assert operations.document(map) == before


def test_a_version_brings_lanes_back_and_a_copy_has_them_too(
    cast: Cast, map: Map, risks: Lane, stages: list[Stage]
) -> None:
    write(cast, risks, stages[0], "Rain")
    then = operations.document(map)
    write(cast, risks, stages[1], "Snow")
    operations.remove_lane(risks, person=cast.ana.person)

    operations.restore(map, then, person=cast.ana.person)
    plan = operations.copy_map(map, name="Plan", person=cast.ana.person)

    assert operations.document(map) == then
    assert [(cell.lane.name, cell.text) for cell in Cell.objects.filter(lane__map=plan)] == [("Risks", "Rain")]


def test_a_lane_of_the_maps_own_is_on_until_somebody_switches_it_off(
    cast: Cast, map: Map, risks: Lane, chi: Client, bogdan: Client
) -> None:
    other = operations.create_map(cast.workspace, name="Other", person=cast.ana.person)
    theirs = operations.add_lane(other, name="Rules", person=cast.ana.person)
    chi.post(f"/w/{cast.workspace.slug}/map/{other.slug}/lanes/choose/", {"lanes": ["do"]})

    chi.post(url(cast, "lanes", "choose"), {"lanes": ["do", "score"]})

    assert "Risks</th>" not in chi.get(url(cast, "lanes")).text.replace("<a", "</th>")
    assert queries.lanes_on(map, cast.chi.person, first=()) == ["do", "score"]
    assert queries.lanes_on(map, cast.bogdan.person, first=("do",)) == ["do", risks.key]
    assert queries.lanes_on(other, cast.chi.person, first=()) == ["do", "score"]
    assert f"-{theirs.key}" in LaneChoice.objects.get().lanes


def test_lanes_fold_away_and_a_kept_view_knows_them(
    cast: Cast, map: Map, risks: Lane, stages: list[Stage], chi: Client
) -> None:
    operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)
    chi.post(url(cast, "lanes", "choose"), {"lanes": ["score", risks.key]})
    folded = chi.get(url(cast, "lanes"), {"folded": f"lane-{risks.key}"}).text
    assert "Folded away:" in folded
    assert 'id="lane-' not in folded

    chi.post(url(cast, "views"), {"name": "Mine", "look": f"folded=lane-{risks.key}"})
    chi.post(url(cast, "lanes", "choose"), {"lanes": ["do"]})
    view = queries.views_of(map, cast.chi.person)[0]

    assert view.look == f"folded=lane-{risks.key}&lanes=score&lanes={risks.key}"
    seen = chi.get(f"{url(cast)}?{view.look}").text
    assert f"/lanes/?folded=lane-{risks.key}&amp;lanes=score&amp;lanes={risks.key}" in seen
    kept = chi.get(f"{url(cast, 'lanes')}?{view.look}").text
    assert '<th scope="row">Score' in kept
    assert '<th scope="row">Do<' not in kept
    assert queries.lanes_on(map, cast.chi.person, first=()) == ["do"]


def test_a_reader_reads_lanes_and_changes_none(cast: Cast, risks: Lane, stages: list[Stage], chi: Client) -> None:
    write(cast, risks, stages[0], "Rain")

    page = chi.get(url(cast, "lanes")).text
    refused = chi.post(url(cast, "lanes", risks.slug, "write"), {"stage": stages[0].slug, "text": "Snow"})

    assert "Rain</td>" in page
    assert "<textarea" not in page
    assert refused.status_code == 403


@pytest.mark.slow
def test_there_are_at_most_so_many_lanes(cast: Cast, map: Map, bogdan: Client) -> None:
    for number in range(operations.MOST_LANES):
        operations.add_lane(map, name=f"Lane {number}", person=cast.ana.person)

    reply = bogdan.post(url(cast, "lanes", "add"), {"name": "One more"})

    assert reply.status_code == 422
    assert "There are too many lanes already" in reply.text

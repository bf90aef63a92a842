"""Segments: the rows of the map."""

import pytest
from django.test import Client

from tests.conftest import Cast
from touchline.web.identify import operations, queries
from touchline.web.map import operations as map_operations


def test_a_segment_is_made_once_however_its_name_is_written(cast: Cast) -> None:
    families = operations.segment_named(cast.workspace, "Families")
    operations.segment_named(cast.workspace, "Business", person=cast.ana.person)

    again = operations.segment_named(cast.workspace, "  FAMILIES ")

    assert again == families
    assert [(row.name, row.position) for row in queries.segments(cast.workspace)] == [("Families", 0), ("Business", 1)]


def url(cast: Cast, *parts: str) -> str:
    return "/".join(["", "w", cast.workspace.slug, "identify", "segments", *parts, ""])


def names(cast: Cast) -> list[str]:
    return [row.name for row in queries.segments(cast.workspace)]


def test_segments_are_added_renamed_reordered_and_removed(cast: Cast, bogdan: Client) -> None:
    for name in ("Families", "Firms", "Firms", "Guests"):
        bogdan.post(url(cast, "add"), {"name": name})
    families, firms, guests = queries.segments(cast.workspace)

    bogdan.post(url(cast, firms.slug), {"name": " Companies "})
    bogdan.post(url(cast, guests.slug, "move"), {"position": 0})
    gone = bogdan.post(url(cast, families.slug, "remove"), follow=True)

    assert "Removed Families." in gone.content.decode()
    assert names(cast) == ["Guests", "Companies"]


def test_a_name_that_another_segment_has_is_refused_with_the_way_out(cast: Cast, bogdan: Client) -> None:
    operations.segment_named(cast.workspace, "Families")
    firms = operations.segment_named(cast.workspace, "Firms")

    reply = bogdan.post(url(cast, firms.slug), {"name": "FAMILIES"})

    assert reply.status_code == 422
    assert "Another segment is called Families. Merge the two instead." in reply.content.decode()
    assert names(cast) == ["Families", "Firms"]


def test_a_segment_with_cards_asks_where_they_go(cast: Cast, bogdan: Client) -> None:
    stage = operations.lay_out_stages(cast.workspace, scheme="three-phases")[0]
    families = operations.segment_named(cast.workspace, "Families")
    map = map_operations.open_map(cast.workspace, person=cast.ana.person)
    map_operations.add_touchpoint(map, name="Play corner", stage=stage, segment=families, person=cast.ana.person)

    page = bogdan.post(url(cast, families.slug, "remove"), follow=True)

    assert "Families holds 1 card. Say where it goes" in page.content.decode()
    assert names(cast) == ["Families"]


@pytest.mark.slow
def test_there_is_an_end_to_the_rows(cast: Cast, bogdan: Client) -> None:
    for number in range(operations.segments.MOST):
        operations.segment_named(cast.workspace, f"Segment {number}")

    reply = bogdan.post(url(cast, "add"), {"name": "One more"})

    assert reply.status_code == 422
    assert "too many segments" in reply.content.decode()


def test_a_viewer_reads_the_segments_and_changes_none(cast: Cast, chi: Client, dario: Client) -> None:
    families = operations.segment_named(cast.workspace, "Families")
    page = chi.get(url(cast)).content.decode()

    assert "Families" in page
    assert "stage-form" not in page
    assert chi.post(url(cast, families.slug, "remove")).status_code == 403
    assert dario.post(url(cast, families.slug, "remove")).status_code == 404

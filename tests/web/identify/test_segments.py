"""Segments: the rows of the map."""

from tests.conftest import Cast
from touchline.web.identify import operations, queries


def test_a_segment_is_made_once_however_its_name_is_written(cast: Cast) -> None:
    families = operations.segment_named(cast.workspace, "Families")
    operations.segment_named(cast.workspace, "Business", person=cast.ana.person)

    again = operations.segment_named(cast.workspace, "  FAMILIES ")

    assert again == families
    assert [(row.name, row.position) for row in queries.segments(cast.workspace)] == [("Families", 0), ("Business", 1)]

"""Names of points keep apart."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchline.web.shell.chart import Axis, Point, Scatter
from touchline.web.shell.chart.labels import Box, labels

INSIDE = Box(0, 0, 700, 400)
PLACES = st.tuples(st.floats(20, 680), st.floats(20, 380), st.text("abcdefgh ", min_size=1, max_size=18))


@pytest.mark.slow
@given(st.lists(PLACES, max_size=25))
def test_no_name_covers_another_or_leaves_the_picture(points: list[tuple[float, float, str]]) -> None:
    found = labels(points, inside=INSIDE, taken=[], r=5)

    assert all(label.box.within(INSIDE) for label in found)
    assert not any(one.box.meets(other.box) for one, other in combinations(found, 2))


def test_twenty_five_points_in_a_grid_all_get_their_names() -> None:
    points = [(100.0 + 120 * x, 50.0 + 70 * y, f"touchpoint {x}{y}") for x, y in product(range(5), range(5))]

    assert len(labels(points, inside=INSIDE, taken=[], r=5)) == 25


def test_names_do_not_cover_what_is_taken() -> None:
    taken = Box(110, 90, 300, 110)

    [label] = labels([(100.0, 100.0, "Reception")], inside=INSIDE, taken=[taken], r=5)

    assert not label.box.meets(taken)


def test_where_points_crowd_a_number_stands_for_a_name_and_a_legend_tells_it() -> None:
    crowd = [Point(f"Touchpoint number {n:02}", 3.0 + n / 200, 0.01) for n in range(20)]
    figure = Scatter("What matters", "", Axis("Score"), Axis("Importance", low=0.0), [*crowd, Point("Far", 4.0, 0.2)])

    drawing = figure.draw((760, 480))

    written = [text.words for text in drawing.texts if text.look == "label"]
    assert "Far" in written
    assert not [words for words in written if words.endswith("…")]
    assert drawing.legend
    assert {number for number, _ in drawing.legend} <= set(written)
    assert not {name for _, name in drawing.legend} & set(written)
    assert [number for number, _ in drawing.legend] == [str(n) for n in range(1, len(drawing.legend) + 1)]

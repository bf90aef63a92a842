"""Columns and bands: what flows in is as broad as what flows out, and small places keep room for their names."""

import re
from itertools import pairwise

import pytest

from touchline.web.shell.chart import Band, Column, Flow, Node
from touchline.web.shell.chart.drawing import Drawing

FLOW = Flow(
    title="Steps",
    says="",
    steps=[
        Column("Step 1", [Node("Door", 90), Node("Phone", 10, "series-2")]),
        Column("Step 2", [Node("Shelf", 60, "series-3"), Node("Ended", 40, "end")]),
        Column("Step 3", [Node("Till", 60, "series-4")]),
    ],
    bands=[Band(0, 0, 0, 55), Band(0, 0, 1, 35), Band(0, 1, 0, 5), Band(0, 1, 1, 5), Band(1, 0, 0, 60)],
    unit="Journeys",
)


def heights(drawing: Drawing, look: str) -> list[float]:
    """Return how tall each node or band of this look stands at its left edge."""
    found = []
    for shape in drawing.shapes:
        if shape.look.split()[0] == look:
            ys = [float(y) for y in re.findall(r"[\d.]+ ([\d.]+)", shape.d)]
            found.append(max(ys) - min(ys) if look == "node" else ys[-1] - ys[0])
    return found


@pytest.mark.parametrize("size", [FLOW.wide, FLOW.narrow])
def test_bands_out_of_a_place_are_as_broad_as_the_place(size: tuple[int, int]) -> None:
    drawing = FLOW.draw(size)

    door, phone, *_others = heights(drawing, "node")
    bands = heights(drawing, "band")
    assert sum(bands[:2]) == pytest.approx(door, abs=0.3)
    assert sum(bands[2:4]) == pytest.approx(phone, abs=0.3)
    assert door == pytest.approx(9 * phone, rel=0.05)


def test_a_narrow_picture_shows_fewer_steps_and_the_table_all() -> None:
    wide, narrow = FLOW.draw(FLOW.wide), FLOW.draw(FLOW.narrow)

    assert len(heights(wide, "node")) == 5
    assert len(heights(narrow, "node")) == 4
    assert len(FLOW.rows()) == 5


def test_everything_stands_inside_the_picture() -> None:
    crowded = Column("Step 1", [Node(f"Place {i}", 1000 if i == 0 else 1) for i in range(7)])
    flow = Flow("Steps", "", [crowded, Column("Step 2", [Node("Ended", 1006, "end")])], [Band(0, 0, 0, 1000)], "Visits")

    drawing = flow.draw(flow.wide)

    assert all(float(text.y) <= drawing.height for text in drawing.texts)
    ys = [float(text.y) for text in drawing.texts if text.look == "label"][:7]
    assert min(later - earlier for earlier, later in pairwise(ys)) >= 14


def test_a_band_says_where_it_leads_and_how_many_take_it() -> None:
    says = [shape.says for shape in FLOW.draw(FLOW.wide).shapes]

    assert "Door to Shelf: 55" in says
    assert "Ended: 40 (40%)" in says


def test_nothing_that_flows_draws_nothing() -> None:
    assert Flow("Steps", "", [], [], "Visits").draw((760, 440)).shapes == []

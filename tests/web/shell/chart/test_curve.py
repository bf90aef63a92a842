"""A wish and reality over the stops of a journey."""

import pytest

from touchline.web.shell.chart import Axis, Curve, Station
from touchline.web.shell.chart.curve import runs


@pytest.fixture
def curve() -> Curve:
    stops = [
        Station("Advert", "Awareness", wish=1, real=0.5, real_between=(0.2, 0.8)),
        Station("Shop", "Selection", wish=2, real=None),
        Station("Invoice", "Selection", wish=1, real=-1.5, real_between=(-1.8, -1.2), url="/i/", note="40 answers"),
        Station("Call", "Loyalty", wish=None, real=1),
    ]
    return Curve("Feelings", "", Axis("Emotion", low=-2, high=2), stops, "Wished", "Felt", subject="Touchpoint")


def test_a_line_breaks_where_nothing_is_known() -> None:
    assert runs([1.0, None, 2.0, 3.0, None]) == [[(0.0, 1.0)], [(2.0, 2.0), (3.0, 3.0)]]


def test_the_peak_the_lowest_and_the_end_are_named(curve: Curve) -> None:
    words = [text.words for text in curve.draw(curve.wide).texts if text.look == "label"]

    assert sorted(words) == ["Call", "Invoice"]  # the peak is the end here


def test_groups_are_named_once_and_parted(curve: Curve) -> None:
    drawing = curve.draw(curve.wide)

    assert [text.words for text in drawing.texts if text.look == "name"] == ["Awareness", "Selection", "Loyalty"]
    assert sum(line.look == "cut" for line in drawing.lines) == 2


def test_what_is_higher_stands_higher_and_what_cannot_be_known_is_not_drawn(curve: Curve) -> None:
    marks = {shape.says.split(".")[0]: shape for shape in curve.draw(curve.wide).shapes if shape.says}

    assert set(marks) == {
        "Advert: Wished 1", "Advert: Felt 0", "Shop: Wished 2", "Invoice: Wished 1", "Invoice: Felt −1", "Call: Felt 1",
    }  # fmt: skip


def test_the_table_holds_every_stop_with_its_interval(curve: Curve) -> None:
    invoice = [cell.words for cell in curve.rows()[2]]

    assert len(curve.columns()) == len(invoice)
    assert invoice[0] == "Invoice · Selection"
    assert invoice[-1] == "40 answers"


def test_no_stop_draws_an_empty_ground() -> None:
    empty = Curve("Feelings", "", Axis("Emotion", low=-2, high=2), [], "Wished", "Felt")

    assert not empty.draw(empty.wide).shapes
    assert empty.rows() == []

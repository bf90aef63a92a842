"""Charts say the same in their picture, in words and in the table behind."""

import re

import pytest
from django.template import engines
from django.utils.translation import override

from touchline.web.shell.chart import Axis, Bar, Bars, Figure, Front, Plan, Point, Position, Scatter
from touchline.web.shell.formats import number, percent


def drawn(figure: Figure) -> str:
    return engines["django"].from_string("{% chart figure %}").render({"figure": figure})


@pytest.fixture
def scatter() -> Scatter:
    points = [Point("Recepție", 4.5, 0.25, url="/r"), Point("<Wi-Fi>", 2.5, 0.05, faint=True)]
    return Scatter("Importance", "Two points", Axis("Rating"), Axis("Share", write=percent), points, x_cut=3.5)


def test_a_point_with_an_address_is_a_link_that_says_its_values(scatter: Scatter) -> None:
    page = drawn(scatter)

    assert 'href="/r" aria-label="Recepție: Rating 4.5, Share 25%"' in page


def test_names_are_escaped(scatter: Scatter) -> None:
    assert "<Wi-Fi>" not in drawn(scatter)


def test_no_language_puts_commas_into_places(scatter: Scatter) -> None:
    with override("ro"):
        page = drawn(scatter)

    assert "Rating 4,5" in page
    assert not re.search(r' (?:x|y|x1|x2|y1|y2|cx|cy|d)="[^"]*,', page)


def test_nothing_in_a_chart_breaks_the_content_policy(scatter: Scatter) -> None:
    assert not re.search(r"<style|<script|style=|onclick", drawn(scatter))


def test_the_steps_go_right_before_they_go_up() -> None:
    front = Front("Front", "", Axis("Cost"), Axis("Effect"), [Plan(0, 1.0), Plan(10, 2.0)], Position(5, 1.0, "today"))

    [steps] = [shape.d for shape in front.draw(front.wide).shapes if shape.look == "steps"]
    corners = [tuple(map(float, corner.split())) for corner in steps.lstrip("M").split("L")]

    assert corners[0][1] == corners[1][1]  # to the right: more money, same effect
    assert corners[1][0] == corners[2][0]  # then up
    assert corners[2][1] < corners[1][1]


def test_a_front_of_no_plans_is_an_empty_picture() -> None:
    front = Front("Front", "", Axis("Cost"), Axis("Effect"), [])

    assert "<svg" in drawn(front)


def test_a_bar_without_an_interval_says_so() -> None:
    bars = Bars("Bars", "", Axis("Share", write=percent), [Bar("Room", 0.4, 0.3, 0.5), Bar("Spa", 0.1)])

    rows = [[cell.words for cell in row] for row in bars.rows()]

    assert rows == [["Room", "40%", "between 30% and 50%", ""], ["Spa", "10%", "no interval", ""]]


def test_bars_below_zero_start_at_zero() -> None:
    bars = Bars("NPS", "", Axis("Score", write=number, low=-100, high=100), [Bar("Room", -50.0), Bar("Spa", 50.0)])

    left, right = (shape.d for shape in bars.draw(bars.wide).shapes)

    assert left.split("L")[0].split()[0] == right.split("L")[0].split()[0]

"""Groups of bars: an amount nobody knows is left out, one that is not known of a group says so."""

from touchline.web.shell.chart import Axis, Group, Groups
from touchline.web.shell.formats import percent

GROUPS = Groups(
    title="Effort",
    says="",
    axis=Axis("Share", write=percent),
    amounts=["Importance", "Contacts", "Cost"],
    groups=[Group("Before", [0.25, None, 0.5]), Group("After", [0.75, None, None])],
    subject="Stage",
)


def test_each_known_amount_is_a_bar_that_says_its_value() -> None:
    drawing = GROUPS.draw(GROUPS.wide)

    assert [shape.says for shape in drawing.shapes] == [
        "Before, Importance: 25%",
        "Before, Cost: 50%",
        "After, Importance: 75%",
    ]
    assert [shape.look for shape in drawing.shapes] == ["bar series-1", "bar series-3", "bar series-1"]


def test_what_is_not_known_says_so_and_is_no_zero() -> None:
    drawing = GROUPS.draw(GROUPS.narrow)

    assert [text.words for text in drawing.texts].count("not known") == 1
    assert [[cell.words for cell in row] for row in GROUPS.rows()] == [
        ["Before", "25%", "50%"],
        ["After", "75%", "not known"],
    ]
    assert GROUPS.columns() == ("Stage", "Importance", "Cost")

"""One measure over time: the line breaks where nothing is known, and the table says why."""

from touchline.web.shell.chart import Axis, Course, Stop
from touchline.web.shell.formats import number

COURSE = Course(
    title="Till",
    says="",
    axis=Axis("Mean", write=lambda value: number(value, 1)),
    stops=[
        Stop("May", 4.0, 3.5, 4.5, url="?period=5", cells=["40 answers"]),
        Stop("June", 3.0, faint=True, cells=["6 answers"]),
        Stop("July", None, instead="too few answers", cells=["2 answers"]),
        Stop("August", 5.0, 4.8, 5.0, cells=["31 answers"]),
    ],
    subject="Month",
    heads=["Answers"],
)


def test_each_known_period_is_a_point_that_says_its_value_and_interval() -> None:
    drawing = COURSE.draw(COURSE.wide)

    points = [shape for shape in drawing.shapes if shape.says]
    assert [point.says for point in points] == [
        "May: 4.0, between 3.5 and 4.5, 40 answers",
        "June: 3.0, 6 answers",
        "August: 5.0, between 4.8 and 5.0, 31 answers",
    ]
    assert [point.look for point in points] == ["mark series-1", "mark series-1 faint", "mark series-1"]
    assert [point.url for point in points] == ["?period=5", "", ""]


def test_the_line_does_not_bridge_what_is_not_known() -> None:
    drawing = COURSE.draw(COURSE.narrow)

    (line,) = (shape for shape in drawing.shapes if shape.look == "steps")
    assert line.d.count("L") == 1


def test_the_table_holds_every_period() -> None:
    assert COURSE.columns() == ("Month", "Mean", "95 % interval", "Answers")
    assert [[cell.words for cell in row] for row in COURSE.rows()] == [
        ["May", "4.0", "between 3.5 and 4.5", "40 answers"],
        ["June", "3.0", "no interval", "6 answers"],
        ["July", "too few answers", "", "2 answers"],
        ["August", "5.0", "between 4.8 and 5.0", "31 answers"],
    ]


def test_names_that_have_no_room_are_left_out_but_the_first_is_there() -> None:
    many = Course("Till", "", Axis("Mean"), [Stop(f"week {place:03}", 4.0) for place in range(120)])

    ticks = [text.words for text in many.draw(many.narrow).texts if text.words.startswith("week")]

    assert 1 < len(ticks) < 8
    assert ticks[0] == "week 000"

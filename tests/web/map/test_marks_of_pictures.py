"""What a picture of a map shares with the screen."""

from touchline.engine.map.formats.picture.marks import MARKS
from touchline.web.shell.icons import LINES


def test_the_marks_of_a_picture_are_those_of_the_screen() -> None:
    assert {name: LINES[name] for name in MARKS} == MARKS

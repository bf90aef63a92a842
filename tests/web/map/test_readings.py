"""Which of several surveys' readings a card draws."""

from datetime import date

import pytest

from tests.conftest import Cast
from touchline.web.identify.models import Touchpoint
from touchline.web.identify.operations import create_touchpoint
from touchline.web.map import queries
from touchline.web.map.operations import NewReading, post_readings


@pytest.fixture
def till(cast: Cast) -> Touchpoint:
    return create_touchpoint(cast.workspace, name="Till", person=None)


def told(till: Touchpoint, survey: str, value: float, answers: int, to_date: date | None) -> NewReading:
    details = {"survey": survey, "scale": [1, 5]}
    return NewReading(
        till, "score", value, "points 1-5", "mean", answers=answers, details=details, from_date=to_date, to_date=to_date
    )


def drawn(cast: Cast, till: Touchpoint) -> float:
    return queries.newest_readings(cast.workspace)[till.pk]["score"].value


def test_a_survey_of_few_answers_does_not_push_aside_what_many_said(cast: Cast, till: Touchpoint) -> None:
    post_readings([told(till, "file", 4.0, 180, date(2026, 3, 31)), told(till, "live", 2.0, 5, date(2026, 4, 2))])

    assert drawn(cast, till) == 4.0


def test_once_thirty_answered_the_newest_days_count(cast: Cast, till: Touchpoint) -> None:
    post_readings([told(till, "file", 4.0, 180, date(2026, 3, 31)), told(till, "live", 2.0, 29, date(2026, 4, 2))])
    post_readings([told(till, "live", 2.5, 30, date(2026, 4, 3))])

    assert drawn(cast, till) == 2.5


def test_where_no_survey_has_thirty_the_newest_is_drawn(cast: Cast, till: Touchpoint) -> None:
    post_readings([told(till, "live", 2.0, 6, date(2026, 4, 2)), told(till, "file", 4.0, 20, date(2026, 3, 31))])

    assert drawn(cast, till) == 2.0


def test_an_old_survey_that_is_brought_late_is_still_old(cast: Cast, till: Touchpoint) -> None:
    post_readings([told(till, "new", 4.0, 40, date(2026, 3, 31)), told(till, "old", 2.0, 400, date(2019, 3, 31))])

    assert drawn(cast, till) == 4.0


def test_of_one_survey_its_newest_reading_counts_whatever_came_before(cast: Cast, till: Touchpoint) -> None:
    post_readings([told(till, "file", 4.0, 180, date(2026, 3, 31))])
    post_readings([told(till, "file", 3.0, 20, date(2026, 3, 31))])

    assert drawn(cast, till) == 3.0


def test_a_reading_whose_days_are_not_known_counts_from_the_day_it_was_posted(cast: Cast, till: Touchpoint) -> None:
    post_readings([told(till, "file", 4.0, 180, None), told(till, "old", 2.0, 180, date(2019, 1, 1))])

    assert drawn(cast, till) == 4.0

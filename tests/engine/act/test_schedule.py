"""Due dates in working days. November 2026: the 20th is a Friday, the 21st and 22nd are a weekend."""

from datetime import date

import pytest

from touchline.engine.act import due_date, working_day
from touchline.engine.errors import UnusableInputError

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (FRIDAY, 0, FRIDAY),
        (FRIDAY, 1, MONDAY),
        (SATURDAY, 0, MONDAY),
        (SATURDAY, 1, MONDAY),
        (SATURDAY, 2, date(2026, 11, 24)),
        (FRIDAY, 5, date(2026, 11, 27)),
    ],
)
def test_weekends_are_not_worked(start: date, days: int, expected: date) -> None:
    assert working_day(start, days) == expected


def test_holidays_are_not_worked() -> None:
    assert working_day(FRIDAY, 1, holidays={MONDAY}) == date(2026, 11, 24)


def test_nothing_is_due_sooner_than_in_a_working_week() -> None:
    assert due_date(FRIDAY, 0) == due_date(FRIDAY, 2.5) == date(2026, 11, 27)


def test_a_task_is_due_after_twice_its_effort() -> None:
    assert due_date(FRIDAY, 4) == date(2026, 12, 2)


def test_an_effort_below_zero_is_refused() -> None:
    with pytest.raises(UnusableInputError) as refused:
        due_date(FRIDAY, -1)

    assert refused.value.code == "days-below-zero"

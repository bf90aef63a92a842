"""By when? Due dates in working days."""

from collections.abc import Collection
from datetime import date, timedelta
from math import ceil

from touchline.engine.errors import UnusableInputError

SATURDAY = 5
LEAST_DAYS = 5  # nothing is asked for sooner than in a working week
SHARE_OF_THE_DAY = 0.5  # people have other work too


def working_day(start: date, days: int, *, holidays: Collection[date] = ()) -> date:
    """Return the day that is a number of working days after a day, which may itself be free.

    Working days are Monday to Friday without the holidays; 0 gives the day itself if one works on it, else the next
    working day. Raises UnusableInputError when days is below zero.

    >>> working_day(date(2026, 11, 20), 1)  # the day after a Friday
    datetime.date(2026, 11, 23)
    """
    if days < 0:
        raise UnusableInputError(
            "days-below-zero",
            f"{days} days",
            expected="0 or more",
            fix="Count forwards from an earlier day.",
            days=days,
        )
    free = frozenset(holidays)
    day = start
    while is_free(day, free):
        day += timedelta(days=1)
    if day != start and days:
        days -= 1
    while days:
        day += timedelta(days=1)
        days -= not is_free(day, free)
    return day


def is_free(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() >= SATURDAY or day in holidays


def due_date(decided: date, effort_days: float, *, holidays: Collection[date] = ()) -> date:
    """Return by when a task can be asked for: half of each working day is for it, and a week is the least.

    effort_days: working days, 0 or more. Raises UnusableInputError when the effort is below zero.

    >>> due_date(date(2026, 11, 20), 4)  # 8 working days after a Friday
    datetime.date(2026, 12, 2)
    """
    needed = ceil(effort_days / SHARE_OF_THE_DAY)
    return working_day(decided, needed if needed < 0 else max(LEAST_DAYS, needed), holidays=holidays)

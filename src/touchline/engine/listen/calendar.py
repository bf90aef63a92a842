"""The calendar of periods: what kind a name is of, when it begins, and which come one after the other."""

from datetime import date, timedelta

from touchline.engine.listen.parts import Period


def kind_of(name: str) -> Period:
    """Return what a period's name is the name of: 2026-W11 a week, 2026-03 a month, 2026-Q1 a quarter, 2026 a year.

    No rows, no unit. Raises nothing.

    >>> kind_of("2026-Q1")
    <Period.QUARTER: 'quarter'>
    """
    if "W" in name:
        return Period.WEEK
    if "Q" in name:
        return Period.QUARTER
    return Period.MONTH if "-" in name else Period.YEAR


def first_day(name: str) -> date:
    """Return the day on which a period begins; a week on the Monday of ISO 8601.

    No rows, no unit. Raises ValueError when there is no such period.

    >>> first_day("2026-W11")
    datetime.date(2026, 3, 9)
    """
    year, _, part = name.partition("-")
    match kind_of(name):
        case Period.WEEK:
            return date.fromisocalendar(int(year), int(part[1:]), 1)
        case Period.QUARTER:
            return date(int(year), 3 * int(part[1:]) - 2, 1)
        case Period.MONTH:
            return date(int(year), int(part), 1)
        case Period.YEAR:
            return date(int(year), 1, 1)


def name_of(day: date, kind: Period) -> str:
    """Name the period of a kind in which a day lies.

    No rows, no unit. Raises nothing.

    >>> name_of(date(2027, 1, 1), Period.WEEK)
    '2026-W53'
    """
    match kind:
        case Period.WEEK:
            return f"{day:%G-W%V}"
        case Period.QUARTER:
            return f"{day:%Y}-Q{(day.month + 2) // 3}"
        case Period.MONTH:
            return f"{day:%Y-%m}"
        case Period.YEAR:
            return f"{day:%Y}"


def run_of_periods(first: str, last: str) -> list[str]:
    """Return the names of all periods from one to another of its kind, both taken in.

    No rows, no unit. Raises ValueError when there is no such period.

    >>> run_of_periods("2025-Q3", "2026-Q1")
    ['2025-Q3', '2025-Q4', '2026-Q1']
    """
    kind, end = kind_of(first), first_day(last)
    longest = {Period.WEEK: 7, Period.MONTH: 31, Period.QUARTER: 92, Period.YEAR: 366}[kind]
    names, day = [], first_day(first)
    while day <= end:
        names.append(name_of(day, kind))
        day = first_day(name_of(day + timedelta(days=longest), kind))
    return names

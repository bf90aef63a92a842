"""The calendar of periods, by hand: 2026 begins on a Thursday and has 53 weeks."""

from datetime import date

import pytest

from touchline.engine.listen.calendar import first_day, kind_of, name_of, run_of_periods
from touchline.engine.listen.parts import Period

FIRST_DAYS = [
    ("2026-W01", Period.WEEK, date(2025, 12, 29)),
    ("2026-W53", Period.WEEK, date(2026, 12, 28)),
    ("2026-02", Period.MONTH, date(2026, 2, 1)),
    ("2026-Q4", Period.QUARTER, date(2026, 10, 1)),
    ("2026", Period.YEAR, date(2026, 1, 1)),
]


@pytest.mark.parametrize(("name", "kind", "first"), FIRST_DAYS)
def test_a_period_is_known_by_its_name(name: str, kind: Period, first: date) -> None:
    assert (kind_of(name), first_day(name), name_of(first, kind)) == (kind, first, name)


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2026-W52", "2027-W02", ["2026-W52", "2026-W53", "2027-W01", "2027-W02"]),
        ("2025-12", "2026-03", ["2025-12", "2026-01", "2026-02", "2026-03"]),
        ("2025-Q4", "2026-Q1", ["2025-Q4", "2026-Q1"]),
        ("2024", "2026", ["2024", "2025", "2026"]),
        ("2026-03", "2026-03", ["2026-03"]),
    ],
)
def test_no_period_in_between_is_left_out(first: str, last: str, names: list[str]) -> None:
    assert run_of_periods(first, last) == names

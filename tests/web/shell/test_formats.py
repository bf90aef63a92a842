"""Numbers, money and moments as each language writes them."""

import itertools
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from babel.numbers import format_decimal
from django.utils import timezone
from django.utils.translation import override

from touchline.web.shell import formats

NARROW, FIXED = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "3,535.5"), ("ro", "3.535,5"), ("it", "3.535,5"), ("vi", "3.535,5"), ("ru", f"3{FIXED}535,5")],
)
def test_a_number_is_grouped_as_the_language_does(language: str, written: str) -> None:
    with override(language):
        assert formats.number(3535.5) == written


def test_whole_numbers_have_no_decimals_and_nothing_is_a_dash() -> None:
    assert formats.number(12) == "12"
    assert formats.number(12.0, 2) == "12.00"
    assert formats.number(None) == "–"


@pytest.mark.parametrize("language", ["en", "ro", "ru", "it", "vi"])
def test_small_numbers_are_written_as_babel_writes_them(language: str) -> None:
    locale = formats.locale_of(language)
    values = [0.125, 2.675, -0.5, -12.345, 998.949, 1e-7, 0, -7, Decimal("3.5"), Decimal("-0.015")]

    for value, digits in itertools.product(values, range(4)):
        exact = formats.without_minus_zero(value, digits)
        by_babel = formats.true_minus(format_decimal(exact, format=formats.pattern(digits), locale=locale))
        assert formats.plain(value, digits, language) == by_babel, (value, digits)


def test_a_number_that_rounds_to_nothing_has_no_minus() -> None:
    assert formats.number(-0.01) == "0.0"
    assert formats.percent(-0.001) == "0%"


def test_a_share_is_a_percentage() -> None:
    with override("ru"):
        assert formats.percent(0.125, 1) == f"12,5{FIXED}%"


def test_cents_are_written_only_where_there_are_any() -> None:
    assert formats.money(1_240_000, "EUR") == "€12,400"
    assert formats.money(1_250, "EUR") == "€12.50"
    assert formats.money(1_250, "VND") == "₫1,250"


def test_a_moment_is_written_in_the_workspaces_zone() -> None:
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)

    with timezone.override(ZoneInfo("Asia/Ho_Chi_Minh")):
        assert formats.day(late) == "Mar 2, 2026"
        assert formats.moment(late).replace(NARROW, " ") == "Mar 2, 2026, 6:30 AM"
    assert formats.day(date(2026, 3, 1)) == "Mar 1, 2026"


def test_only_long_words_may_break_and_only_between_syllables() -> None:
    assert formats.breakable("Удовлетворённость").split("\N{SOFT HYPHEN}") == ["Удов", "лет", "во", "рён", "ность"]
    assert formats.breakable("Front desk") == "Front desk"


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(None, "–"), (0.4, "0 sec"), (45, "45 sec"), (180, "3 min"), (7_300, "2 hr"), (200_000, "2 days")],
)
def test_a_duration_is_written_in_the_unit_that_suits_it(seconds: float | None, written: str) -> None:
    assert formats.duration(seconds) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "−0.73 to −0.54"),
        ("ro", "de la −0,73 la −0,54"),
        ("ru", "от −0,73 до −0,54"),
        ("it", "da −0,73 a −0,54"),
        ("vi", "−0,73 đến −0,54"),
    ],
)
def test_an_interval_of_a_change_is_said_in_words_with_a_true_minus(language: str, written: str) -> None:
    with override(language):
        assert formats.signed_span(-0.73, -0.54) == written


def test_every_number_below_nothing_has_a_true_minus() -> None:
    assert formats.number(-3) == "−3"
    assert formats.percent(-0.25) == "−25%"
    assert formats.money(-1_250, "EUR") == "−€12.50"


def test_an_interval_with_an_unknown_end_is_not_written() -> None:
    assert formats.span(3.4, None) == ""
    assert formats.span(3.41, 3.62) == "3.41 to 3.62"

"""Numbers, money and moments as the reader's language writes them."""

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, format_timedelta
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_precision
from django.utils import timezone
from django.utils.translation import get_language, gettext

NOTHING = "–"
MINUS = "\N{MINUS SIGN}"  # as wide as a plus, and no hyphen that a line may break at
LONG_WORD = re.compile(r"\w{12,}")
VOWELS = "aeiouyăâîàèéìòùаеёиоуыэюя"
BREAK = re.compile(
    rf"(?<=\w[{VOWELS}])(?=[^\W{VOWELS}ьъй][{VOWELS}]\w)|(?<=[{VOWELS}][^\W{VOWELS}])(?=[^\W{VOWELS}ьъй][{VOWELS}]\w)"
)
SOFT_HYPHEN = "\N{SOFT HYPHEN}"


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def reader() -> Locale:
    """Return the conventions of the active language."""
    return locale_of(get_language() or "en")


def number(value: float | Decimal | None, digits: int | None = None) -> str:
    """Write a number: whole ones without decimals, others with one, or with as many digits as asked."""
    if value is None:
        return NOTHING
    if digits is None:
        digits = 0 if isinstance(value, int) else 1
    return plain(value, digits, get_language() or "en") or true_minus(
        format_decimal(without_minus_zero(value, digits), format=pattern(digits), locale=reader())
    )


def plain(value: float | Decimal, digits: int, language: str) -> str:
    """Write a number of at most three whole digits as Babel does, thirty times as fast; others as nothing."""
    if not -999 < value < 999:
        return ""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_EVEN)
    point, minus = signs(language)
    return (minus if exact < 0 else "") + str(abs(exact)).replace(".", point)


@lru_cache(maxsize=64)
def signs(language: str) -> tuple[str, str]:
    """Return the decimal point and the minus of a language."""
    symbols = locale_of(language).number_symbols["latn"]
    return symbols["decimal"], true_minus(symbols["minusSign"])


def signed(value: float | Decimal | None, digits: int = 2) -> str:
    """Write a change: with its sign."""
    if value is None:
        return NOTHING
    sign = "+" if round(float(value), digits) > 0 else ""
    return sign + number(value, digits)


def span(low: float | None, high: float | None, digits: int = 2) -> str:
    """Write both ends of an interval in words: 3.41 to 3.62. Nothing where one end is not known."""
    return between(number(low, digits), number(high, digits)) if low is not None and high is not None else ""


def signed_span(low: float | None, high: float | None, digits: int = 2) -> str:
    """Write both ends of the interval of a change, each with its sign."""
    return between(signed(low, digits), signed(high, digits)) if low is not None and high is not None else ""


def between(low: str, high: str) -> str:
    return gettext("%(low)s to %(high)s") % {"low": low, "high": high}


def percent(share: float | Decimal | None, digits: int = 0) -> str:
    """Write a share from 0 to 1 as a percentage."""
    if share is None:
        return NOTHING
    signed = without_minus_zero(share, digits + 2)
    tail = f"0.{'0' * digits}" if digits else "0"
    form = reader().percent_formats[None].pattern.replace("#,##0", f"#,##{tail}")
    return true_minus(format_percent(signed, format=form, locale=reader()))


def in_unit(value: float | None, unit: str) -> str:
    """Write a score in its unit: a share as a percentage, points without decimals, a rating with two."""
    if unit == "share":
        return percent(value)
    return number(value, 0 if unit == "points" else 2)


def money(amount_minor: int | None, currency: str) -> str:
    """Write an amount in a currency's smallest unit; cents only where there are any."""
    if amount_minor is None:
        return NOTHING
    unit = 10 ** get_currency_precision(currency)
    amount = Decimal(amount_minor) / unit
    if amount_minor % unit:
        return true_minus(format_currency(amount, currency, locale=reader()))
    whole = reader().currency_formats["standard"].pattern.replace("0.00", "0")
    return true_minus(format_currency(amount, currency, format=whole, currency_digits=False, locale=reader()))


def day(moment: date | datetime | None) -> str:
    """Write a day; a moment is first brought to the workspace's zone."""
    if moment is None:
        return NOTHING
    return str(format_date(in_zone(moment), format="medium", locale=reader()))


def month(first: date | datetime | None) -> str:
    """Write a month with its year, told by a day of it."""
    if first is None:
        return NOTHING
    return str(format_skeleton("yMMMM", first, locale=reader()))


def period(name: str, *, short: bool = False) -> str:
    """Write a period as it is called: 2026-03 March 2026, 2026-Q1 a quarter, 2026-W11 a week by its first day, 2026.

    short: as it stands below a chart, where the axis says what it is.
    """
    year, _dash, part = name.partition("-")
    if not part:
        return year
    if part.startswith("W"):
        monday = date.fromisocalendar(int(year), int(part[1:]), 1)
        return day(monday) if short else gettext("week of %(day)s") % {"day": day(monday)}
    if part.startswith("Q"):
        return str(format_skeleton("yQQQ", date(int(year), 3 * int(part[1:]), 1), locale=reader()))
    first = date(int(year), int(part), 1)
    return str(format_skeleton("yMMM", first, locale=reader())) if short else month(first)


def moment(at: datetime | None) -> str:
    """Write day and time of day in the workspace's zone."""
    if at is None:
        return NOTHING
    return f"{day(at)}, {format_time(timezone.localtime(at), format='short', locale=reader())}"


def duration(seconds: float | None) -> str:
    """Write how long something takes, in the one unit that suits it: 40 s, 12 min, 3 days."""
    if seconds is None:
        return NOTHING
    long = timedelta(seconds=seconds)
    return str(format_timedelta(long, threshold=2, granularity="second", format="short", locale=reader()))


def in_zone(when: date | datetime) -> date | datetime:
    return timezone.localtime(when) if isinstance(when, datetime) and timezone.is_aware(when) else when


def pattern(digits: int) -> str:
    return f"#,##0.{'0' * digits}" if digits else "#,##0"


def true_minus(written: str) -> str:
    return str(written).replace("-", MINUS)


def without_minus_zero(value: float | Decimal, digits: int) -> float | Decimal:
    return 0 if round(value, digits) == 0 else value


def breakable(text: object) -> str:
    """Let long words break between syllables, for narrow columns: browsers lack dictionaries of our languages."""
    return LONG_WORD.sub(lambda word: BREAK.sub(SOFT_HYPHEN, word[0]), str(text))

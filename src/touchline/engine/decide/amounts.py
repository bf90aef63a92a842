"""Numbers as people type them, kept exact: decimals, and money in minor units."""

import re
from decimal import Decimal

from babel.core import get_global

from touchline.engine.errors import UnusableInputError

SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")
PLAIN = re.compile(r"[+-]?\d+([.,]\d+)?")
UNCLEAR = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
MOST_DIGITS = 18


def decimal_number(text: str) -> Decimal | None:
    """Read one number: 1200, 1200.50, 1200,50 or 1 200,50; None when it is none, or could be two.

    A point or comma before exactly three digits (1.200) is a thousands mark in one country and a decimal mark
    in the next, so it is not guessed at; after a leading zero (0.125) it can only be a decimal mark.
    Unit: that of the text. Raises nothing.

    >>> decimal_number("1 200,50"), decimal_number("1,200")
    (Decimal('1200.50'), None)
    """
    bare = text.translate(SPACES).replace("\u2212", "-")
    if not PLAIN.fullmatch(bare) or UNCLEAR.fullmatch(bare) or sum(c.isdigit() for c in bare) > MOST_DIGITS:
        return None
    return Decimal(bare.replace(",", "."))


def decimal_places(currency: str) -> int:
    """Return how many decimals a currency has: 2 for EUR, 0 for VND (ISO 4217, as kept by Unicode CLDR).

    Takes a code of three letters. Raises UnusableInputError when no such currency is known.

    >>> decimal_places("EUR"), decimal_places("VND")
    (2, 0)
    """
    fractions = get_global("currency_fractions")
    if currency not in get_global("all_currencies"):
        raise UnusableInputError(
            "currency-unknown",
            f"{currency!r} is no currency",
            expected="a code of three letters such as EUR, RON, RUB or VND",
            fix="Write the currency's ISO 4217 code.",
            currency=currency,
        )
    return int(fractions.get(currency, fractions["DEFAULT"])[0])


def minor_units(amount: Decimal, currency: str) -> int | None:
    """Turn money into whole minor units (cents); None when it has more decimals than the currency.

    Raises UnusableInputError when the currency is not known.

    >>> minor_units(Decimal("12.50"), "EUR")
    1250
    """
    scaled = amount.scaleb(decimal_places(currency))
    return int(scaled) if scaled == scaled.to_integral_value() else None


def money(minor: int, currency: str) -> str:
    """Write minor units as money for the command line: 1250 EUR cents as 12.50. Raises as decimal_places.

    >>> money(1250, "EUR"), money(9000, "VND")
    ('12.50', '9000')
    """
    return f"{Decimal(minor).scaleb(-decimal_places(currency)):f}"

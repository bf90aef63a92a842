"""Numbers as people write them in tables: decimal comma or point, thousands apart in many ways."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

PLAIN = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?")
AMOUNT = re.compile(r"[^\d.,+-]{0,8}(?P<digits>[+-]?\d[\d.,\s'’]{0,30})[^\d]{0,20}")
BLANKS = re.compile(r"[\s'’]")
COMMA = re.compile(r"\d,(\d{1,2}|\d{4,})$|\.\d{3},\d+$|^0,\d+$")
POINT = re.compile(r"\d\.(\d{1,2}|\d{4,})$|,\d{3}\.\d+$|^0\.\d+$")
NO_DECIMALS = re.compile(r"₫|đ|\bvnd\b|¥|\bjpy\b", re.IGNORECASE)


def decimal_mark(texts: Iterable[str], *, otherwise: str = ".") -> str:
    """Return the mark before the decimals in a table's numbers: the one that most of them show, or otherwise.

    Takes one text a number. Without units; raises nothing.

    >>> decimal_mark(["1.200", "3,5"]), decimal_mark(["1.200"])
    (',', '.')
    """
    digits = [BLANKS.sub("", found["digits"]) for text in texts if (found := AMOUNT.fullmatch(text.strip()))]
    commas, points = (sum(bool(shape.search(one)) for one in digits) for shape in (COMMA, POINT))
    return otherwise if commas == points else "," if commas > points else "."


def amount(text: str, mark: str = ".") -> Decimal | None:
    """Return a number that a person wrote, its currency or unit left aside; None where there is none, or no single one.

    mark: what stands before decimals in this table. Its unit is that of the text. Raises nothing.

    >>> amount("1.234,50 lei", ","), amount("3-5")
    (Decimal('1234.50'), None)
    """
    text = text.strip()
    found = AMOUNT.fullmatch(text)
    if mark == "." and PLAIN.fullmatch(text):
        plain = text
    elif found:
        plain = unmarked(BLANKS.sub("", found["digits"]).rstrip(".,"), mark)
    else:
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def unmarked(digits: str, mark: str) -> str:
    """Write digits with a point before decimals and nothing between thousands."""
    if "," in digits and "." in digits:
        mark = max(",.", key=digits.rfind)
    elif POINT.search(digits) or COMMA.search(digits):
        mark = "." if "." in digits else ","
    return digits.replace("." if mark == "," else ",", "").replace(mark, ".")


def smallest_units(amount: Decimal, text: str) -> int:
    """Return an amount in the smallest unit of its currency: hundredths, but for đồng and yen, which have none."""
    return int(amount if NO_DECIMALS.search(text) else (amount * 100).to_integral_value())

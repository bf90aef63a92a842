"""A score as a short bar: where it lies on its scale, and how far it may be off."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext

WIDTH = 72


@dataclass(frozen=True, slots=True)
class Bar:
    """Places on a bar 72 units wide, written out so that no locale puts commas into them."""

    value: str
    low: str | None
    high: str | None
    says: str


def bar(
    value: float,
    low: float | None,
    high: float | None,
    *,
    lowest: float,
    highest: float,
    write: Callable[[float], str],
) -> Bar:
    """Lay a value and its interval on the scale from lowest to highest."""

    def place(x: float) -> str:
        share = (x - lowest) / (highest - lowest) if highest > lowest else 0.5
        return f"{WIDTH * min(max(share, 0.0), 1.0):.1f}"

    if low is None or high is None:
        return Bar(place(value), None, None, gettext("no interval"))
    says = gettext("between %(low)s and %(high)s") % {"low": write(low), "high": write(high)}
    return Bar(place(value), place(low), place(high), says)

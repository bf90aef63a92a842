"""From values to places: linear scales with round ticks."""

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from low to high lie between start and end, in units of the drawing."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Return round values between low and high, about as many as asked: steps of 1, 2 or 5 times a power of ten.

    >>> ticks(0.0, 1.0)
    [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    """
    power = math.floor(math.log10((high - low) / about))
    choices = [multiples(low, high, mantissa * 10.0**power, max(0, -power)) for mantissa in (1.0, 2.0, 5.0, 10.0)]
    return min(choices, key=lambda found: (abs(len(found) - about), len(found)))


def multiples(low: float, high: float, step: float, digits: int) -> list[float]:
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(i * step, digits) for i in range(first, last + 1)]


def span(values: Iterable[float], *, low: float | None, high: float | None, air: float = 0.06) -> tuple[float, float]:
    """Return ends that hold all values with some air around them; a fixed end stays where it is put."""
    known = [value for value in values if math.isfinite(value)]
    least, most = min(known, default=0.0), max(known, default=1.0)
    width = (most - least) or abs(most) or 1.0
    start = least - air * width if low is None else min(low, least)
    end = most + air * width if high is None else max(high, most)
    return (start, end) if end > start else (start, start + 1.0)

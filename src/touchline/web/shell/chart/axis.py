from collections.abc import Callable
from dataclasses import dataclass

from touchline.web.shell.formats import number


@dataclass(frozen=True, slots=True)
class Axis:
    """What is measured along one side, and how its values are written for the reader."""

    name: str
    write: Callable[[float], str] = number
    low: float | None = None  # fixed ends; None: as the values ask
    high: float | None = None

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from touchline.web.shell.chart.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table behind a chart."""

    words: str
    url: str = ""
    number: bool = True


class Figure(ABC):
    """A chart: a title, one sentence of what is seen, a drawing at any width, and the table behind it."""

    title: str
    says: str
    key: str  # unique on the page
    in_panel: bool
    wide: tuple[int, int]
    narrow: tuple[int, int]

    @abstractmethod
    def draw(self, size: tuple[int, int]) -> Drawing:
        """Return the drawing at this width and height."""

    @abstractmethod
    def columns(self) -> Sequence[str]:
        """Return the heads of the table, the first of them naming what a row is."""

    @abstractmethod
    def rows(self) -> Sequence[Sequence[Cell]]:
        """Return the table's rows."""

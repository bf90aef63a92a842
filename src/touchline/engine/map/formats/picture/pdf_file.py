"""A map as PDF: on one page as large as it takes, or on tiles of A4 or A3 to print and lay side by side."""

from collections.abc import Mapping

from touchline.engine.errors import UnusableInputError
from touchline.engine.map.document import Document
from touchline.engine.map.formats.exchange import Written, losses
from touchline.engine.map.formats.files import PAPERS
from touchline.engine.map.formats.picture.keeps import shown as keeps
from touchline.engine.map.formats.picture.letters import unheld
from touchline.engine.map.formats.picture.pdf import pdf
from touchline.engine.map.formats.picture.plan import plan
from touchline.engine.map.formats.picture.sheets import column_for, tiles, whole_sheet

__all__ = ["keeps", "unheld", "write"]
SIZES = {"a4": (1122.52, 793.7), "a3": (1587.4, 1122.52)}  # px, lying
LEAST = 190  # px: the width of a stage on a tile


def write(map: Document, words: Mapping[str, str] | None = None, paper: str = PAPERS[0]) -> Written:
    """Write a map as PDF, on one page or a page a tile. words: those that are not the map's own.

    On tiles the heads of stages and the names of rows are repeated, and each says which page of how many it is.
    Raises UnusableInputError (paper-unknown).
    """
    if paper == PAPERS[0]:
        laid = plan(map, words)
        return Written(
            pdf([whole_sheet(laid)], laid.pen.faces, laid.name), losses(map, keeps(map)) + unheld(keeps(map))
        )
    if paper not in SIZES:
        known = ", ".join(PAPERS)
        raise UnusableInputError(
            "paper-unknown",
            f"paper {paper!r}",
            expected=f"one of {known}",
            fix="Choose one.",
            value=paper,
            papers=known,
        )
    width, height = SIZES[paper]
    laid = plan(map, words, column_for(len(map.stages), width, LEAST))
    return Written(
        pdf(tiles(laid, width, height), laid.pen.faces, laid.name), losses(map, keeps(map)) + unheld(keeps(map))
    )

"""Several touchpoints in one cell of a table: apart by lines, semicolons, bullets; by commas only in need."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from touchline.engine.identify.listing import BULLET

LONGEST = 120
INLINE = re.compile(r"\s*[•·▪◦●]\s*")
DASHES = re.compile(r"^[-–*]\s.*\s[-–*]\s")
DASH = re.compile(r"(?:^|\s)[-–*]\s+")


@dataclass(frozen=True, slots=True)
class Names:
    """The touchpoints that a cell names. commas: whether they hold it apart, or stay in a name."""

    names: tuple[str, ...]
    commas: str = ""  # "", apart, together


def names_in(text: str, known: Collection[str] = (), *, one_a_cell: bool = False) -> Names:
    """Return the names in a cell. known: names, casefolded, that stand alone elsewhere: a comma beside one parts.

    one_a_cell: the table has a row for each, so only lines part. Without units; raises nothing.

    >>> names_in("- Leaflet\\n- Fair; Web site").names
    ('Leaflet', 'Fair', 'Web site')
    >>> names_in("Terms, conditions").commas
    'together'
    """
    lines = text.split("\n")
    parts = lines if one_a_cell else [part for line in lines for part in apart(line)]
    names = [name for part in parts if (name := bare(part))]
    if len(names) != 1 or "," not in names[0] or one_a_cell:
        return Names(tuple(dict.fromkeys(names)))
    pieces = [piece for one in names[0].split(",") if (piece := bare(one))]
    needed = len(names[0]) > LONGEST or any(piece.casefold() in known for piece in pieces)
    if needed and len(pieces) > 1:
        return Names(tuple(dict.fromkeys(pieces)), "apart")
    return Names(tuple(names), "together")


def apart(line: str) -> list[str]:
    found = DASH.split(line) if DASHES.search(line.strip()) else [line]
    return [part for one in found for piece in INLINE.split(one) for part in piece.split(";")]


def split_plainly(text: str) -> list[str]:
    """Return the parts of a text that lines and semicolons hold apart."""
    return [name for part in re.split(r"[;\n]", text) if (name := bare(part))]


def bare(text: str, *, ours: bool = False) -> str:
    """Return a name without bullet and needless blanks; one that Touchline wrote stays as it is."""
    return text if ours else " ".join(BULLET.sub("", text).split())

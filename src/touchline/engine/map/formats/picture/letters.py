"""Letters that the font of pictures does not hold, as emoji and Chinese signs: they become hollow boxes."""

import unicodedata
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont

from touchline.engine.map.document import Document, Record
from touchline.engine.map.formats.exchange import LETTERS, Loss, losses
from touchline.engine.map.formats.picture.faces import plain, whole_font

UNSEEN = ("Cf", "Mn", "Me", "Zs", "Zl", "Zp", "Cc")  # categories of signs that have no shape of their own


def unheld(map: Document) -> tuple[Loss, ...]:
    """Say of which texts that a picture shows some letters are boxes: one loss a field, its value these letters.

    Without units; raises nothing.
    """
    found = losses(map, held(map))
    return tuple(replace(one, value=missing(str(one.value)), why=LETTERS) for one in found)


def missing(text: str) -> str:
    """Return the letters of a text that the font lacks, each once, in their order.

    >>> missing("Tea 🍵 and 茶 🍵")
    '🍵茶'
    """
    known = signs()
    lacking = (sign for sign in plain(text) if sign not in known and unicodedata.category(sign) not in UNSEEN)
    return "".join(dict.fromkeys(lacking))


@cache
def signs() -> frozenset[str]:
    font: Any = TTFont(BytesIO(whole_font()), lazy=True)
    return frozenset(map(chr, font.getBestCmap()))


def held(map: Document) -> Document:
    """Return a map without the letters that the font lacks."""
    return replace(
        map,
        map=bare(map.map),
        stages=tuple(Record(one.id, bare(one.fields)) for one in map.stages),
        segments=tuple(Record(one.id, bare(one.fields)) for one in map.segments),
        lanes=tuple(Record(one.id, bare(one.fields)) for one in map.lanes),
        touchpoints={id: bare(says) for id, says in map.touchpoints.items()},
        cells={id: {**says, **bare({"text": says.get("text", "")})} for id, says in map.cells.items()},
    )


def bare(says: Any) -> dict[str, Any]:
    return {field: without(value) if isinstance(value, str) else value for field, value in says.items()}


def without(text: str) -> str:
    lacking = missing(text)
    return "".join(sign for sign in text if sign not in lacking) if lacking else text

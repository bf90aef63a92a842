"""The letters of a picture: Noto Sans in two weights, cut down to what a map uses, and how wide a text is in it.

Noto Sans holds Latin with all marks of Romanian and Vietnamese, Greek and Cyrillic. A sign that it lacks, as an emoji,
is measured as one em; SVG leaves it to the viewer's own letters, PNG and PDF draw a hollow box, and letters.py says so.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from string import printable
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

REGULAR, BOLD = 400, 600  # weights
FAMILY = "Noto Sans"
UNUSED = ("GPOS", "GSUB", "GDEF", "MVAR", "STAT", "HVAR", "DSIG", "meta", "gasp", "prep", "fpgm", "cvt ")
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, eq=False)
class Face:
    """One weight: a TrueType file with the signs that are used, each sign's glyph, each glyph's width in 1/1000 em."""

    weight: int
    file: bytes
    glyphs: Mapping[str, int]
    widths: tuple[float, ...]
    box: tuple[float, float, float, float]
    ascent: float
    descent: float

    def width(self, text: str, size: float) -> float:
        """Return how wide a line is, in the unit of size."""
        return sum(self.advance(sign) for sign in text) * size / 1000

    def advance(self, sign: str) -> float:
        glyph = self.glyphs.get(sign)
        if glyph is not None:
            return self.widths[glyph]
        return 0.0 if unicodedata.combining(sign) else 1000.0


@dataclass(frozen=True, eq=False)
class Faces:
    regular: Face
    bold: Face

    def of(self, *, bold: bool) -> Face:
        return self.bold if bold else self.regular


def faces_for(texts: Iterable[str]) -> Faces:
    """Return the letters that texts need. Raises nothing: what the font lacks is left out."""
    return cut_faces("".join(sorted({*printable[:95], *"…·–", *(sign for text in texts for sign in plain(text))})))


@lru_cache(maxsize=8)
def cut_faces(signs: str) -> Faces:
    return Faces(cut(signs, REGULAR), cut(signs, BOLD))


def whole_font() -> bytes:
    return (files("fontpkg_noto_sans") / "files" / "NotoSans[wdth,wght].ttf").read_bytes()


def cut(signs: str, weight: int) -> Face:
    """Cut one weight with the given signs out of the whole font."""
    font: Any = TTFont(BytesIO(whole_font()), lazy=True, recalcTimestamp=False)
    for table in UNUSED:
        if table in font:
            del font[table]
    subsetter = Subsetter(Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 6, 13]))
    subsetter.populate(text=signs)
    subsetter.subset(font)
    part = BytesIO()
    font.save(part)
    font = instantiateVariableFont(TTFont(part, recalcTimestamp=False), {"wght": weight, "wdth": 100})
    file = BytesIO()
    font.save(file)
    return measured(font, weight, file.getvalue())


def measured(font: Any, weight: int, file: bytes) -> Face:
    per_em = 1000 / font["head"].unitsPerEm
    order = font.getGlyphOrder()
    glyphs = {chr(code): font.getGlyphID(name) for code, name in font.getBestCmap().items()}
    head, lines = font["head"], font["hhea"]
    box = tuple(round(edge * per_em) for edge in (head.xMin, head.yMin, head.xMax, head.yMax))
    widths = tuple(font["hmtx"][name][0] * per_em for name in order)
    return Face(weight, file, glyphs, widths, box, lines.ascent * per_em, lines.descent * per_em)


def plain(text: object) -> str:
    """Return a text that can be drawn anywhere: letters and marks put together, signs that no file holds taken out."""
    return unicodedata.normalize("NFC", UNFIT.sub("", str(text)))


def lines_of(text: str, width: float, size: float, face: Face) -> list[str]:
    """Break a text into lines that are at most as wide as given, at blanks where there are some.

    size and width in px; a new line in the text begins a line. At least one line. Raises nothing.
    """
    lines: list[str] = []
    for paragraph in plain(text).splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            joined = f"{line} {word}".strip()
            if face.width(joined, size) <= width:
                line = joined
                continue
            lines += [line] if line else []
            *whole, line = pieces(word, width, size, face)
            lines += whole
        lines.append(line)
    return lines


def pieces(word: str, width: float, size: float, face: Face) -> list[str]:
    """Cut a word that is wider than a line; a mark stays with its letter."""
    cut, held, reached = [], "", 0.0
    for sign in word:
        step = face.advance(sign) * size / 1000
        if held and step and reached + step > width:
            cut.append(held)
            held, reached = "", 0.0
        held, reached = held + sign, reached + step
    return [*cut, held]


def shortened(text: str, width: float, size: float, face: Face) -> str:
    """Return a text on one line, its end cut off with three dots where it is too wide."""
    line = " ".join(plain(text).split())
    if face.width(line, size) <= width:
        return line
    while line and face.width(f"{line}…", size) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"

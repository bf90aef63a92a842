"""Sheets as slides of PowerPoint: shapes that can be moved and changed, each card a group of its own, and notes."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import groupby
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.util import Emu

from touchline.engine.map.formats.picture.drawingml import EMU, NAMESPACES, Drawing
from touchline.engine.map.formats.picture.shapes import Laid, Said, Sheet, Words

SIZE = 1280, 720  # px of a slide
TITLE_ONLY = 5  # the layout
INSIDE = 10, 6  # px from a card's edge to its text, which slides draw two lower than where it was measured
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def slides(sheets: Iterable[Sheet], notes: Mapping[str, str], title: str) -> bytes:
    """Return sheets as a file of PowerPoint, a slide a sheet, brought down where one is larger.

    notes: what is noted of each card, by the card's id. The same sheets give the same bytes.
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(SIZE[0] * EMU), Emu(SIZE[1] * EMU)
    deck.core_properties.title, deck.core_properties.author = title, "Touchline"
    for sheet in sheets:
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
        paint(slide, sheet, min(SIZE[0] / sheet.width, SIZE[1] / sheet.height, 1))
        said = [notes[laid.block.id] for laid in sheet.blocks if laid.block.kind == "card" and laid.block.id in notes]
        if said:
            slide.notes_slide.notes_text_frame.text = "\n\n".join(said)
    file = BytesIO()
    deck.save(file)
    return undated(file.getvalue())


def undated(file: bytes) -> bytes:
    """Pack a file anew with one date for all of its parts."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, FIRST_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return packed.getvalue()


def paint(slide: Any, sheet: Sheet, scale: float) -> None:
    """Paint one sheet on a slide, so much smaller."""
    drawing = Drawing(scale)
    parts = [drawing.shape(shape) for shape in sheet.ground[1:]]  # the first is the paper, which a slide has
    for (kind, _id, _x), same in groupby(sheet.blocks, lambda laid: (laid.block.kind, laid.block.id, laid.x)):
        blocks = list(same)
        if kind == "title":
            parts += title_parts(drawing, slide, blocks[0])
        elif kind == "lane":
            parts.append(drawing.text(blocks[0], [Said("", tuple(laid.block.text for laid in blocks))]))
        else:
            parts += [part for laid in blocks for part in block_parts(drawing, laid)]
    tree = slide.shapes._spTree  # the library draws a shape at a time, which takes minutes for a large map
    tree.extend(etree.fromstring(f"<all {NAMESPACES}>{''.join(parts)}</all>"))


def block_parts(drawing: Drawing, laid: Laid) -> list[str]:
    """Draw what belongs together: a card as a group that moves as one, other blocks as their text."""
    if laid.block.kind == "legend":
        return [drawing.shape(shape) for shape in laid.shapes]
    if laid.block.kind != "card":
        return [drawing.text(laid, laid.block.says)]
    edge, *rest = laid.shapes
    marks = "".join(drawing.shape(shape) for shape in rest if not isinstance(shape, Words))
    return [drawing.group(laid, drawing.shape(edge, laid.block.says, INSIDE) + marks)]


def title_parts(drawing: Drawing, slide: Any, laid: Laid) -> list[str]:
    """Write the map's name as the slide's title; return the rest that stands beside it."""
    name = laid.block.says[0]
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = drawing.title_place(laid, name)
    body = etree.fromstring(f"<all {NAMESPACES}>{drawing.body([name], (0, 0))}</all>")[0]
    head._element.replace(head._element.txBody, body)
    return [
        drawing.shape(shape) for shape in laid.shapes if not (isinstance(shape, Words) and shape.text in name.lines)
    ]

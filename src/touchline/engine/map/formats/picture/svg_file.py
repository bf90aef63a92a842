"""A map as SVG: for pages and drawing programs. Its letters are in the file: it looks the same everywhere."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape
from io import BytesIO

from fontTools.ttLib import TTFont

from touchline.engine.map.document import Document
from touchline.engine.map.formats.exchange import Written, losses
from touchline.engine.map.formats.picture.faces import FAMILY, Face, Faces, plain
from touchline.engine.map.formats.picture.keeps import shown as keeps
from touchline.engine.map.formats.picture.marks import MARKS, SQUARE, STROKE
from touchline.engine.map.formats.picture.plan import plan
from touchline.engine.map.formats.picture.shapes import Box, Corner, Shape, Sheet, Sign, Stroke, Words
from touchline.engine.map.formats.picture.sheets import whole_sheet

__all__ = ["keeps", "write"]
BLANK, DASHES = " ", "4 3"


def write(map: Document, words: Mapping[str, str] | None = None) -> Written:
    """Write a map as one SVG picture, a card a group. words: those that are not the map's own. Raises nothing."""
    laid = plan(map, words)
    return Written(svg(whole_sheet(laid), laid.pen.faces).encode(), losses(map, keeps(map)))


def svg(sheet: Sheet, faces: Faces) -> str:
    """Return a sheet as the text of an SVG file, lengths in px."""
    wide, high = length(sheet.width), length(sheet.height)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}"',
        f' viewBox="0 0 {wide} {high}" role="img">',
        f"<title>{escape(sheet.name)}</title>",
        f"<style>{style(faces)}</style>",
        *(shape_text(shape) for shape in sheet.ground),
    ]
    for laid in sheet.blocks:
        lines.append(f'<g class="{laid.block.kind}">')
        lines += [f"<title>{escape(plain(laid.block.text))}</title>"] if laid.block.kind == "card" else []
        lines += [*(shape_text(shape) for shape in laid.shapes), "</g>"]
    return "\n".join([*lines, "</svg>", ""])


def style(faces: Faces) -> str:
    """Return the style of a picture with its letters in it."""
    return "".join(
        [
            *(letters(face) for face in (faces.regular, faces.bold)),
            f'text{{font-family:"Touchline","{FAMILY}",system-ui,sans-serif;font-kerning:none;white-space:pre}}',
            f".sign{{fill:none;stroke-width:{STROKE};stroke-linecap:round;stroke-linejoin:round}}",
        ]
    )


@lru_cache(maxsize=8)
def letters(face: Face) -> str:
    font = TTFont(BytesIO(face.file), recalcTimestamp=False)
    font.flavor = "woff"
    packed = BytesIO()
    font.save(packed)
    source = f"data:font/woff;base64,{b64encode(packed.getvalue()).decode()}"
    return f'@font-face{{font-family:"Touchline";font-weight:{face.weight};src:url({source}) format("woff")}}'


def shape_text(shape: Shape) -> str:
    return "".join(parts(shape))


def parts(shape: Shape) -> Iterator[str]:
    """Return one shape as an element."""
    match shape:
        case Box():
            yield f'<rect x="{length(shape.x)}" y="{length(shape.y)}" '
            yield f'width="{length(shape.width)}" height="{length(shape.height)}" fill="{shape.fill or "none"}"'
            yield f' rx="{length(shape.radius)}"' if shape.radius else ""
            yield f' stroke="{shape.edge}" stroke-width="{length(shape.thick)}"' if shape.edge else ""
            yield f' stroke-dasharray="{DASHES}"/>' if shape.dashed else "/>"
        case Stroke():
            yield f'<line x1="{length(shape.x)}" y1="{length(shape.y)}" x2="{length(shape.to_x)}" '
            yield f'y2="{length(shape.to_y)}" stroke="{shape.colour}" stroke-width="{length(shape.thick)}"/>'
        case Words():
            yield f'<text x="{length(shape.x)}" y="{length(shape.y)}" font-size="{length(shape.size)}" '
            yield f'fill="{shape.colour}"{BLANK + weight(shape) if shape.bold else ""}>{escape(shape.text)}</text>'
        case Sign():
            at = f"translate({length(shape.x)} {length(shape.y)}) scale({length(shape.size / SQUARE)})"
            yield f'<g class="sign" stroke="{shape.colour}" transform="{at}">{MARKS[shape.name]}</g>'
        case Corner():
            x, y, size = length(shape.x), length(shape.y), length(shape.size)
            yield f'<path d="M{x} {y}v{size}l-{size} -{size}z" fill="{shape.colour}"/>'


def weight(shape: Words) -> str:
    return 'font-weight="600"' if shape.bold else ""


def length(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

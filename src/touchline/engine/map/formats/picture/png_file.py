"""A map as a PNG picture, at two dots a pixel so that it is sharp on fine screens and on paper."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from math import sqrt

from PIL import Image, ImageDraw, ImageFont

from touchline.engine.map.document import Document
from touchline.engine.map.formats.exchange import Written, losses
from touchline.engine.map.formats.picture.faces import Face, Faces
from touchline.engine.map.formats.picture.keeps import shown as keeps
from touchline.engine.map.formats.picture.letters import unheld
from touchline.engine.map.formats.picture.marks import SQUARE, STROKE, steps
from touchline.engine.map.formats.picture.plan import plan
from touchline.engine.map.formats.picture.shapes import Box, Corner, Shape, Sheet, Sign, Stroke, Words
from touchline.engine.map.formats.picture.sheets import whole_sheet

__all__ = ["keeps", "unheld", "write"]
DENSITY = 2  # dots a px
MOST = 60_000_000  # dots of one picture: beyond, programs that show it give up; the map is drawn smaller
FINE = 4  # round edges are drawn so many times larger, then brought down
BENDS = 8  # straight pieces of which a bend is drawn
DASH, DASH_GAP = 4, 3  # px


def write(map: Document, words: Mapping[str, str] | None = None) -> Written:
    """Write a map as one PNG, a picture. words: those that are not the map's own. Raises nothing."""
    laid = plan(map, words)
    sheet = whole_sheet(laid)
    file = BytesIO()
    density = min(DENSITY, sqrt(MOST / (sheet.width * sheet.height)))
    Painter(sheet, laid.pen.faces, density).image.save(file, "PNG", dpi=(96 * density, 96 * density))
    return Written(file.getvalue(), losses(map, keeps(map)) + unheld(keeps(map)))


class Painter:
    """Paints the shapes of one sheet into a picture of so many dots a px."""

    def __init__(self, sheet: Sheet, faces: Faces, density: float) -> None:
        size = (max(1, round(sheet.width * density)), max(1, round(sheet.height * density)))
        self.image, self.faces, self.density = Image.new("RGB", size, "#ffffff"), faces, density
        self.draw = ImageDraw.Draw(self.image)
        self.fonts: dict[tuple[bool, float], ImageFont.FreeTypeFont] = {}
        for shape in sheet.ground:
            self.paint(shape)
        for laid in sheet.blocks:
            for shape in laid.shapes:
                self.paint(shape)

    def paint(self, shape: Shape) -> None:
        match shape:
            case Box():
                self.box(shape)
            case Stroke():
                self.stroke(shape)
            case Words():
                font = self.font(shape.bold, shape.size)
                self.draw.text(self.dots(shape.x, shape.y), shape.text, shape.colour, font, anchor="ls")
            case Sign():
                side = round(shape.size * self.density)
                self.image.paste(shape.colour, self.dots(shape.x, shape.y), sign_mask(shape.name, side))
            case Corner():
                x, y = self.dots(shape.x, shape.y)
                mask = corner_mask(round(shape.size * self.density))
                self.image.paste(shape.colour, (x - mask.width, y), mask)

    def dots(self, x: float, y: float) -> tuple[int, int]:
        return round(x * self.density), round(y * self.density)

    def font(self, bold: bool, size: float) -> ImageFont.FreeTypeFont:
        if (bold, size) not in self.fonts:
            self.fonts[bold, size] = font_of(self.faces.of(bold=bold), size * self.density)
        return self.fonts[bold, size]

    def stroke(self, shape: Stroke) -> None:
        """Paint a line along or down the sheet, crisp on whole dots."""
        thick = max(1, round(shape.thick * self.density))
        (x, y), (to_x, to_y) = self.dots(shape.x, shape.y), self.dots(shape.to_x, shape.to_y)
        down = x == to_x
        left, top = (x - thick // 2, y) if down else (x, y - thick // 2)
        wide, high = (thick, to_y - y) if down else (to_x - x, thick)
        self.draw.rectangle((left, top, left + wide - 1, top + high - 1), shape.colour)

    def box(self, shape: Box) -> None:
        """Paint a rectangle: its edge as one shape under a smaller one of what fills it."""
        left, top = self.dots(shape.x, shape.y)
        right, bottom = self.dots(shape.x + shape.width, shape.y + shape.height)
        size = (max(1, right - left), max(1, bottom - top))
        thick = max(1, round(shape.thick * self.density)) if shape.edge else 0
        radius = round(shape.radius * self.density)
        if not radius:
            ends = left + size[0] - 1, top + size[1] - 1
            self.draw.rectangle((left, top, *ends), shape.fill or None, shape.edge or None, thick or 1)
            return
        if shape.fill:
            self.image.paste(shape.fill, (left, top), round_mask(size, radius, 0, 0))
        if shape.edge:
            dash = round((DASH + DASH_GAP) * self.density) if shape.dashed else 0
            self.image.paste(shape.edge, (left, top), round_mask(size, radius, thick, dash))


def font_of(face: Face, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BytesIO(face.file), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def round_mask(size: tuple[int, int], radius: int, thick: int, dash: int) -> Image.Image:
    """Return a rectangle with round corners as a mask: filled, or only its edge, whole or in dashes."""
    mask = Image.new("L", (size[0] * FINE, size[1] * FINE))
    draw = ImageDraw.Draw(mask)
    outer = (0, 0, mask.width - 1, mask.height - 1)
    if not thick:
        draw.rounded_rectangle(outer, radius * FINE, 255)
        return mask.resize(size, Image.Resampling.BOX)
    draw.rounded_rectangle(outer, radius * FINE, None, 255, thick * FINE)
    gap = dash * FINE * DASH_GAP // (DASH + DASH_GAP)
    inside = (radius + thick) * FINE
    for start in range(inside, mask.width - inside, dash * FINE) if dash else ():
        draw.rectangle((start, 0, start + gap, thick * FINE), 0)
        draw.rectangle((start, mask.height - thick * FINE, start + gap, mask.height), 0)
    for start in range(inside, mask.height - inside, dash * FINE) if dash else ():
        draw.rectangle((0, start, thick * FINE, start + gap), 0)
        draw.rectangle((mask.width - thick * FINE, start, mask.width, start + gap), 0)
    return mask.resize(size, Image.Resampling.BOX)


@cache
def corner_mask(size: int) -> Image.Image:
    mask = Image.new("L", (size * FINE, size * FINE))
    ImageDraw.Draw(mask).polygon([(0, 0), (size * FINE, 0), (size * FINE, size * FINE)], 255)
    return mask.resize((size, size), Image.Resampling.BOX)


@cache
def sign_mask(name: str, side: int) -> Image.Image:
    """Return a mark of the house as a mask: lines with round ends, its bends of straight pieces."""
    fine = side * FINE
    mask = Image.new("L", (fine, fine))
    draw = ImageDraw.Draw(mask)
    scale, thick = fine / SQUARE, max(1, round(STROKE * fine / SQUARE))
    for line in polylines(name):
        dots = [(x * scale, y * scale) for x, y in line]
        draw.line(dots, 255, thick, "curve")
        for x, y in (dots[0], dots[-1]):
            draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), 255)
    return mask.resize((side, side), Image.Resampling.BOX)


def polylines(name: str) -> list[list[tuple[float, float]]]:
    """Return a mark as lines of straight pieces, in px of its square."""
    lines: list[list[tuple[float, float]]] = []
    for step, points in steps(name):
        if step == "moveTo":
            lines.append([*points])
        elif step == "lineTo":
            lines[-1] += points
        elif step == "closePath":
            lines[-1].append(lines[-1][0])
        elif step == "curveTo":
            lines[-1] += bend(lines[-1][-1], *points)
    return lines


Point = tuple[float, float]


def bend(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """Return the points of a cubic curve after its start."""
    corners = (start, first, second, end)
    points = []
    for t in (n / BENDS for n in range(1, BENDS + 1)):
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        x, y = (sum(weight * corner[axis] for weight, corner in zip(weights, corners, strict=True)) for axis in (0, 1))
        points.append((x, y))
    return points

"""Shapes in DrawingML, as PowerPoint keeps them. Lengths of shapes in px, of DrawingML in EMU; text in 1/100 point."""

from collections.abc import Sequence
from html import escape
from itertools import count

from touchline.engine.map.formats.picture.blocks import LEADING
from touchline.engine.map.formats.picture.faces import plain
from touchline.engine.map.formats.picture.marks import SQUARE, STROKE, steps
from touchline.engine.map.formats.picture.shapes import Box, Corner, Laid, Said, Shape, Sign, Stroke, Words

FONT = "Arial"  # on every machine that opens slides, and narrower than what texts were measured in
EMU = 9525  # of a px
POINTS = 75  # hundredths of a point of a px
BASELINE = 1.25  # of the size: from the top of a line of text to where its letters stand, as slides are drawn
FIRST_ID = 10  # those before are the slide's own
GRAIN = 100  # of a px of a mark: its points are whole numbers
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


class Drawing:
    """Writes the shapes of one slide, so much larger or smaller."""

    def __init__(self, scale: float) -> None:
        self.scale, self.ids = scale, count(FIRST_ID)

    def emu(self, px: float) -> int:
        return round(px * self.scale * EMU)

    def place(self, x: float, y: float, width: float, height: float, *, of_group: bool = False) -> str:
        off, size = f'x="{self.emu(x)}" y="{self.emu(y)}"', f'cx="{self.emu(width)}" cy="{self.emu(height)}"'
        inside = f"<a:chOff {off}/><a:chExt {size}/>" if of_group else ""
        return f"<a:xfrm><a:off {off}/><a:ext {size}/>{inside}</a:xfrm>"

    def named(self, name: str, told: str = "") -> str:
        about = f' descr="{quoted(told)}"' if told else ""
        return f'<p:cNvPr id="{next(self.ids)}" name="{quoted(name)}"{about}/>'

    def shape(self, shape: Shape, says: Sequence[Said] = (), inside: tuple[float, float] = (0, 0)) -> str:
        """Return one shape, with text in it where something is said."""
        match shape:
            case Box():
                place = self.place(shape.x, shape.y, shape.width, shape.height)
                look = place + geometry(shape) + fill(shape.fill) + self.line(shape.edge, shape.thick, shape.dashed)
                return self.sp("Box", look, self.body(says, inside))
            case Stroke():
                place = self.place(shape.x, shape.y, shape.to_x - shape.x, shape.to_y - shape.y)
                look = f"{place}{preset('line')}{self.line(shape.colour, shape.thick)}"
                about = f"<p:nvCxnSpPr>{self.named('Line')}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
                return f"<p:cxnSp>{about}<p:spPr>{look}</p:spPr></p:cxnSp>"
            case Words():
                top, wide = shape.y - shape.size * BASELINE, len(shape.text) * shape.size
                said = Said(shape.text, (shape.text,), shape.bold, shape.size, shape.colour)
                look = self.place(shape.x, top, wide, shape.size * LEADING) + preset("rect") + fill("")
                return self.sp("Text", look, self.body([said], (0, 0), wrap=False), text=True)
            case Sign():
                place = self.place(shape.x, shape.y, shape.size, shape.size)
                look = place + drawn_path(sign_path(shape.name)) + fill("")
                return self.sp(
                    shape.name, look + self.line(shape.colour, STROKE * shape.size / SQUARE), self.body((), (0, 0))
                )
            case Corner():
                place = self.place(shape.x - shape.size, shape.y, shape.size, shape.size)
                steps = step("moveTo", (0, 0)) + step("lnTo", (1, 0)) + step("lnTo", (1, 1))
                path = f'<a:path w="1" h="1">{steps}<a:close/></a:path>'
                return self.sp(
                    "Corner", place + drawn_path(path) + fill(shape.colour) + self.line("", 0), self.body((), (0, 0))
                )

    def sp(self, name: str, look: str, body: str, *, text: bool = False) -> str:
        kind = '<p:cNvSpPr txBox="1"/>' if text else "<p:cNvSpPr/>"
        return f"<p:sp><p:nvSpPr>{self.named(name)}{kind}<p:nvPr/></p:nvSpPr><p:spPr>{look}</p:spPr>{body}</p:sp>"

    def group(self, laid: Laid, parts: str) -> str:
        """Return a block as one group, which is told in words as well."""
        block = laid.block
        about = f"<p:nvGrpSpPr>{self.named(block.says[0].text, block.text)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        place = self.place(laid.x, laid.y, block.width, block.height, of_group=True)
        return f"<p:grpSp>{about}<p:grpSpPr>{place}</p:grpSpPr>{parts}</p:grpSp>"

    def text(self, laid: Laid, says: Sequence[Said]) -> str:
        """Return a block as its text alone."""
        height = sum(len(said.lines) * said.size * LEADING for said in says)
        look = self.place(laid.x, laid.y, laid.block.width, height) + preset("rect") + fill("")
        return self.sp(laid.block.kind.capitalize(), look, self.body(says, (0, 0)), text=True)

    def title_place(self, laid: Laid, name: Said) -> tuple[int, int, int, int]:
        """Return where the title of a slide stands: left, top, width, height in EMU."""
        width, height = laid.block.width * 0.7, len(name.lines) * name.size * LEADING
        return self.emu(laid.x), self.emu(laid.y), self.emu(width), self.emu(height)

    def body(self, says: Sequence[Said], inside: tuple[float, float], *, wrap: bool = True) -> str:
        """Return the text of a shape: paragraphs, line by line as they were measured."""
        x, y = self.emu(inside[0]), self.emu(inside[1])
        room = f'wrap="{"square" if wrap else "none"}" lIns="{x}" tIns="{y}" rIns="{x}" bIns="{y}" anchor="t"'
        drawn = [said for said in says if said.lines]
        paragraphs = "".join(self.paragraph(said, first=n == 0) for n, said in enumerate(drawn)) or "<a:p/>"
        return f"<p:txBody><a:bodyPr {room}><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody>"

    def paragraph(self, said: Said, *, first: bool) -> str:
        size = max(round(said.size * POINTS * self.scale), 100)
        spaces = f'<a:lnSpc><a:spcPts val="{round(size * LEADING)}"/></a:lnSpc>'
        spaces += f'<a:spcBef><a:spcPts val="{0 if first else round(2 * POINTS * self.scale)}"/></a:spcBef>'
        about = f'<a:pPr marL="{self.emu(said.indent)}" indent="0" algn="l">{spaces}<a:buNone/></a:pPr>'
        letters = f'{fill(said.colour)}<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/>'
        look = f'sz="{size}" b="{int(said.bold)}" dirty="0">{letters}'
        runs = [f"<a:r><a:rPr {look}</a:rPr><a:t>{quoted(line)}</a:t></a:r>" for line in said.lines]
        return f"<a:p>{about}{f'<a:br><a:rPr {look}</a:rPr></a:br>'.join(runs)}</a:p>"

    def line(self, colour: str, thick: float, dashed: bool = False) -> str:
        if not colour:
            return "<a:ln><a:noFill/></a:ln>"
        dash = '<a:prstDash val="dash"/>' if dashed else ""
        return f'<a:ln w="{self.emu(thick)}">{fill(colour)}{dash}</a:ln>'


def quoted(text: str) -> str:
    return escape(plain(text))


def fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>' if colour else "<a:noFill/>"


def preset(name: str, round: int = 0) -> str:
    bend = f'<a:gd name="adj" fmla="val {round}"/>' if round else ""
    return f'<a:prstGeom prst="{name}"><a:avLst>{bend}</a:avLst></a:prstGeom>'


def geometry(box: Box) -> str:
    """Return which of PowerPoint's own shapes a rectangle is; corners count in 1/100,000 of the shorter side."""
    shorter = min(box.width, box.height)
    if box.radius * 2 >= shorter:
        return preset("ellipse")
    return preset("roundRect", round(box.radius / shorter * 100_000)) if box.radius else preset("rect")


def drawn_path(path: str) -> str:
    lists = "<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
    return f'<a:custGeom>{lists}<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{path}</a:pathLst></a:custGeom>'


def sign_path(name: str) -> str:
    """Return the way of the pen along a mark of the house, bends as they are."""
    kinds = {"moveTo": "moveTo", "lineTo": "lnTo", "curveTo": "cubicBezTo"}
    way = []
    for kind, points in steps(name):
        if kind in kinds:
            way.append(step(kinds[kind], *((round(x * GRAIN), round(y * GRAIN)) for x, y in points)))
        elif kind == "closePath":
            way.append("<a:close/>")
    side = SQUARE * GRAIN
    return f'<a:path w="{side}" h="{side}" fill="none">{"".join(way)}</a:path>'


def step(kind: str, *points: tuple[int, int]) -> str:
    return f"<a:{kind}>{''.join(f'<a:pt x="{x}" y="{y}"/>' for x, y in points)}</a:{kind}>"

"""Sheets as a PDF of ISO 32000: shapes as paths, text as text that can be searched and copied, its letters in the file.

No clock and no chance: the same sheets give the same bytes.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from touchline.engine.map.formats.picture.faces import BOLD, FAMILY, Face, Faces
from touchline.engine.map.formats.picture.marks import SQUARE, STROKE, steps
from touchline.engine.map.formats.picture.shapes import Box, Corner, Shape, Sheet, Sign, Stroke, Words

POINTS = 0.75  # points of a px
LARGEST = 14_400  # points: the longest side that readers show
ROUND = 0.5523  # of a radius: how far a bend's handles lie for a quarter of a circle
UNICODES_A_BLOCK = 100  # the most that a block of a CMap may tell
CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{told}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Objects:
    """The objects of a PDF, numbered from 1 in the order in which they are added."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    def add(self, body: str | bytes) -> int:
        self.bodies.append(body.encode("ascii") if isinstance(body, str) else body)
        return len(self.bodies)

    def add_stream(self, content: bytes, facts: str = "") -> int:
        packed = zlib.compress(content, 9)
        head = f"<< {facts} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
        return self.add(head.encode("ascii") + packed + b"\nendstream")

    def file(self, catalog: int, info: int) -> bytes:
        """Return all objects as a file, with the table of where each begins."""
        parts, reached, places = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], 15, []
        for number, body in enumerate(self.bodies, 1):
            places.append(reached)
            parts.append(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
            reached += len(parts[-1])
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        id = sha256(b"".join(parts)).hexdigest()[:32]
        facts = f"<< /Size {len(places) + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>"
        end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n{facts}\nstartxref\n{reached}\n%%EOF\n"
        return b"".join([*parts, end.encode("ascii")])


def pdf(sheets: Iterable[Sheet], faces: Faces, title: str) -> bytes:
    """Return sheets as a PDF, a page a sheet; lengths of sheets in px, of the PDF in points."""
    objects = Objects()
    fonts = f"/Font << /R {add_font(objects, faces.regular)} 0 R /B {add_font(objects, faces.bold)} 0 R >>"
    pages: list[int] = []
    parent = objects.add("")
    for sheet in sheets:
        scale = POINTS * min(1, LARGEST / (POINTS * max(sheet.width, sheet.height)))
        content = objects.add_stream(drawn(sheet, faces, scale).encode("ascii"))
        box = f"[0 0 {number(sheet.width * scale)} {number(sheet.height * scale)}]"
        facts = f"/MediaBox {box} /Resources << {fonts} >> /Contents {content} 0 R"
        pages.append(objects.add(f"<< /Type /Page /Parent {parent} 0 R {facts} >>"))
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects.bodies[parent - 1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode("ascii")
    catalog = objects.add(f"<< /Type /Catalog /Pages {parent} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>")
    return objects.file(catalog, objects.add(f"<< /Title {unicode_text(title)} /Producer (Touchline) >>"))


def add_font(objects: Objects, face: Face) -> int:
    """Add a font whose codes are its glyphs, and what each glyph says."""
    name = f"TOUCHL+{FAMILY.replace(' ', '')}-{'SemiBold' if face.weight == BOLD else 'Regular'}"
    file = objects.add_stream(face.file, f"/Length1 {len(face.file)}")
    box = " ".join(number(edge) for edge in face.box)
    lines = f"/Ascent {number(face.ascent)} /Descent {number(face.descent)} /CapHeight 714 /StemV 80 /ItalicAngle 0"
    descriptor = objects.add(
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] {lines} /FontFile2 {file} 0 R >>"
    )
    widths = " ".join(number(width) for width in face.widths)
    letters = objects.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity /DW 1000 "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor {descriptor} 0 R /W [0 [{widths}]] >>"
    )
    meanings = objects.add_stream(CMAP.format(told=told(face)).encode("ascii"))
    return objects.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{letters} 0 R] /ToUnicode {meanings} 0 R >>"
    )


def told(face: Face) -> str:
    """Say which sign each glyph is."""
    signs: dict[int, str] = {}
    for sign, glyph in sorted(face.glyphs.items()):
        signs.setdefault(glyph, sign)
    lines = [f"<{glyph:04X}> <{sign.encode('utf-16-be').hex().upper()}>" for glyph, sign in sorted(signs.items())]
    blocks = [lines[n : n + UNICODES_A_BLOCK] for n in range(0, len(lines), UNICODES_A_BLOCK)]
    return "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)


def unicode_text(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def drawn(sheet: Sheet, faces: Faces, scale: float) -> str:
    """Return a sheet as the operators of a page; y goes down, as on a screen."""
    lines = [f"{number(scale)} 0 0 {number(-scale)} 0 {number(sheet.height * scale)} cm"]
    for shape in sheet.ground:
        lines += operators(shape, faces)
    for laid in sheet.blocks:
        for shape in laid.shapes:
            lines += operators(shape, faces)
    return "\n".join(lines)


def operators(shape: Shape, faces: Faces) -> Iterator[str]:
    match shape:
        case Box():
            yield from box(shape)
        case Stroke():
            yield f"{colour(shape.colour)} RG {number(shape.thick)} w"
            yield f"{number(shape.x)} {number(shape.y)} m {number(shape.to_x)} {number(shape.to_y)} l S"
        case Words():
            face = faces.of(bold=shape.bold)
            font, at = "/B" if shape.bold else "/R", f"1 0 0 -1 {number(shape.x)} {number(shape.y)} Tm"
            signs = "".join(f"{face.glyphs.get(sign, 0):04X}" for sign in shape.text)
            yield f"BT {colour(shape.colour)} rg {font} {number(shape.size)} Tf {at} <{signs}> Tj ET"
        case Sign():
            size = number(shape.size / SQUARE)
            yield f"q {size} 0 0 {size} {number(shape.x)} {number(shape.y)} cm"
            yield f"{colour(shape.colour)} RG {STROKE} w 1 J 1 j"
            yield from sign(shape.name)
            yield "S Q"
        case Corner():
            yield (
                f"{colour(shape.colour)} rg "
                + line((shape.x, shape.y), "m")
                + line((shape.x, shape.y + shape.size), "l")
            )
            yield line((shape.x - shape.size, shape.y), "l") + "f"


def sign(name: str) -> Iterator[str]:
    letters = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "closePath": "h"}
    for step, points in steps(name):
        if step in letters:
            yield " ".join([*(number(value) for point in points for value in point), letters[step]])


def box(shape: Box) -> Iterator[str]:
    """Fill a rectangle and draw its edge, inside as the screen does."""
    inset = shape.thick / 2 if shape.edge and shape.radius else 0
    x, y = shape.x + inset, shape.y + inset
    wide, high = shape.width - 2 * inset, shape.height - 2 * inset
    radius = min(shape.radius, wide / 2, high / 2)
    yield f"{colour(shape.fill)} rg" if shape.fill else ""
    yield f"{colour(shape.edge)} RG {number(shape.thick)} w" if shape.edge else ""
    yield "[4 3] 0 d" if shape.dashed else ""
    if radius <= 0:
        yield f"{number(x)} {number(y)} {number(wide)} {number(high)} re"
    else:
        yield from rounded((x, y, x + wide, y + high), radius)
    yield "B" if shape.fill and shape.edge else "f" if shape.fill else "S"
    yield "[] 0 d" if shape.dashed else ""


def rounded(edges: Sequence[float], radius: float) -> Iterator[str]:
    left, top, right, bottom = edges
    k = radius * (1 - ROUND)
    yield line((left + radius, top), "m") + line((right - radius, top), "l")
    yield line((right - k, top, right, top + k, right, top + radius), "c") + line((right, bottom - radius), "l")
    yield line((right, bottom - k, right - k, bottom, right - radius, bottom), "c") + line((left + radius, bottom), "l")
    yield line((left + k, bottom, left, bottom - k, left, bottom - radius), "c") + line((left, top + radius), "l")
    yield line((left, top + k, left + k, top, left + radius, top), "c") + "h"


def line(values: Iterable[float], letter: str) -> str:
    return " ".join([*map(number, values), letter, ""])


def colour(text: str) -> str:
    return " ".join(number(int(text[n : n + 2], 16) / 255) for n in (1, 3, 5))


def number(value: float) -> str:
    """Write a number as PDF takes it, never with an exponent."""
    return f"{value:.4f}".rstrip("0").rstrip(".")

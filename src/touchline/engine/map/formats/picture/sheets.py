"""Sheets made of a plan: the whole map on one, or a tile of it with the heads repeated and a map of the pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from touchline.engine.map.formats.picture import shapes as draw
from touchline.engine.map.formats.picture.blocks import BODY, LEADING, SMALL, TITLE, legend, text_shapes
from touchline.engine.map.formats.picture.faces import lines_of, shortened
from touchline.engine.map.formats.picture.plan import NAMES, PAD, Plan, Row, in_pages
from touchline.engine.map.formats.picture.shapes import Block, Laid, Said, Shape, Sheet

MARGIN = 32  # px
FOOT = 12  # px between the grid and the legend
TILE = 14, 9  # px: a page on the map of pages


@dataclass(frozen=True, slots=True)
class Place:
    """Which tile of how many a sheet is, counted from 0, in columns and rows of pages; number counts from 1."""

    across: int
    down: int
    columns: int
    rows: int
    number: int

    @property
    def pages(self) -> int:
        return self.columns * self.rows


def whole_sheet(plan: Plan) -> Sheet:
    """Draw the whole map on one sheet, as large as it takes."""
    width = max(NAMES + len(plan.heads) * plan.column, 560)
    lines = lines_of(plan.name, width, TITLE, plan.pen.faces.bold)
    title = [*text_shapes(lines, 0, 0, TITLE, bold=True)]
    title += text_shapes([plan.about], 0, len(lines) * TITLE * LEADING, colour=draw.SOFT)
    height = len(lines) * TITLE * LEADING + SMALL * LEADING + 16
    top = Block(
        "title",
        "",
        width,
        height,
        tuple(title),
        (Said(plan.name, tuple(lines), bold=True, size=TITLE), Said(plan.about)),
    )
    return sheet(plan, top, range(len(plan.heads)), plan.rows)


def tiles(plan: Plan, width: float, height: float, *, by_stages: bool = False) -> Iterator[Sheet]:
    """Draw a map on sheets of one size in px: row by row of pages, or by stages, all pages of some before the next."""
    inner = width - 2 * MARGIN
    a_page = max(1, int((inner - NAMES) // plan.column))
    groups = [range(n, min(n + a_page, len(plan.heads))) for n in range(0, len(plan.heads), a_page)] or [range(0)]
    above = BODY * LEADING + 12
    below = legend(plan.pen, plan.marks, inner).height
    room = height - 2 * MARGIN - above - plan.head_height - (below + FOOT if below else 0)
    parts = in_pages(plan.rows, room)
    order = [(across, down) for down in range(len(parts)) for across in range(len(groups))]
    for number, (across, down) in enumerate(sorted(order) if by_stages else order, 1):
        place = Place(across, down, len(groups), len(parts), number)
        yield sheet(plan, tile_title(plan, place, inner), groups[across], parts[down], (width, height))


def column_for(stages: int, width: float, least: float) -> float:
    """Return how wide stages stand on pages of a width in px: as few pages as least allows, filled evenly."""
    room = width - 2 * MARGIN - NAMES
    a_page = max(1, int(room // least))
    pages = -(-max(stages, 1) // a_page)
    return min(room / -(-max(stages, 1) // pages), 1.6 * least)


def tile_title(plan: Plan, place: Place, width: float) -> Block:
    """Draw the head line of a tile: the map's name, which page this is, and where it stands among all."""
    page = plan.pen.words["page"].format(number=place.number, pages=place.pages)
    shapes: list[Shape] = []
    right = width
    if place.pages > 1:
        step_x, step_y = TILE[0] + 2, min(TILE[1] + 2, 32 / place.rows)
        right -= place.columns * step_x
        for number in range(place.pages):
            down, across = divmod(number, place.columns)
            here = (across, down) == (place.across, place.down)
            fill, edge = (draw.ACCENT, draw.ACCENT) if here else (draw.SHEET, draw.EDGE)
            x, y = right + across * step_x, down * step_y - 4
            shapes.append(draw.Box(x, y, TILE[0], max(step_y - 2, 1), fill, edge, 1, 0.75))
        page_width = plan.pen.width(page)
        right -= page_width + 10
        shapes += text_shapes([page], right, 2, colour=draw.SOFT)
    name = shortened(plan.name, right - 16, BODY, plan.pen.faces.bold)
    shapes += text_shapes([name], 0, 0, BODY, bold=True)
    said = (Said(plan.name, (name,), bold=True, size=BODY), *([Said(page)] if place.pages > 1 else []))
    return Block("title", "", width, BODY * LEADING + 12, tuple(shapes), said)


def sheet(
    plan: Plan, top: Block, columns: Sequence[int], rows: Sequence[Row], size: tuple[float, float] = (0, 0)
) -> Sheet:
    """Draw some columns and rows of a plan under a title, on a sheet of a size or as large as it takes."""
    width, height = size
    grid = NAMES + len(columns) * plan.column
    key = legend(plan.pen, plan.marks, width - 2 * MARGIN if width else max(grid, top.width))
    width = width or max(grid, top.width) + 2 * MARGIN
    head = MARGIN + top.height
    ground, laid = heads(plan, columns, head)
    laid.insert(0, Laid(top, MARGIN, MARGIN))
    y = head + plan.head_height
    lanes = False
    for row in rows:
        strong = row.lane and not lanes
        lanes = row.lane
        ground.append(
            draw.Stroke(MARGIN, y, MARGIN + grid, y, draw.EDGE if strong else draw.LINE_STRONG, 2 if strong else 1)
        )
        laid.append(Laid(row.name, MARGIN + PAD, y + PAD))
        laid += [one for n, column in enumerate(columns) for one in stacked(row.stacks[column], column_x(plan, n), y)]
        y += row.height
    if rows:
        ground.append(draw.Stroke(MARGIN, y, MARGIN + grid, y, draw.LINE_STRONG))
    edges = [MARGIN + NAMES, *(MARGIN + NAMES + (n + 1) * plan.column for n in range(len(columns)))]
    ground += [draw.Stroke(x, head + plan.phase_height, x, y, draw.LINE_STRONG) for x in edges if columns]
    foot = max(height - MARGIN - key.height, y + FOOT) if height else y + FOOT
    laid += [Laid(key, MARGIN, foot)] if key.height else []
    whole = [draw.Box(0, 0, width, height or foot + key.height + MARGIN, draw.SHEET)]
    return Sheet(plan.name, width, height or foot + key.height + MARGIN, [*whole, *ground], laid)


def column_x(plan: Plan, n: int) -> float:
    return MARGIN + NAMES + n * plan.column + PAD


def stacked(stack: Sequence[Block], x: float, y: float) -> Iterator[Laid]:
    down = y + PAD
    for block in stack:
        yield Laid(block, x, down)
        down += block.height + block.gap


def heads(plan: Plan, columns: Sequence[int], y: float) -> tuple[list[Shape], list[Laid]]:
    """Draw the heads of the stages, and over them their phases, one over all neighbours that share it."""
    ground: list[Shape] = []
    laid: list[Laid] = []
    top = y + plan.phase_height
    height = plan.head_height - plan.phase_height
    ground.append(draw.Box(MARGIN, top, NAMES + len(columns) * plan.column, height, draw.SUNK))
    for n, column in enumerate(columns):
        laid.append(Laid(plan.heads[column], column_x(plan, n), top + PAD))
    for first, last, phase in runs([plan.phases[column] for column in columns]):
        left, width = column_x(plan, first) - PAD, (last - first + 1) * plan.column
        if phase:
            text = shortened(phase, width - 2 * PAD, SMALL, plan.pen.faces.bold)
            shapes = text_shapes([text], 0, 0, bold=True, colour=draw.ACCENT)
            laid.append(
                Laid(
                    Block(
                        "phase",
                        "",
                        width - 2 * PAD,
                        20,
                        tuple(shapes),
                        (Said(phase, (text,), bold=True, colour=draw.ACCENT),),
                    ),
                    left + PAD,
                    y,
                )
            )
            ground.append(draw.Stroke(left + 1, top - 3, left + width - 1, top - 3, draw.ACCENT, 2))
    return ground, laid


def runs(phases: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Return first and last place, from 0, of equal phases beside one another."""
    first = 0
    for n, phase in enumerate(phases):
        if n + 1 == len(phases) or phases[n + 1] != phase:
            yield first, n, phase
            first = n + 1

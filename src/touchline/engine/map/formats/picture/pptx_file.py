"""A map as slides of PowerPoint: on one where it fits, else by stages; the notes hold the details of each card."""

from collections.abc import Iterable, Iterator, Mapping

from touchline.engine.map.document import Document, Facts, Placement
from touchline.engine.map.formats.exchange import Written, losses
from touchline.engine.map.formats.picture.faces import plain
from touchline.engine.map.formats.picture.keeps import told as keeps
from touchline.engine.map.formats.picture.keeps import told_fields
from touchline.engine.map.formats.picture.plan import plan
from touchline.engine.map.formats.picture.shapes import Sheet
from touchline.engine.map.formats.picture.sheets import column_for, tiles, whole_sheet
from touchline.engine.map.formats.picture.slides import SIZE, slides
from touchline.engine.map.formats.picture.words import field_name, name_of, stage_name, value_text, worded

__all__ = ["keeps", "write"]
SMALLEST = 0.7  # a map that would be drawn smaller to fit on one slide goes on several
LEAST = 190  # px: the width of a stage


def write(map: Document, words: Mapping[str, str] | None = None) -> Written:
    """Write a map as slides, one if it fits. words: those that are not the map's own. Raises nothing."""
    said = worded(words)
    laid = plan(map, words)
    whole = whole_sheet(laid)
    sheets: Iterable[Sheet] = [whole]
    if min(SIZE[0] / whole.width, SIZE[1] / whole.height) < SMALLEST:
        laid = plan(map, words, column_for(len(map.stages), SIZE[0], LEAST))
        sheets = tiles(laid, *SIZE, by_stages=True)
    notes = {card.id: "\n".join(noted(map, card, said)) for card in map.placements.values()}
    return Written(slides(sheets, notes, laid.name), losses(map, keeps(map)))


def noted(map: Document, card: Placement, words: Mapping[str, str]) -> Iterator[str]:
    """Return the lines of a card's note: what and where it is, then its details, a field a line."""
    stages = {stage.id: stage_name(stage, words) for stage in map.stages}
    segments = {one.id: name_of(one.id, one.fields) for one in map.segments}
    says = map.touchpoints.get(card.touchpoint, {})
    place = f"{stages.get(card.stage, card.stage)}, {segments.get(card.segment or '', words['all'])}"
    yield plain(f"{name_of(card.touchpoint, says)} ({place})")
    if says.get("kinds"):
        yield plain(f"{words['kind']}: {value_text('kinds', says['kinds'], words)}")
    yield from told_lines(says, told_fields(says, of_card=False), words)
    yield from told_lines(card.experience, told_fields(card.experience, of_card=True), words)


def told_lines(says: Facts, fields: Iterable[str], words: Mapping[str, str]) -> Iterator[str]:
    for field in fields:
        yield plain(f"{field_name(field, words)}: {value_text(field, says[field], words)}")

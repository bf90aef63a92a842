"""Headings of stages with bullets below: a bullet is a touchpoint, the bullets inside it tell more about it."""

import re
from dataclasses import dataclass, field
from typing import Any

from touchline.engine.identify.words import comparable
from touchline.engine.map.document import Placement
from touchline.engine.map.formats.remarks import Place
from touchline.engine.map.formats.tables.assembly import Assembly, folded
from touchline.engine.map.formats.tables.cell_text import Habits, UnreadableError, tidy, value_of
from touchline.engine.map.formats.tables.column_words import EVERYBODY
from touchline.engine.map.formats.tables.columns import MONTHLY, Column, column_named, schema_of
from touchline.engine.map.formats.tables.markdown_lines import Piece
from touchline.engine.map.formats.tables.markdown_text import plain, with_feeling, without_id

LABELLED = re.compile(r"^(?P<label>[^:]{1,60}):(?:\s+(?P<text>.*))?$", re.DOTALL)
NOT_ON_THE_MAP = "Not on the map:"
INSIDE = 2  # columns by which a bullet stands inside another


@dataclass(slots=True)
class Blocks:
    """Reads headings and bullets into a map. A heading of the level of stages is a stage, one below it a segment."""

    map: Assembly
    level: int = 2
    stage: str = ""
    segment: str | None = None
    touchpoint: str = ""
    card: Placement | None = None
    indent: int = 0
    stages: set[str] = field(default_factory=set)

    def read(self, pieces: list[Piece]) -> None:
        self.level = stage_level(pieces)
        for piece in pieces:
            if piece.what == "heading":
                self.heading(piece)
            elif piece.what == "rule":
                self.stage, self.segment, self.touchpoint = "", None, ""
            elif piece.what == "bullet":
                self.bullet(piece)
            elif piece.what == "quote":
                self.quote(piece)
            elif piece.text != NOT_ON_THE_MAP:
                self.text(piece)

    def heading(self, piece: Piece) -> None:
        place, (raw, id) = Place(line=piece.number), without_id(piece.text)
        name = tidy(plain(raw))
        self.touchpoint, self.card = "", None
        if piece.depth < self.level:
            self.stage, self.segment = "", None
            if "name" not in self.map.facts and name:
                self.map.facts["name"] = name
            elif name and name != self.map.facts.get("name"):
                self.map.remark("heading-set-aside", place, value=name)
        elif piece.depth == self.level:
            self.segment = None
            self.stage = self.new_stage(name, id, place)
        elif not name or (comparable(name) in EVERYBODY and not id):
            self.segment = None
        else:
            self.segment = self.map.record("segment", place, name, id)

    def new_stage(self, name: str, id: str, place: Place) -> str:
        """Return the stage of a heading; a second one of a name, without an id, is the same stage."""
        if not id and folded(name) in self.stages:
            self.map.remark("stage-twice", place, value=name)
        self.stages.add(folded(name))
        return self.map.record("stage", place, name, id)

    def bullet(self, piece: Piece) -> None:
        if not self.touchpoint or piece.depth < self.indent + INSIDE:
            self.indent = piece.depth
            self.name(piece)
        else:
            self.detail(piece)

    def name(self, piece: Piece) -> None:
        """Read the bullet of a touchpoint, and place its card."""
        place = Place(line=piece.number)
        raw, id = without_id(piece.text)
        raw, step = with_feeling(raw)
        name = tidy(plain(raw))
        self.card = None
        if not name:
            self.touchpoint = ""
            return
        self.touchpoint = self.map.record("touchpoint", place, name, id)
        if not self.stage:
            return
        if self.map.stands(self.touchpoint, self.stage, self.segment):
            self.map.remark("stands-there", place, name=name)
            cell = (self.touchpoint, self.stage, self.segment)
            cards = self.map.cards.values()
            self.card = next(card for card in cards if (card.touchpoint, card.stage, card.segment) == cell)
        else:
            self.card = self.map.card(self.touchpoint, self.stage, self.segment, place)
        if step is not None:
            self.say("experience", "emotion_felt", step, place)

    def detail(self, piece: Piece) -> None:
        """Read a bullet inside that of a touchpoint: a field and what it says, or a line of the note."""
        place, text = Place(line=piece.number), tidy(plain(piece.text))
        column, said = self.field(text)
        if column is None or column.of not in {"touchpoint", "experience"} or column.field == "name":
            self.note(text, place)
            return
        value = self.value(column, said, place)
        if value is not None:
            field_name = "monthly_cost_minor" if column.field == MONTHLY else column.field
            self.say(column.of, field_name, value, place)

    def field(self, text: str) -> tuple[Column | None, str]:
        found = LABELLED.match(text)
        if not found or not (said := tidy(found["text"] or "")):
            return None, text
        return column_named(found["label"]), said

    def say(self, of: str, field_name: str, value: Any, place: Place) -> None:
        if of == "touchpoint":
            self.map.say(of, self.touchpoint, field_name, value, place)
        elif self.card is None:
            self.map.remark("experience-without-card", place)
        else:
            says: Any = self.card.experience
            self.map.put(says, ("card", self.card.id), field_name, value, place)

    def note(self, text: str, place: Place) -> None:
        if self.touchpoint and text:
            self.map.add_note(self.map.groups["touchpoint"].says[self.touchpoint], text)
            self.map.remark("kept-in-note", place, value=text)

    def value(self, column: Column, text: str, place: Place) -> Any:
        try:
            value = value_of(column, text, Habits())
        except UnreadableError as wrong:
            self.map.remark("cell-unreadable", place, value=text, wanted=wrong.wanted)
            return None
        most = schema_of(column).get("maxLength")
        if isinstance(value, str) and most and len(value) > most:
            self.map.remark("text-too-long", place, count=len(value), most=most)
            return value[:most].rstrip()
        return value

    def quote(self, piece: Piece) -> None:
        """Read what stands between a stage and its bullets: a field of it."""
        place, text = Place(line=piece.number), tidy(plain(piece.text))
        column, said = self.field(text)
        if self.stage and column and column.of == "stage" and column.field != "name":
            value = self.value(column, said, place)
            if value is not None:
                self.map.say("stage", self.stage, column.field, value, place)
        elif text:
            self.text(Piece("text", piece.number, text))

    def text(self, piece: Piece) -> None:
        """Read a line that is no bullet: it goes on with one where it is indented, and is set aside elsewhere."""
        place, text = Place(line=piece.number), tidy(plain(piece.text))
        if self.touchpoint and piece.depth > self.indent:
            self.note(text, place)
        elif text:
            self.map.remark("text-set-aside", place, value=text)


def stage_level(pieces: list[Piece]) -> int:
    """Return the level of headings that are stages: the second where one alone stands above others, else the first."""
    levels = [piece.depth for piece in pieces if piece.what == "heading"]
    top = min(levels, default=1)
    deeper = [level for level in levels if level > top]
    if levels.count(top) == 1 and (deeper or top == 1):
        return min(deeper, default=top + 1)
    return top

"""Reading a table with a row for each card, whoever made it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from touchline.engine.identify.words import comparable
from touchline.engine.map.document import Placement
from touchline.engine.map.formats.tables.amounts import decimal_mark
from touchline.engine.map.formats.tables.assembly import Assembly
from touchline.engine.map.formats.tables.cell_text import FEELINGS, Habits, UnreadableError, tidy, unguarded, value_of
from touchline.engine.map.formats.tables.column_words import EVERYBODY
from touchline.engine.map.formats.tables.columns import IDS, MONTHLY, STANDING, Column, schema_of
from touchline.engine.map.formats.tables.feelings import are_marks
from touchline.engine.map.formats.tables.sheet import Line, Sheet
from touchline.engine.map.formats.tables.split_names import bare, names_in, split_plainly

STAGE, SEGMENT, TOUCHPOINT = STANDING
TOUCHPOINT_ID, STAGE_ID, SEGMENT_ID, CARD_ID = IDS
Said = dict[Column, tuple[str, int]]  # what a row says, and in which column of the sheet


@dataclass(slots=True)
class Rows:
    """Reads the rows below a header into a map. ours: the table names ids, as those do that Touchline writes."""

    sheet: Sheet
    columns: Sequence[Column | None]
    heads: Sequence[str]
    map: Assembly
    ours: bool = False
    habits: dict[Column, Habits] = field(default_factory=dict)
    stage: str = ""

    def read(self, after: int) -> None:
        """Read every row after the header's place among the lines."""
        self.ours = any(column in IDS for column in self.columns)
        self.learn(after)
        for line in self.sheet.lines[after + 1 :]:
            self.row(line if self.ours else self.sheet.spread(line, down=True))

    def learn(self, after: int) -> None:
        """Find out how numbers and feelings are written here."""
        texts: dict[Column, list[str]] = {}
        for place, column in enumerate(self.columns):
            if column and (column.field == MONTHLY or is_number(column)):
                texts[column] = list(self.sheet.column(place, after))
        every = (text for column, some in texts.items() if column.field not in FEELINGS for text in some)
        mark = "." if self.ours else decimal_mark(every, otherwise=self.sheet.decimals)
        for column, some in texts.items():
            marks = column.field in FEELINGS and not self.ours and are_marks(some)
            self.habits[column] = Habits(mark, marks)
            if marks:
                at = self.columns.index(column)
                where = self.sheet.place(self.sheet.lines[after].number, at)
                self.map.remark("marks-as-feelings", where, value=self.heads[at])

    def row(self, line: Line) -> None:
        said: Said = {}
        unknown: list[tuple[str, str]] = []
        for place in line.filled:
            text = unguarded(tidy(line.cells[place]))
            column = self.columns[place] if place < len(self.columns) else None
            if column is None:
                head = self.heads[place] if place < len(self.heads) else ""
                unknown.append((head, text))
            elif column in said:
                before, at = said[column]
                said[column] = (f"{before}\n{text}", at)
            else:
                said[column] = (text, place)
        if said:
            self.one(line, said, unknown)
        elif unknown:
            texts = " · ".join(text for _, text in unknown)
            self.map.remark("row-not-understood", self.sheet.place(line.number), value=texts)

    def one(self, line: Line, said: Said, unknown: list[tuple[str, str]]) -> None:
        """Read one row: of the map, of a stage, of a segment, of a touchpoint, of a card, or several of them."""
        place = self.sheet.place(line.number)
        for column in [column for column in said if column.of == "map"]:
            value = self.value(line, column, said)
            if value is not None:
                self.map.put(self.map.facts, ("map", ""), column.field, value, place)
        stage = self.stage_of(line, said)
        segments = self.segments_of(line, said)
        touchpoints = self.touchpoints_of(line, said)
        cards = [card for one in touchpoints for card in self.cards_of(line, one, stage, segments, said)]
        if not touchpoints and any(column.of in {"touchpoint", "experience"} for column in said):
            texts = " · ".join(text for text, _ in said.values())
            self.map.remark("row-without-touchpoint", place, value=texts)
        elif not cards and any(column.of == "experience" for column in said):
            self.map.remark("experience-without-card", place)
        for one in touchpoints:
            self.tell(line, said, "touchpoint", self.map.groups["touchpoint"].says[one], ("touchpoint", one))
            for head, text in unknown if not self.ours else ():
                note = self.map.groups["touchpoint"].says[one]
                self.map.add_note(note, f"{head}: {text}" if head else text)
        for card in cards:
            self.tell(line, said, "experience", card.experience, ("card", card.id))

    def stage_of(self, line: Line, said: Said) -> str:
        name, id = (self.text(said, column) for column in (STAGE, STAGE_ID))
        if not name and not id:
            above = self.stage
            if self.ours or not above or TOUCHPOINT not in said:
                return ""
            self.map.remark("stage-from-above", self.sheet.place(line.number))
            return above
        found = self.map.record("stage", self.sheet.place(line.number), bare(name, ours=self.ours), id)
        self.tell(line, said, "stage", self.map.groups["stage"].says[found], ("stage", found))
        self.stage = found
        return found

    def segments_of(self, line: Line, said: Said) -> list[str | None]:
        name, id = (self.text(said, column) for column in (SEGMENT, SEGMENT_ID))
        place = self.sheet.place(line.number)
        if not self.ours:
            names = [one for one in split_plainly(name) if comparable(one) not in EVERYBODY]
            return [self.map.record("segment", place, one) for one in names] or [None]
        if not name and not id:
            return [None]
        found = self.map.record("segment", place, name, id)
        self.tell(line, said, "segment", self.map.groups["segment"].says[found], ("segment", found))
        return [found]

    def touchpoints_of(self, line: Line, said: Said) -> list[str]:
        name, id = (self.text(said, column) for column in (TOUCHPOINT, TOUCHPOINT_ID))
        place = self.sheet.place(line.number)
        if not name and not id:
            return []
        if self.ours:
            return [self.map.record("touchpoint", place, name, id)]
        names = names_in(name, one_a_cell=True).names
        return list(dict.fromkeys(self.map.record("touchpoint", place, one) for one in names))

    def cards_of(
        self, line: Line, touchpoint: str, stage: str, segments: list[str | None], said: Said
    ) -> Iterator[Placement]:
        place, id = self.sheet.place(line.number), self.text(said, CARD_ID)
        if not stage:
            if not self.ours:
                name = self.map.groups["touchpoint"].says[touchpoint].get("name", touchpoint)
                self.map.remark("no-stage", place, name=name)
            return
        for segment in segments:
            if not self.ours and self.map.stands(touchpoint, stage, segment):
                name = self.map.groups["touchpoint"].says[touchpoint].get("name", touchpoint)
                self.map.remark("stands-there", place, name=name)
                continue
            yield self.map.card(touchpoint, stage, segment, place, id)

    def tell(self, line: Line, said: Said, of: str, says: Mapping[str, Any], whose: tuple[str, str]) -> None:
        """Write down the fields of a record that a row says."""
        held: Any = says
        for column in said:
            if column.of != of or column.field in {"name", "id"}:
                continue
            value = self.value(line, column, said)
            if value is None:
                continue
            field_name = "monthly_cost_minor" if column.field == MONTHLY else column.field
            if field_name == "note" and not self.ours:
                self.map.add_note(held, str(value))
            else:
                self.map.put(held, whose, field_name, value, self.sheet.place(line.number, said[column][1]))

    def value(self, line: Line, column: Column, said: Said) -> Any:
        text, at = said[column]
        place = self.sheet.place(line.number, at)
        try:
            value = value_of(column, text, self.habits.get(column, Habits()))
        except UnreadableError as wrong:
            self.map.remark("cell-unreadable", place, value=text, wanted=wrong.wanted)
            return None
        if column.field == MONTHLY:
            self.map.remark("cost-in-whole-units", place, value=text, units=value)
        most = schema_of(column).get("maxLength")
        if isinstance(value, str) and most and len(value) > most:
            self.map.remark("text-too-long", place, count=len(value), most=most)
            return value[:most].rstrip()
        return value

    def text(self, said: Said, column: Column) -> str:
        return said[column][0] if column in said else ""


def is_number(column: Column) -> bool:
    kinds = schema_of(column).get("type", "")
    return column.field in FEELINGS or "number" in kinds or kinds == "integer"

"""A table with stages as columns: its rows are segments, with touchpoints in their cells, or lanes."""

from dataclasses import dataclass, field

from touchline.engine.identify.stage_words import stage_key
from touchline.engine.identify.words import comparable
from touchline.engine.map.formats.remarks import Place
from touchline.engine.map.formats.tables.assembly import Assembly, folded
from touchline.engine.map.formats.tables.cell_text import SAID, tidy, unguarded
from touchline.engine.map.formats.tables.column_words import EVERYBODY, NAMED_LANES
from touchline.engine.map.formats.tables.columns import STANDING, Column, column_named
from touchline.engine.map.formats.tables.sheet import Line, Sheet
from touchline.engine.map.formats.tables.split_names import Names, bare, names_in

STAGE, SEGMENT, TOUCHPOINT = STANDING
PHASE = Column("stage", "phase")
PHASES = {"before", "during", "after"}
DOES = Column("experience", "do")


@dataclass(slots=True)
class Stages:
    """Reads the rows below a row of stages into a map. stages: the stage of each column."""

    sheet: Sheet
    map: Assembly
    stages: dict[int, str] = field(default_factory=dict)
    labels: int = 0  # the column of the rows' names

    def read(self, at: int) -> None:
        """Read phases above, stages, and the rows below the line at this place."""
        lines = self.sheet.lines
        at = self.stage_line(at)
        header = self.sheet.spread(lines[at])
        self.name_stages(header)
        for line in lines[:at]:
            self.phases(line)
        below = lines[at + 1 :]
        steps = below[0] if below and self.are_steps(below[0]) else None
        rows = [(self.label(line), line) for line in below]
        lanes = steps is not None or self.are_lanes([label for label, _ in rows if label])
        code = "taken-as-lanes" if lanes else "taken-as-stages"
        count, names = len(set(self.stages.values())), ", ".join(self.names())
        self.map.remark(code, self.sheet.place(header.number), count=count, names=names)
        if lanes:
            self.read_lanes(rows, steps)
        else:
            self.read_segments(rows)

    def stage_line(self, at: int) -> int:
        """Return the line of the stages: the next where this one holds phases over it."""
        lines = self.sheet.lines
        if at + 1 >= len(lines):
            return at
        first, second = lines[at], lines[at + 1]
        words = (column_named(first.cell(0)), column_named(second.cell(0)))
        if words[0] == PHASE and words[1] == STAGE:
            return at + 1
        known = sum(bool(stage_key(text)) for text in first.cells[1:] if text)
        grouped = len(self.sheet.spread(first).filled) > len(first.filled) or not first.cell(0)
        wider = len(second.filled) > len(first.filled)
        phases = all(SAID.get(comparable(text)) in PHASES for text in first.cells[1:] if text)
        below = sum(bool(stage_key(text)) for text in second.cells[1:] if text)
        over = phases or below > known or (words[1] == STAGE)
        return at + 1 if grouped and wider and over and (not second.cell(0) or words[1] == STAGE) else at

    def name_stages(self, header: Line) -> None:
        """Make a stage of each head; a head that is empty goes on with the stage before it."""
        stage, number = "", header.number
        last = max((place for line in self.sheet.lines for place in line.filled), default=0)
        seen: dict[str, str] = {}
        for place in range(self.labels + 1, last + 1):
            name = bare(unguarded(tidy(header.cell(place))))
            if name and name == seen.get("last") and self.merged(place, number):
                self.stages[place] = stage
            elif name:
                if folded(name) in seen:
                    where = self.sheet.place(number, place)
                    self.map.remark("stage-twice", where, value=name)
                stage = self.map.record("stage", self.sheet.place(number, place), name)
                seen[folded(name)], seen["last"] = stage, name
                self.stages[place] = stage
            elif stage and any(line.cell(place) for line in self.sheet.lines if line.number > number):
                self.stages[place] = stage

    def merged(self, place: int, number: int) -> bool:
        return place in self.sheet.covered.get(number, {})

    def names(self) -> list[str]:
        says = self.map.groups["stage"].says
        return [str(says[stage].get("name", stage)) for stage in dict.fromkeys(self.stages.values())]

    def phases(self, line: Line) -> None:
        """Give each stage the phase above it; phases of other names become a lane."""
        spread = self.sheet.spread(line)
        texts = [text for place in line.filled if place > self.labels and (text := line.cells[place])]
        if len(set(texts)) < 2:
            return
        phase, found = "", {}
        for place, stage in self.stages.items():
            phase = spread.cell(place) or phase
            if phase:
                found[stage] = phase
        for stage, text in found.items():
            known = SAID.get(comparable(text), "")
            if known in PHASES:
                self.map.say("stage", stage, "phase", known, self.sheet.place(line.number))
        others = {stage: text for stage, text in found.items() if SAID.get(comparable(text)) not in PHASES}
        if others:
            label = line.cell(self.labels) or "Phase"
            self.map.remark("phases-as-lane", self.sheet.place(line.number), names=", ".join(texts))
            for stage, text in others.items():
                self.write(label, stage, text, self.sheet.place(line.number))

    def label(self, line: Line) -> str:
        """Return what a row is called, by itself or by the cell merged over it."""
        text = unguarded(tidy(self.sheet.spread(line, down=True).cell(self.labels)))
        return " ".join(text.split())

    def are_steps(self, line: Line) -> bool:
        """True when the row under the stages names single steps: stages reach over several of them."""
        grouped = len(set(self.stages.values())) < len(self.stages)
        return grouped and not line.cell(self.labels) and len(line.filled) > len(set(self.stages.values()))

    def are_lanes(self, labels: list[str]) -> bool:
        """True when rows are called as lanes are: touchpoints, or most of them by known words."""
        known = [label for label in labels if is_lane(label)]
        return any(column_named(label) == TOUCHPOINT for label in labels) or 2 * len(known) > len(set(labels))

    def read_segments(self, rows: list[tuple[str, Line]]) -> None:
        """Read touchpoints from rows of segments; one without a name goes on with that above, or is for all."""
        segment: str | None = None
        known = self.alone([line for _, line in rows])
        for label, line in rows:
            if label and comparable(label) in EVERYBODY:
                segment = None
            elif label:
                segment = self.map.record("segment", self.sheet.place(line.number, self.labels), label)
            self.touchpoints(line, segment, known)

    def alone(self, lines: list[Line]) -> set[str]:
        """Return the names, casefolded, that stand somewhere without a comma."""
        cells = [tidy(line.cells[place]) for line in lines for place in line.filled if place in self.stages]
        return {name.casefold() for cell in cells for name in names_in(cell).names if "," not in name}

    def read_lanes(self, rows: list[tuple[str, Line]], steps: Line | None) -> None:
        """Read a row of touchpoints into cards, and each other row into a lane."""
        words = [column_named(label) for label, _ in rows]
        wanted = TOUCHPOINT if TOUCHPOINT in words else DOES
        known = self.alone([line for _, line in rows])
        if steps is None and wanted not in words:
            place = self.sheet.place(rows[0][1].number) if rows else self.sheet.place(1)
            self.map.remark("no-touchpoints", place)
        for (label, line), word in zip(rows, words, strict=True):
            if line is steps or (steps is None and word == wanted):
                self.touchpoints(line, None, known)
            else:
                self.lane(label, line)

    def lane(self, label: str, line: Line) -> None:
        texts: dict[str, list[str]] = {}
        for place in line.filled:
            if place in self.stages:
                texts.setdefault(self.stages[place], []).append(unguarded(tidy(line.cells[place])))
            elif place != self.labels:
                self.beside(line, place)
        for stage, some in texts.items():
            self.write(label or f"Row {line.number}", stage, "\n".join(some), self.sheet.place(line.number))

    def write(self, label: str, stage: str, text: str, place: Place) -> None:
        """Write a text into the cell of a lane, below what is there."""
        lane = self.map.record("lane", place, label)
        id = f"{lane}.{stage}.all"
        before = self.map.cells.get(id, {}).get("text", "")
        whole = f"{before}\n{text}" if before else text
        if len(whole) > 2000:
            self.map.remark("text-too-long", place, count=len(whole), most=2000)
        self.map.cells[id] = {"lane": lane, "stage": stage, "text": whole[:2000].rstrip()}

    def touchpoints(self, line: Line, segment: str | None, known: set[str]) -> None:
        for place in line.filled:
            if place == self.labels:
                continue
            if place not in self.stages:
                self.beside(line, place)
                continue
            where = self.sheet.place(line.number, place)
            found = names_in(unguarded(tidy(line.cells[place])), known)
            self.about_commas(found, where)
            for name in found.names:
                touchpoint = self.map.record("touchpoint", where, name)
                if self.map.stands(touchpoint, self.stages[place], segment):
                    self.map.remark("stands-there", where, name=name)
                else:
                    self.map.card(touchpoint, self.stages[place], segment, where)

    def about_commas(self, found: Names, where: Place) -> None:
        if found.commas == "apart":
            self.map.remark("commas-part", where, names=" | ".join(found.names))
        elif found.commas:
            self.map.remark("commas-kept", where, value=found.names[0])

    def beside(self, line: Line, place: int) -> None:
        where = self.sheet.place(line.number, place)
        self.map.remark("no-stage-above", where, value=line.cells[place])


def is_lane(label: str) -> bool:
    """True when a row is called as a lane of a map is."""
    column = column_named(label)
    return comparable(label) in NAMED_LANES or (column is not None and column.of in {"touchpoint", "experience"})

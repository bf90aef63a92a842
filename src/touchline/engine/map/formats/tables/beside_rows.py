"""Lanes, their texts and evidence as rows of a workbook: how they are written, and read back."""

from dataclasses import dataclass
from typing import Any

from touchline.engine.map.document import Document, Record
from touchline.engine.map.formats.tables.card_rows import Holds, Row, kept_fields, kept_record, named_row
from touchline.engine.map.formats.tables.columns import CELL_ID, EVIDENCE_ID, IDS, LANE_ID, Column
from touchline.engine.map.formats.tables.row_shape import Rows, Said
from touchline.engine.map.formats.tables.sheet import Line

TOUCHPOINT_ID, STAGE_ID, SEGMENT_ID, CARD_ID = IDS
LANE, TEXT = Column("lane", "name"), Column("cell", "text")
NEEDED = ("field", "kind", "date")
POINTING = {"touchpoint", "placement", "lane", "stage", "segment"}


def lane_rows(map: Document) -> list[Row]:
    return [named_row("lane", one.id, one.fields) for one in map.lanes]


def lane_text_rows(map: Document) -> list[Row]:
    """Return one row for each text in a lane, with the names of where it stands."""
    groups = {"lane": map.lanes, "stage": map.stages, "segment": map.segments}
    known = {of: {one.id: one.fields for one in group} for of, group in groups.items()}
    rows: list[Row] = []
    for id, says in map.cells.items():
        row: Row = {CELL_ID: id, TEXT: says["text"]}
        for of, records in known.items():
            if says.get(of):
                row |= named_row(of, says[of], records[says[of]])
        rows.append(row)
    return rows


def evidence_rows(map: Document) -> list[Row]:
    """Return one row for each piece of evidence, with the name of its touchpoint."""
    rows: list[Row] = []
    for id, says in map.evidence.items():
        row = {EVIDENCE_ID: id, **named_row("touchpoint", says["touchpoint"], map.touchpoints[says["touchpoint"]])}
        if says.get("placement"):
            row[CARD_ID] = says["placement"]
        rows.append(
            {**row, **{Column("evidence", word): value for word, value in says.items() if word not in POINTING}}
        )
    return rows


def kept_beside(map: Document, holds: Holds) -> dict[str, Any]:
    """Return the lanes, texts and evidence of a map that rows hold: those that stand on what the map has."""
    known = {of: {one.id for one in getattr(map, f"{of}s")} for of in ("lane", "stage", "segment")}
    cells, evidence = {}, {}
    for id, says in map.cells.items():
        text = kept_fields("cell", {"text": says.get("text", "")}, holds)
        stands = says["lane"] in known["lane"] and says["stage"] in known["stage"]
        if text and stands and (not says.get("segment") or says["segment"] in known["segment"]):
            cells[id] = {**{of: says[of] for of in ("lane", "stage", "segment") if says.get(of)}, **text}
    for id, says in map.evidence.items():
        told = kept_fields("evidence", {word: says[word] for word in says if word not in POINTING}, holds)
        card = says.get("placement")
        if says["touchpoint"] in map.touchpoints and all(map_has in told for map_has in NEEDED):
            pointing = {"touchpoint": says["touchpoint"], **({"placement": card} if card in map.placements else {})}
            evidence[id] = {**pointing, **told}
    lanes = tuple(Record(one.id, kept_record("lane", one.id, one.fields, holds)) for one in map.lanes)
    return {"lanes": lanes, "cells": cells, "evidence": evidence}


@dataclass(slots=True)
class Beside(Rows):
    """Reads rows of lanes, of their texts, and of evidence."""

    def one(self, line: Line, said: Said, _unknown: list[tuple[str, str]]) -> None:
        if any(column.of == "evidence" for column in said):
            self.piece(line, said)
        elif LANE in said or LANE_ID in said:
            self.lane(line, said)

    def lane(self, line: Line, said: Said) -> None:
        place = self.sheet.place(line.number)
        lane = self.map.record("lane", place, self.text(said, LANE), self.text(said, LANE_ID))
        if TEXT not in said:
            return
        stage = self.stage_of(line, said)
        if not stage:
            self.map.remark("lane-text-without-stage", place)
            return
        (segment,) = self.segments_of(line, said)
        where = {"lane": lane, "stage": stage, **({"segment": segment} if segment else {})}
        id = self.text(said, CELL_ID) or f"{lane}.{stage}.{segment or 'all'}"
        if id in self.map.cells:
            self.map.remark("text-twice", place, id=id)
        else:
            self.map.cells[id] = {**where, "text": self.value(line, TEXT, said)}

    def piece(self, line: Line, said: Said) -> None:
        place = self.sheet.place(line.number)
        says = {
            column.field: value
            for column in said
            if column.of == "evidence"
            and column.field != "id"
            and (value := self.value(line, column, said)) is not None
        }
        touchpoints, card = self.touchpoints_of(line, said), self.text(said, CARD_ID)
        missing = [word for word in NEEDED if word not in says] + ([] if touchpoints else ["touchpoint"])
        if missing:
            self.map.remark("evidence-unclear", place, missing=", ".join(missing))
            return
        if card and card not in self.map.cards:
            self.map.remark("evidence-without-card", place, id=card)
        pointing = {"touchpoint": touchpoints[0], **({"placement": card} if card in self.map.cards else {})}
        id = self.text(said, EVIDENCE_ID)
        if not id or id in self.map.evidence:
            id = f"evidence-{line.number}"
        self.map.evidence[id] = {**pointing, **says}

"""A list of touchpoints as people keep it: lines, lines under headings, or cells from a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from touchline.engine.identify.listing_words import FIELDS, field_named, kind_named
from touchline.engine.identify.words import comparable

MOST, LONGEST = 500, 120
BULLET = re.compile(r"^\s*(?:[-*•–·▪◦]+|\d{1,3}[.)])\s+|^\s*[•·▪◦]\s*")
HEADING = re.compile(r"^\s*#+\s*|\s*:\s*$")


@dataclass(frozen=True, slots=True)
class Note:
    """What could not be understood, and of which line, counted from 1.

    code: name-missing, name-too-long, listed-twice, too-many (the line is left out); unknown-stage, unknown-kind,
    not-understood (the rest of the line is used). text: the words in question.
    """

    code: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One touchpoint of a list. stage is what the caller's stages call it; empty where the list says none."""

    line: int
    name: str
    stage: str = ""
    kinds: tuple[str, ...] = ()
    channel: str = ""
    responsible: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """What was understood, and the lines that were left out. shape: lines, table, or stages (a column each)."""

    shape: str
    touchpoints: tuple[Listed, ...]
    left_out: tuple[Note, ...]


Row = tuple[int, list[str]]


def listing(text: str, *, stages: Mapping[str, str]) -> Listing:
    """Read a typed or pasted list of touchpoints; every line that is not empty is in the answer, used or left out.

    text: one touchpoint a line, in groups under a line that names a stage or not; or cells with tabs between, as
    a spreadsheet copies them: name, stage, kind, channel, responsible, in the order of a header where there is
    one; or a column for each stage, the stages in the first row. stages: what is returned for each name of a
    stage, the names as comparable() writes them. Returns no units. Raises nothing.
    """
    if "\t" not in text:
        return finished("lines", from_lines(text, stages))
    rows = cells_of(text)
    head = rows[0][1] if rows else []
    named = [comparable(cell) in stages for cell in head if cell]
    if len(named) > 1 and all(named):
        return finished("stages", from_columns(rows, stages))
    return finished("table", from_rows(rows, stages) if rows else iter(()))


def from_lines(text: str, stages: Mapping[str, str]) -> Iterator[Listed]:
    stage = ""
    for number, line in enumerate(text.splitlines(), start=1):
        heading = stages.get(comparable(HEADING.sub("", line)))
        if heading and not BULLET.match(line):
            stage = heading
        elif name := tidy(BULLET.sub("", line)):
            yield Listed(number, name, stage)
        elif line.strip():
            yield Listed(number, "", notes=(Note("name-missing", number, line.strip()),))


def cells_of(text: str) -> list[Row]:
    """Return the rows that are not empty, with their line. Quotes hold a cell together when they come in pairs."""
    paste = io.StringIO(text, newline="")
    if text.count('"') % 2:
        reader = csv.reader(paste, delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(paste, delimiter="\t")
    rows, line = [], 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((line, [tidy(cell) for cell in cells]))
        line = reader.line_num + 1
    return rows


def from_columns(rows: list[Row], stages: Mapping[str, str]) -> Iterator[Listed]:
    columns = [stages.get(comparable(cell), "") for cell in rows[0][1]]
    for place, stage in enumerate(columns):
        for line, cells in rows[1:]:
            if place < len(cells) and cells[place]:
                yield Listed(line, cells[place], stage)
    for line, cells in rows[1:]:
        for cell in filter(None, cells[len(columns) :]):
            yield Listed(line, cell, notes=(Note("unknown-stage", line, cell),))


def from_rows(rows: list[Row], stages: Mapping[str, str]) -> Iterator[Listed]:
    head = [field_named(cell) for cell in rows[0][1]]
    has_head = "name" in head and sum(map(bool, head)) == len([cell for cell in rows[0][1] if cell])
    order = head if has_head else list(FIELDS)
    for line, cells in rows[1:] if has_head else rows:
        yield from_cells(line, cells, order, stages)


def from_cells(line: int, cells: list[str], order: list[str], stages: Mapping[str, str]) -> Listed:
    said = {field: cell for field, cell in zip(order, cells, strict=False) if field}
    surplus = [cell for cell in cells[len(order) :] if cell]
    notes = [Note("not-understood", line, cell) for cell in surplus]
    stage = stages.get(comparable(said.get("stage", "")), "")
    if said.get("stage") and not stage:
        notes.append(Note("unknown-stage", line, said["stage"]))
    words = [word.strip() for word in re.split(r"[,;/+]", said.get("kind", "")) if word.strip()]
    notes += [Note("unknown-kind", line, word) for word in words if not kind_named(word)]
    kinds = tuple(dict.fromkeys(kind_named(word) for word in words if kind_named(word)))
    name = tidy(BULLET.sub("", said.get("name", "")))
    if not name:
        notes = [Note("name-missing", line, " ".join(filter(None, cells)))]
    channel, responsible = said.get("channel", "")[:80], said.get("responsible", "")
    return Listed(line, name, stage, kinds, channel, responsible, tuple(notes))


def finished(shape: str, found: Iterator[Listed]) -> Listing:
    """Leave out what cannot be used, each with the reason."""
    kept: dict[tuple[str, str], Listed] = {}
    left_out: list[Note] = []
    for one in found:
        place = (comparable(one.name) or one.name, one.stage)
        if not one.name:
            left_out += one.notes
        elif len(one.name) > LONGEST:
            left_out.append(Note("name-too-long", one.line, in_full(one)))
        elif place in kept:
            left_out.append(Note("listed-twice", one.line, in_full(one)))
        elif len(kept) >= MOST:
            left_out.append(Note("too-many", one.line, in_full(one)))
        else:
            kept[place] = one
    return Listing(shape, tuple(kept.values()), tuple(left_out))


def in_full(one: Listed) -> str:
    """Return all that a line says, for a line that is left out."""
    return " · ".join(filter(None, (one.name, one.channel, one.responsible, *(note.text for note in one.notes))))


def tidy(text: str) -> str:
    return " ".join(text.split())

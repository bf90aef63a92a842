"""The lines of a Markdown file by what they are: headings, bullets, quotations, tables, and text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from touchline.engine.errors import UnusableInputError
from touchline.engine.map.formats.tables.markdown_text import plain
from touchline.engine.map.formats.tables.sheet import MOST_COLUMNS, Sheet, line_and_number, lines_of

HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*?)(?:[ \t]+#+)?[ \t]*$")
BULLET = re.compile(r"^(?P<indent>[ \t]*)(?:[-*+•]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?P<text>.*)$")
QUOTE = re.compile(r"^ {0,3}>[ \t]?(?P<text>.*)$")
RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
UNDER = re.compile(r"^ {0,3}(?:=+|-{2,})[ \t]*$")
FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})")
COMMENT = re.compile(r"^ {0,3}<!--.*-->[ \t]*$")
DASHES = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
BAR = re.compile(r"(?<!\\)\|")
FRONT = 50_000  # characters of front matter


@dataclass(frozen=True, slots=True)
class Piece:
    """One line. what: heading, bullet, quote, rule or text; depth: level of a heading, indent of a bullet."""

    what: str
    number: int
    text: str
    depth: int = 0


@dataclass(slots=True)
class Page:
    """A Markdown file taken apart: what its front matter says, its lines, its tables, each under its heading."""

    front: dict[str, Any] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    tables: list[tuple[Sheet, Piece | None]] = field(default_factory=list)


def page_of(text: str, file: str) -> Page:
    """Take a Markdown text apart. Raises UnusableInputError (markdown-front-matter, file-too-large)."""
    lines = text.split("\n")
    page = Page()
    start = front_matter(lines, file, page)
    fence, skip = "", 0
    heading: Piece | None = None
    for at in range(start, len(lines)):
        line = lines[at].rstrip()
        mark = FENCE.match(line)
        if fence or mark:
            fence = "" if fence and line.strip().startswith(fence) else fence or (mark["fence"] if mark else "")
        elif at < skip or not line or COMMENT.match(line):
            continue
        elif "|" in line and at + 1 < len(lines) and "|" in lines[at + 1] and DASHES.match(lines[at + 1]):
            skip = end_of_table(lines, at)
            page.tables.append((table_of(lines, at, skip, file), heading))
        elif at + 1 < len(lines) and is_underlined(line, lines[at + 1]):
            heading = Piece("heading", at + 1, line.strip(), 1 if "=" in lines[at + 1] else 2)
            page.pieces.append(heading)
            skip = at + 2
        else:
            piece = piece_of(line, at + 1)
            heading = piece if piece.what == "heading" else None if piece.what == "rule" else heading
            page.pieces.append(piece)
    return page


def is_underlined(line: str, below: str) -> bool:
    return bool(UNDER.match(below)) and "|" not in below and piece_of(line, 0).what == "text"


def piece_of(line: str, number: int) -> Piece:
    if found := HEADING.match(line):
        return Piece("heading", number, found["text"], len(found["marks"]))
    if RULE.match(line):
        return Piece("rule", number, "")
    if found := BULLET.match(line):
        return Piece("bullet", number, found["text"].strip(), len(found["indent"].expandtabs(4)))
    if found := QUOTE.match(line):
        return Piece("quote", number, found["text"].strip())
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    return Piece("text", number, line.strip(), indent)


def end_of_table(lines: list[str], at: int) -> int:
    end = at + 2
    while end < len(lines) and "|" in lines[end] and lines[end].strip():
        end += 1
    return end


def table_of(lines: list[str], at: int, end: int, file: str) -> Sheet:
    rows = ((place + 1, cells_of(lines[place])) for place in range(at, end) if place != at + 1)
    return Sheet(file, lines_of(filled(rows), file), named=line_and_number)


def filled(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table; its first also when it says nothing, so that there is one."""
    for place, (number, cells) in enumerate(rows):
        yield number, cells if any(cells) or place else ["-"]


def cells_of(line: str) -> list[str]:
    text = line.strip().removeprefix("|")
    if BAR.search(text[-1:]) and not text.endswith("\\|"):
        text = text[:-1]
    return [plain(cell.strip()) for cell in BAR.split(text)][: MOST_COLUMNS + 1]


def front_matter(lines: list[str], file: str, page: Page) -> int:
    """Read the YAML between two rules at the top, and return where the text begins."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."}), 0)
    text = "\n".join(lines[1:end])
    if not end or len(text) > FRONT:
        return 0
    try:
        found = YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError, TypeError, AttributeError, KeyError, IndexError) as wrong:
        mark = getattr(wrong, "problem_mark", None)
        row = mark.line + 2 if mark else 2
        raise UnusableInputError(
            "markdown-front-matter",
            f"line {row} of {file}: the front matter is no YAML",
            expected="name: value on each line between the two rules",
            fix="Correct this line, or put the value in quotation marks.",
            file=file,
            row=row,
            column=mark.column + 1 if mark else 1,
        ) from None
    page.front = {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}
    return end + 1

"""What is said about a file that was read: where, what stands there, and what became of it, in English and in parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from touchline.engine.map.formats.remark_words import REMARKS, WANTED

LONGEST = 200  # characters of a value that are told


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: in a line of a text, or on a sheet, in a row and column; with nothing, above the text."""

    line: int = 0
    sheet: str = ""
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        if self.line:
            return f"line {self.line}" + (f", column {self.column} of the table" if self.column else "")
        parts = [f"sheet {self.sheet}" if self.sheet else "", f"row {self.row}" if self.row else ""]
        parts.append(f"column {self.column}" if self.column else "")
        return ", ".join(filter(None, parts)) or "front matter"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a place asks for: a code, and what belongs to it."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return WANTED[self.code] % self.values


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was read otherwise than it stands in the file, or set aside: a person should look at it.

    code says what it is, values what belongs to it; found and done say it in English.
    """

    code: str
    place: Place
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def found(self) -> str:
        return (REMARKS[self.code][0] % self.values)[:LONGEST]

    @property
    def done(self) -> str:
        return REMARKS[self.code][1] % self.values

    def __str__(self) -> str:
        return f"{self.place}: {self.found}; {self.done} [{self.code}]"

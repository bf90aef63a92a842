"""The map file itself as one of the formats: it holds everything."""

from touchline.engine.errors import UnusableInputError
from touchline.engine.map.document import Document
from touchline.engine.map.formats.exchange import Brought, Written
from touchline.engine.map.formats.map_file import read_map, write_map


def looks_like(start: str) -> bool:
    return start.startswith("touchline-map:") or "\ntouchline-map:" in start


def read(content: bytes, name: str) -> Brought:
    """Read a map file of UTF-8, one record an entry. Raises UnusableInputError (not-utf-8, map-file-unusable)."""
    try:
        return Brought(read_map(content.decode("utf-8-sig")), "yaml")
    except UnicodeDecodeError as wrong:
        raise UnusableInputError(
            "not-utf-8",
            f"byte {wrong.start + 1} of {name} is no UTF-8",
            expected="a map file in UTF-8",
            fix="Save it as UTF-8.",
            file=name,
            byte=wrong.start + 1,
        ) from None


def keeps(map: Document) -> Document:
    """Return the part of a map that the file holds, one record an entry: all of it. Without units; raises nothing."""
    return map


def write(map: Document) -> Written:
    """Write the whole map, one entry a record; nothing is lost. Raises nothing."""
    return Written(write_map(map).encode())

"""The map file itself as one of the formats: it holds everything."""

from touchline.engine.map.document import Document
from touchline.engine.map.formats.exchange import Brought, Written
from touchline.engine.map.formats.map_file import read_map, write_map
from touchline.engine.map.formats.texts import decoded
from touchline.engine.map.formats.yaml_tree import MAX_CHARACTERS


def looks_like(start: str) -> bool:
    return start.startswith("touchline-map:") or "\ntouchline-map:" in start


def read(content: bytes, name: str) -> Brought:
    """Read a map file of UTF-8, one record an entry. Raises UnusableInputError (not-utf-8, map-file-unusable)."""
    return Brought(read_map(decoded(content, name, MAX_CHARACTERS)), "yaml")


def keeps(map: Document) -> Document:
    """Return the part of a map that the file holds, one record an entry: all of it. Without units; raises nothing."""
    return map


def write(map: Document) -> Written:
    """Write the whole map, one entry a record; nothing is lost. Raises nothing."""
    return Written(write_map(map).encode())

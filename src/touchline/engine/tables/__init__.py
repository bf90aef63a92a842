"""What a table is, and how to read one from a file."""

from touchline.engine.tables.chunk import Chunk, chunks, unpack_text
from touchline.engine.tables.first_look import Look, look
from touchline.engine.tables.limits import Limits
from touchline.engine.tables.read import read_columns, read_table
from touchline.engine.tables.rows import check_rows
from touchline.engine.tables.table import Table

__all__ = [
    "Chunk",
    "Limits",
    "Look",
    "Table",
    "check_rows",
    "chunks",
    "look",
    "read_columns",
    "read_table",
    "unpack_text",
]

"""What a table is, and how to read one from a file."""

from touchline.engine.tables.limits import Limits
from touchline.engine.tables.read import read_columns, read_table
from touchline.engine.tables.table import Table

__all__ = ["Limits", "Table", "read_columns", "read_table"]

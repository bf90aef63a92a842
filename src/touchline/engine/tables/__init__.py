"""What a table is, and how to read one from a file."""

from touchline.engine.tables.table import Table

__all__ = ["Table"]

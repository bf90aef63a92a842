"""Mermaid journeys: read as Mermaid 12 reads them, written so that it reads what was meant."""

from touchline.engine.map.formats.mermaid.reading import looks_like, read
from touchline.engine.map.formats.mermaid.writing import keeps, write

__all__ = ["keeps", "looks_like", "read", "write"]

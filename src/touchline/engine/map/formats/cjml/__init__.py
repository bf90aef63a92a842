"""Journeys in CJML 2.0, the Customer Journey Modelling Language: planned and actual."""

from touchline.engine.map.formats.cjml.journey import keeps
from touchline.engine.map.formats.cjml.reading import looks_like, read
from touchline.engine.map.formats.cjml.writing import write

__all__ = ["keeps", "looks_like", "read", "write"]

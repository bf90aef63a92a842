"""Maps as files: read with the place of every mistake, written so that nothing is lost."""

from touchline.engine.map.formats.faults import Fault
from touchline.engine.map.formats.map_file import map_faults, map_schema, read_map, write_map
from touchline.engine.map.formats.merging import Conflict, Merged, merge_maps

__all__ = ["Conflict", "Fault", "Merged", "map_faults", "map_schema", "merge_maps", "read_map", "write_map"]

"""Maps as files: read with the place of every mistake, written so that nothing is lost, or said what is."""

from touchline.engine.map.formats.exchange import LETTERS, Brought, Loss, Written, losses
from touchline.engine.map.formats.faults import Fault, fault_count
from touchline.engine.map.formats.files import (
    FORMATS,
    PAPERS,
    exportable,
    importable,
    kept_by,
    left_out,
    read_file,
    write_file,
)
from touchline.engine.map.formats.map_file import map_faults, map_schema, read_map, value_faults, write_map
from touchline.engine.map.formats.merging import Conflict, Merged, merge_maps
from touchline.engine.map.formats.names import by_names, id_from, with_ids
from touchline.engine.map.formats.remarks import Place, Remark, Wanted

__all__ = [
    "FORMATS",
    "LETTERS",
    "PAPERS",
    "Brought",
    "Conflict",
    "Fault",
    "Loss",
    "Merged",
    "Place",
    "Remark",
    "Wanted",
    "Written",
    "by_names",
    "exportable",
    "fault_count",
    "id_from",
    "importable",
    "kept_by",
    "left_out",
    "losses",
    "map_faults",
    "map_schema",
    "merge_maps",
    "read_file",
    "read_map",
    "value_faults",
    "with_ids",
    "write_file",
    "write_map",
]

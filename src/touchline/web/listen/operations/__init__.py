"""What can be done with answers: brought in from a file, published, removed."""

from touchline.web.listen.operations.bring import bring_file, use_mapping, use_mapping_text
from touchline.web.listen.operations.import_answers import cancel_import, start_import
from touchline.web.listen.operations.remove import remove_source

__all__ = [
    "bring_file",
    "cancel_import",
    "remove_source",
    "start_import",
    "use_mapping",
    "use_mapping_text",
]

"""What can be done with what comes in: files kept, events sealed in slabs, mappings kept under a name."""

from touchline.web.record.operations.customers import (
    bring_customers,
    end_customer_import,
    remove_customers,
    start_customer_import,
    use_customer_columns,
    write_customers,
)
from touchline.web.record.operations.files import (
    BroughtBeforeError,
    NotReadyError,
    add_source,
    ask_to_read,
    begin_reading,
    keep_file,
    keep_mapping,
    remove_file,
    remove_strays,
)
from touchline.web.record.operations.import_events import (
    bring_events,
    cancel_event_import,
    remove_events,
    save_mapping_of,
    start_event_import,
    use_event_mapping,
    use_event_mapping_text,
    use_saved,
)
from touchline.web.record.operations.mappings import save_mapping, use_saved_mapping
from touchline.web.record.operations.mended import (
    Mended,
    bring_mended_events,
    check_awaited,
    read_mended,
    settle_mended,
)
from touchline.web.record.operations.slabs import add_slab, forget_slabs, write_slab

__all__ = [
    "BroughtBeforeError",
    "Mended",
    "NotReadyError",
    "add_slab",
    "add_source",
    "ask_to_read",
    "begin_reading",
    "bring_customers",
    "bring_events",
    "bring_mended_events",
    "cancel_event_import",
    "check_awaited",
    "end_customer_import",
    "forget_slabs",
    "keep_file",
    "keep_mapping",
    "read_mended",
    "remove_customers",
    "remove_events",
    "remove_file",
    "remove_strays",
    "save_mapping",
    "save_mapping_of",
    "settle_mended",
    "start_customer_import",
    "start_event_import",
    "use_customer_columns",
    "use_event_mapping",
    "use_event_mapping_text",
    "use_saved",
    "use_saved_mapping",
    "write_customers",
    "write_slab",
]

"""What can be asked about what came in: files, events, mappings."""

from touchline.web.record.queries.customers import (
    customer_columns,
    customer_count,
    customers,
    customers_in,
    trait_frame,
    traits,
)
from touchline.web.record.queries.event_files import (
    Outlook,
    event_mapping_of,
    event_mapping_text,
    event_suggestion_of,
    look_of,
    outlook_of,
)
from touchline.web.record.queries.event_names import EventName, event_names
from touchline.web.record.queries.files import (
    SET_ASIDE_ORDER,
    kept_files,
    latest_published,
    same_file,
    set_aside,
    source,
    sources,
    stray_files,
    table_of,
    waiting,
)
from touchline.web.record.queries.mappings import fitting_mappings, same_mapping, saved_mapping, saved_mappings
from touchline.web.record.queries.mending import mending_events, rows_to_mend
from touchline.web.record.queries.slabs import EVENT_COLUMNS, events, has_events, kept_slabs

__all__ = [
    "EVENT_COLUMNS",
    "SET_ASIDE_ORDER",
    "EventName",
    "Outlook",
    "customer_columns",
    "customer_count",
    "customers",
    "customers_in",
    "event_mapping_of",
    "event_mapping_text",
    "event_names",
    "event_suggestion_of",
    "events",
    "fitting_mappings",
    "has_events",
    "kept_files",
    "kept_slabs",
    "latest_published",
    "look_of",
    "mending_events",
    "outlook_of",
    "rows_to_mend",
    "same_file",
    "same_mapping",
    "saved_mapping",
    "saved_mappings",
    "set_aside",
    "source",
    "sources",
    "stray_files",
    "table_of",
    "trait_frame",
    "traits",
    "waiting",
]

"""What happened?"""

from touchline.engine.record.answers import AnswerTable, some_answers
from touchline.engine.record.beside import Beside
from touchline.engine.record.customers import (
    CustomerColumns,
    CustomerTable,
    read_customers,
    suggest_customer_columns,
)
from touchline.engine.record.doubts import doubts
from touchline.engine.record.event_mapping import (
    EventColumn,
    EventMapping,
    EventRole,
    only_columns,
    settled,
    take_mapped_events,
)
from touchline.engine.record.event_mapping_file import kind_of_mapping, read_event_mapping, write_event_mapping
from touchline.engine.record.event_suggestion import EventSuggestion, suggest_event_mapping
from touchline.engine.record.events import EventIntake, take_events
from touchline.engine.record.intake import Intake, answer_table, take_answers
from touchline.engine.record.mapping import (
    AnswerMapping,
    Best,
    MappedColumn,
    Role,
    Shape,
    as_before,
    mapping_to_plain,
    take_mapped,
    wide_mapping,
)
from touchline.engine.record.mapping_file import mapping_from_plain, read_mapping, write_mapping
from touchline.engine.record.message_ids import Repeats, fingerprints, in_order, repeats
from touchline.engine.record.suggested_roles import Reason
from touchline.engine.record.suggestion import Suggestion, suggest_mapping

__all__ = [
    "AnswerMapping",
    "AnswerTable",
    "Beside",
    "Best",
    "CustomerColumns",
    "CustomerTable",
    "EventColumn",
    "EventIntake",
    "EventMapping",
    "EventRole",
    "EventSuggestion",
    "Intake",
    "MappedColumn",
    "Reason",
    "Repeats",
    "Role",
    "Shape",
    "Suggestion",
    "answer_table",
    "as_before",
    "doubts",
    "fingerprints",
    "in_order",
    "kind_of_mapping",
    "mapping_from_plain",
    "mapping_to_plain",
    "only_columns",
    "read_customers",
    "read_event_mapping",
    "read_mapping",
    "repeats",
    "settled",
    "some_answers",
    "suggest_customer_columns",
    "suggest_event_mapping",
    "suggest_mapping",
    "take_answers",
    "take_events",
    "take_mapped",
    "take_mapped_events",
    "wide_mapping",
    "write_event_mapping",
    "write_mapping",
]

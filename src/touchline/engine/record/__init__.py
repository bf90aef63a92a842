"""What happened?"""

from touchline.engine.record.answers import AnswerTable
from touchline.engine.record.events import EventIntake, take_events
from touchline.engine.record.intake import Intake, answer_table, take_answers
from touchline.engine.record.mapping import (
    AnswerMapping,
    MappedColumn,
    Role,
    as_before,
    mapping_to_plain,
    take_mapped,
)
from touchline.engine.record.mapping_file import mapping_from_plain, read_mapping, write_mapping
from touchline.engine.record.suggestion import Suggestion, suggest_mapping

__all__ = [
    "AnswerMapping",
    "AnswerTable",
    "EventIntake",
    "Intake",
    "MappedColumn",
    "Role",
    "Suggestion",
    "answer_table",
    "as_before",
    "mapping_from_plain",
    "mapping_to_plain",
    "read_mapping",
    "suggest_mapping",
    "take_answers",
    "take_events",
    "take_mapped",
    "write_mapping",
]

"""What can be done with answers: brought in from a file, published, removed."""

from touchline.web.listen.operations.answering import (
    AlreadyAnsweredError,
    CommentChangedError,
    SurveyClosedError,
    mark_of,
    record_answer,
    write_comment,
)
from touchline.web.listen.operations.bring import bring_file, say_days, use_mapping, use_mapping_text
from touchline.web.listen.operations.import_answers import cancel_import, start_import
from touchline.web.listen.operations.mend import bring_mended
from touchline.web.listen.operations.remove import remove_source
from touchline.web.listen.operations.surveys import (
    close_survey,
    make_survey,
    open_survey,
    remove_survey,
    word_survey,
)
from touchline.web.listen.operations.taking import take_answers

__all__ = [
    "AlreadyAnsweredError",
    "CommentChangedError",
    "SurveyClosedError",
    "bring_file",
    "bring_mended",
    "cancel_import",
    "close_survey",
    "make_survey",
    "mark_of",
    "open_survey",
    "record_answer",
    "remove_source",
    "remove_survey",
    "say_days",
    "start_import",
    "take_answers",
    "use_mapping",
    "use_mapping_text",
    "word_survey",
    "write_comment",
]

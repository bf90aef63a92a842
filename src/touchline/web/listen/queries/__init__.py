"""What can be asked about surveys and their answers."""

from touchline.web.listen.queries.answer_pages import (
    answer_of,
    answer_page,
    answer_page_of,
    answer_pages,
    arrived,
    score_rows,
    standing_score,
    state_of,
)
from touchline.web.listen.queries.mapping import (
    intake_of,
    mapping_before,
    mapping_of,
    mapping_text,
    set_aside_of,
    stage_named,
    suggestion_of,
    survey_name_of,
)
from touchline.web.listen.queries.question_texts import choices, ready_texts, sign_words, texts
from touchline.web.listen.queries.scores import (
    TouchpointScore,
    WholeScore,
    score_groups,
    survey_scores,
    touchpoint_scores,
    whole_score,
)
from touchline.web.listen.queries.surveys import (
    answer_table,
    latest_survey,
    questions,
    survey_of,
    surveys,
    waiting,
)

__all__ = [
    "TouchpointScore",
    "WholeScore",
    "answer_of",
    "answer_page",
    "answer_page_of",
    "answer_pages",
    "answer_table",
    "arrived",
    "choices",
    "intake_of",
    "latest_survey",
    "mapping_before",
    "mapping_of",
    "mapping_text",
    "questions",
    "ready_texts",
    "score_groups",
    "score_rows",
    "set_aside_of",
    "sign_words",
    "stage_named",
    "standing_score",
    "state_of",
    "suggestion_of",
    "survey_name_of",
    "survey_of",
    "survey_scores",
    "surveys",
    "texts",
    "touchpoint_scores",
    "waiting",
    "whole_score",
]

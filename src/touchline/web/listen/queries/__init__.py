"""What can be asked about surveys and their answers."""

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
    "answer_table",
    "intake_of",
    "latest_survey",
    "mapping_before",
    "mapping_of",
    "mapping_text",
    "questions",
    "score_groups",
    "set_aside_of",
    "stage_named",
    "suggestion_of",
    "survey_name_of",
    "survey_of",
    "survey_scores",
    "surveys",
    "touchpoint_scores",
    "waiting",
    "whole_score",
]

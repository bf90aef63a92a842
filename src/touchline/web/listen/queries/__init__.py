"""What can be asked about surveys and their answers."""

from touchline.web.listen.queries.breakdowns import (
    PeriodScore,
    SegmentScore,
    StageScore,
    period_scores,
    score_groups,
    score_periods,
    score_segments,
    segment_scores,
    stage_scores,
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
from touchline.web.listen.queries.score_frames import survey_scores
from touchline.web.listen.queries.scores import Score, TouchpointScore, touchpoint_scores, whole_score
from touchline.web.listen.queries.surveys import (
    answer_table,
    latest_survey,
    questions,
    survey_of,
    surveys,
    waiting,
)

__all__ = [
    "PeriodScore",
    "Score",
    "SegmentScore",
    "StageScore",
    "TouchpointScore",
    "answer_table",
    "intake_of",
    "latest_survey",
    "mapping_before",
    "mapping_of",
    "mapping_text",
    "period_scores",
    "questions",
    "score_groups",
    "score_periods",
    "score_segments",
    "segment_scores",
    "set_aside_of",
    "stage_named",
    "stage_scores",
    "suggestion_of",
    "survey_name_of",
    "survey_of",
    "survey_scores",
    "surveys",
    "touchpoint_scores",
    "waiting",
    "whole_score",
]

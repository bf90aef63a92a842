"""Answers that another system sends: many at a time, each response id once."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from touchline.engine.errors import UnusableInputError
from touchline.engine.listen import scores
from touchline.web.listen import queries
from touchline.web.listen.models import Answer, AnswerPage, Question, Survey
from touchline.web.listen.operations.answering import (
    SCORES_AFTER_S,
    SurveyClosedError,
    ask_for_scores,
    refuse_strange_rating,
)
from touchline.web.listen.operations.import_answers import touchpoint_readings
from touchline.web.map import operations as map_operations
from touchline.web.workspace.models import JobState
from touchline.web.workspace.operations import jobs
from touchline.web.workspace.queries.jobs import open_jobs

POST_SCORES = "listen.post_survey_scores"


@transaction.atomic
def take_answers(survey: Survey, answers: Sequence[Answer], *, at: datetime) -> int:
    """Keep the answers whose response id this survey does not hold yet, and return how many those are.

    Of the same response id the first stands. Raises SurveyClosedError, and UnusableInputError when a rating is of no
    question of the survey or outside its scale: then none is kept.
    """
    survey = Survey.objects.select_for_update().select_related("workspace").get(pk=survey.pk)
    page = AnswerPage.objects.filter(survey=survey).first()
    if page and not page.is_open:
        raise SurveyClosedError
    refuse_strange_ratings(queries.questions(survey), answers)
    if page:
        for rating in (said for answer in answers for said in answer.ratings.values() if said is not None):
            refuse_strange_rating(page, rating)
    fresh = {answer.response_id: answer for answer in reversed(answers)}
    held = Answer.objects.filter(survey=survey, source=None, response_id__in=fresh)
    for response_id in held.values_list("response_id", flat=True):
        del fresh[response_id]
    for answer in fresh.values():
        answer.survey, answer.row = survey, 0
    Answer.objects.bulk_create(reversed(fresh.values()))
    if fresh:
        ask_for_scores(page, at=at) if page else ask_for_survey_scores(survey, at=at)
    return len(fresh)


def refuse_strange_ratings(questions: Sequence[Question], answers: Sequence[Answer]) -> None:
    asked = {question.key: question for question in questions}
    for answer in answers:
        for key, rating in answer.ratings.items():
            question = asked.get(key)
            if question is None:
                raise UnusableInputError(
                    "unknown-question",
                    f"the answer {answer.response_id} rates “{key[:80]}”, which the survey does not ask",
                    expected=f"keys of its questions: {', '.join(list(asked)[:20])}",
                    fix="Read the survey's questions and use their keys; nothing was kept.",
                )
            if rating is not None and not question.scale_low <= rating <= question.scale_high:
                raise UnusableInputError(
                    "outside-scale",
                    f"the answer {answer.response_id} rates “{key}” with {rating:g}",
                    expected=f"{question.scale_low:g} to {question.scale_high:g}, or null for not met",
                    fix="Check the scale of the question; nothing was kept.",
                )


def ask_for_survey_scores(survey: Survey, *, at: datetime) -> None:
    """Have the scores of a survey's touchpoints posted soon, once for all answers that arrive until then."""
    waiting = (job for job in open_jobs(survey.workspace, POST_SCORES) if job.state == JobState.WAITING)
    if any(job.arguments == {"survey": survey.slug} for job in waiting):
        return
    soon = at + timedelta(seconds=SCORES_AFTER_S)
    arguments: Mapping[str, Any] = {"survey": survey.slug}
    jobs.enqueue(
        survey.workspace,
        POST_SCORES,
        arguments,
        title=gettext_noop("Bring the score of %(survey)s onto the map"),
        named={"survey": survey.name},
        asked_by=None,
        run_after=soon,
    )


def post_survey_scores(survey: Survey, rows: Sequence[Mapping[str, Any]]) -> None:
    """Post the score and the met share of each touchpoint that a survey asks about."""
    asked = {question.key: question for question in queries.questions(survey)}
    readings = []
    for row in rows:
        if asked[row["touchpoint"]].touchpoint:
            readings += touchpoint_readings(None, asked[row["touchpoint"]], row)
    map_operations.post_readings(readings)


def whole_rows(survey: Survey) -> list[dict[str, Any]]:
    """Return the scores of a survey's touchpoints by everybody."""
    found = scores(queries.answer_table(survey)).iter_rows(named=True)
    return [row for row in found if row["group"] is None and row["segment"] is None]

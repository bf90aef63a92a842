"""Surveys whose answers have a time."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from tests.factories import make_survey
from touchline.web.listen.models import Answer, Question, QuestionRole, Survey
from touchline.web.workspace.models import Workspace

LOW, HIGH = [1, 2, 1, 2] * 10, [4, 5, 4, 5] * 10


def timed_survey(workspace: Workspace, name: str, months: Mapping[str, Mapping[str, Sequence[float]]]) -> Survey:
    """A survey answered at noon of the 15th of each month (2026-03), as make_survey has it in all else."""
    titles = next(iter(months.values()))
    survey = make_survey(workspace, name, {title: [] for title in titles})
    for month, ratings in months.items():
        at = datetime.fromisoformat(f"{month}-15T12:00:00").replace(tzinfo=UTC)
        rows = [dict(zip(ratings, said, strict=True)) for said in zip(*ratings.values(), strict=True)]
        start = Answer.objects.filter(survey=survey).count()
        Answer.objects.bulk_create(
            Answer(survey=survey, row=start + n, ratings=said, answered_at=at) for n, said in enumerate(rows)
        )
    return survey


def ask_about_the_whole(survey: Survey, ratings: Sequence[float]) -> None:
    """Let the same people rate the whole, in the order of their answers."""
    Question.objects.create(
        survey=survey, key="Overall", role=QuestionRole.OVERALL, scale_low=1, scale_high=5, position=99
    )
    answers = list(Answer.objects.filter(survey=survey).order_by("row"))
    for answer, rating in zip(answers, ratings, strict=True):
        answer.ratings = answer.ratings | {"Overall": rating}
    Answer.objects.bulk_update(answers, ["ratings"])

"""A published survey with a truth planted in it: the desk moves the whole, the garden does not."""

import numpy as np

from touchline.web.identify.models import Touchpoint
from touchline.web.listen.models import Answer, Question, QuestionRole, Survey
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Workspace

NAMES = ("Front desk", "Breakfast", "Garden")


def make_survey(workspace: Workspace, *, people: int = 200, lots: bool = False, name: str = "Guests 2026") -> Survey:
    survey = Survey.objects.create(workspace=workspace, slug=new_slug(name), name=name)
    for place, title in enumerate(NAMES):
        ask(survey, title, place)
    Question.objects.create(
        survey=survey, key="whole", role=QuestionRole.OVERALL, scale_low=1, scale_high=5, position=len(NAMES)
    )
    add_answers(survey, people=people, lots=lots)
    return survey


def ask(survey: Survey, title: str, place: int) -> Question:
    touchpoint = Touchpoint.objects.create(workspace=survey.workspace, slug=new_slug(title), name=title)
    return Question.objects.create(
        survey=survey, key=title, role=QuestionRole.RATING, touchpoint=touchpoint, scale_low=1, scale_high=5,
        position=place,
    )  # fmt: skip


def add_answers(survey: Survey, *, people: int, lots: bool = False, seed: int = 5) -> None:
    generator = np.random.default_rng(seed + 10 * lots)
    ratings = np.column_stack([generator.integers(1, 4, people), generator.integers(1, 6, (2, people)).T])
    told = generator.integers(1, 6, people) if lots else ratings[:, 0] + (ratings[:, 1] > 3)
    rows = [dict(zip((*NAMES, "whole"), (*map(int, row), int(whole)), strict=True))
            for row, whole in zip(ratings, told, strict=True)]  # fmt: skip
    first = Answer.objects.filter(survey=survey).count()
    Answer.objects.bulk_create(Answer(survey=survey, row=first + i, ratings=row) for i, row in enumerate(rows, 1))

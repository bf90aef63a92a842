"""The newest score of each touchpoint from whatever asked about it: files of answers, and surveys of one question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from touchline.web.identify.models import Touchpoint
from touchline.web.listen.models import AnswerPage, Survey
from touchline.web.listen.queries.answer_pages import kind_of, score_rows, touchpoint_pages
from touchline.web.listen.queries.score_frames import survey_scores
from touchline.web.listen.queries.scores import SMALL, TouchpointScore, as_score, as_scores, first_placements
from touchline.web.listen.queries.survey_days import days_of
from touchline.web.listen.queries.surveys import latest_survey
from touchline.web.map.models import Placement
from touchline.web.workspace.models import Workspace


@dataclass(frozen=True, slots=True)
class NewestScore:
    """A score with the survey that it comes from, and the days of that survey."""

    score: TouchpointScore
    survey: Survey
    days: tuple[date, date]
    kind: str  # the standard question (csat, ces, nps) of a survey of one; empty for answers from a file

    @property
    def is_mean(self) -> bool:
        """Whether it is a mean of ratings: only these can be put in one order."""
        return self.score.metric == "mean"


def newest_scores(workspace: Workspace) -> list[NewestScore]:
    """Return the scores of the newest survey of several questions, and of each standard question the newest survey.

    Of the surveys that ask one question about a touchpoint, the newest with at least 30 answers, else the newest that
    can be shown. In map order; none that may not be shown.
    """
    survey, asked = latest_survey(workspace), touchpoint_pages(workspace)
    if survey is None and not asked:
        return []
    placed = first_placements(workspace)
    found = ([] if survey is None else of_file(survey, placed)) + of_pages(asked, placed)
    order = {touchpoint: place for place, touchpoint in enumerate(placed)}
    return sorted(found, key=lambda each: (order.get(each.score.touchpoint.pk, len(order)), each.score.touchpoint.name))


def of_file(survey: Survey, placed: Mapping[int, Placement]) -> list[NewestScore]:
    shown = [score for score in as_scores(survey, survey_scores(survey), placed, None) if score.shown]
    return [NewestScore(score, survey, days_of(survey), "") for score in shown]


def of_pages(asked: Iterable[tuple[Touchpoint, AnswerPage]], placed: Mapping[int, Placement]) -> list[NewestScore]:
    newest: dict[tuple[int, str], NewestScore] = {}
    for touchpoint, page in asked:
        score = as_score(score_rows(page)[0], page.question, placed, None)
        key, kind = (touchpoint.pk, page.kind), kind_of(page).value
        known = newest.get(key)
        if score.shown and (known is None or (known.score.answers < SMALL <= score.answers)):
            newest[key] = NewestScore(score, page.survey, days_of(page.survey), kind)
    return list(newest.values())


def weakest_of(scores: Sequence[NewestScore], most: int) -> list[NewestScore]:
    """Return the lowest of these scores, one a touchpoint, the lowest first.

    Only means on one scale can be put in one order: that of the newest file, else 1 to 5. Of a touchpoint that several
    surveys rate so, the one with the newest days that rests on at least 30 answers counts, else the newest.
    """
    means = [each for each in scores if each.is_mean]
    scale = next((ends(each) for each in means if not each.kind), (1.0, 5.0))
    standing: dict[int, NewestScore] = {}
    for each in sorted(means, key=lambda each: (each.score.answers >= SMALL, each.days[1])):
        if ends(each) == scale:
            standing[each.score.touchpoint.pk] = each
    return sorted(standing.values(), key=lambda each: (each.score.value or 0.0, each.score.touchpoint.name))[:most]


def ends(each: NewestScore) -> tuple[float, float]:
    return each.score.question.scale_low, each.score.question.scale_high

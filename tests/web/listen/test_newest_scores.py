"""The newest scores of files and of surveys of one question together, each with where it comes from."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from tests.conftest import Cast
from tests.factories import make_survey
from touchline.web.identify.models import Touchpoint
from touchline.web.listen import operations, queries
from touchline.web.listen.models import QuestionKind, Survey


def asked(cast: Cast, touchpoint: str, kind: str, ratings: Sequence[int], *, days_ago: int = 0) -> Survey:
    about = Touchpoint.objects.get(workspace=cast.workspace, name=touchpoint)
    page = operations.make_survey(cast.workspace, touchpoint=about, kind=QuestionKind(kind), person=None)
    for number, rating in enumerate(ratings):
        operations.record_answer(page, rating=rating, browser=f"b{number}", language="en", answered_at=now())
    Survey.objects.filter(pk=page.survey_id).update(created_at=now() - timedelta(days=days_ago))
    return page.survey


def told(cast: Cast) -> list[tuple[str, str, float | None]]:
    found = queries.newest_scores(cast.workspace)
    return sorted((each.score.touchpoint.name, each.survey.name, each.score.value) for each in found)


def test_the_newest_file_and_the_newest_of_each_question_stand_together(cast: Cast) -> None:
    make_survey(cast.workspace, "Old file", {"Desk": [1] * 6})
    make_survey(cast.workspace, "Guests", {"Desk": [4] * 6})
    Touchpoint.objects.create(workspace=cast.workspace, slug="spa", name="Spa")
    asked(cast, "Desk", "csat", [2] * 5, days_ago=9)
    asked(cast, "Desk", "nps", [9] * 5)
    asked(cast, "Spa", "csat", [5] * 4)

    assert told(cast) == [("Desk", "Desk, CSAT", 2.0), ("Desk", "Desk, NPS", 100.0), ("Desk", "Guests", 4.0)]


@pytest.mark.slow
def test_of_two_surveys_that_ask_the_same_the_newest_with_thirty_answers_counts(cast: Cast) -> None:
    make_survey(cast.workspace, "Guests", {"Desk": [4] * 6})
    asked(cast, "Desk", "csat", [5] * 30, days_ago=9)
    asked(cast, "Desk", "csat", [1] * 6)

    assert told(cast) == [("Desk", "Desk, CSAT", 5.0), ("Desk", "Guests", 4.0)]


@pytest.mark.slow
def test_the_weakest_are_ranked_on_one_scale_one_score_a_touchpoint(cast: Cast) -> None:
    make_survey(cast.workspace, "Guests", {"Desk": [4] * 30, "Spa": [3] * 30, "Bar": [5] * 30})
    asked(cast, "Desk", "csat", [2] * 30)
    asked(cast, "Spa", "csat", [5] * 6)
    asked(cast, "Bar", "ces", [1] * 30)

    weakest = queries.weakest_of(queries.newest_scores(cast.workspace), 3)

    assert [(each.score.touchpoint.name, each.score.value, each.survey.name) for each in weakest] == [
        ("Desk", 2.0, "Desk, CSAT"),
        ("Spa", 3.0, "Guests"),
        ("Bar", 5.0, "Guests"),
    ]


@pytest.mark.slow
def test_overview_and_report_name_where_each_score_comes_from(cast: Cast, ana: Client) -> None:
    make_survey(cast.workspace, "Guests", {"Desk": [4] * 6})
    asked(cast, "Desk", "nps", [9, 9, 9, 9, 1])
    workspace = f"/w/{cast.workspace.slug}/"

    overview = ana.get(workspace).content.decode()
    report = ana.get(f"{workspace}report/").content.decode()

    assert "Guests, " in overview
    assert "Desk, NPS, " not in overview
    assert "Guests, " in report
    assert "NPS · " in report
    assert "<b>60</b>" in report  # four promoters, one detractor of five

"""The score that a person chooses, remembered in the address; why another is not offered; scores over time."""

from datetime import UTC, datetime, timedelta
from re import sub

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.listen.test_bring import place
from touchline.web.identify.models import Touchpoint
from touchline.web.listen.models import Answer, Question, QuestionRole, Survey
from touchline.web.shell.slugs import new_slug

__all__ = ["place"]


def asked(cast: Cast, scale: tuple[int, int], ratings: list[float], **beside: list[object]) -> Survey:
    """A survey about the till, one answer a rating; beside holds other columns of the answers."""
    survey = Survey.objects.create(workspace=cast.workspace, slug=new_slug("guests"), name="Guests")
    till = Touchpoint.objects.create(workspace=cast.workspace, slug="till", name="Till")
    ends = {"scale_low": scale[0], "scale_high": scale[1]}
    Question.objects.create(survey=survey, key="till", role=QuestionRole.RATING, touchpoint=till, position=0, **ends)
    for row, rating in enumerate(ratings):
        fields = {name: column[row] for name, column in beside.items()}
        Answer.objects.create(survey=survey, row=row, ratings={"till": rating}, **fields)
    return survey


def text_of(client: Client, address: str) -> str:
    """What a page says, without its tags."""
    return " ".join(sub(r"<[^>]+>", " ", client.get(address).content.decode()).split())


def test_a_scale_of_five_offers_mean_and_share_and_says_why_not_the_others(chi: Client, place: str, cast: Cast) -> None:
    asked(cast, (1, 5), [5, 5, 4, 3, 1])

    page = text_of(chi, f"{place}/")

    assert "Mean rating Satisfied share (CSAT)" in page
    assert "Recommendation (NPS) is not offered: it needs ratings from 0 to 10, and these go from 1 to 5." in page
    assert "Ease (CES) is not offered: it needs ratings from 1 to 7, and these go from 1 to 5." in page
    assert "Till is rated lowest, 3.60 of 5." in page


def test_the_share_of_the_two_best_comes_with_wilsons_interval(chi: Client, place: str, cast: Cast) -> None:
    asked(cast, (1, 5), [5, 5, 4, 3, 1, 4, 4, 5, 5, 2, 1])  # 8 of the 11 are not; 7 of 11 are

    page = text_of(chi, f"{place}/?metric=csat")

    assert "Till is rated lowest, 64% satisfied." in page  # 7 / 11
    assert "35% to 85%" in page  # Wilson: (0.636 + 0.1746 ± 1.96 * sqrt(0.02104 + 0.00794)) / 1.3492
    assert "metric=csat" in chi.get(f"{place}/?metric=csat").content.decode().split("scores.csv", 1)[1][:80]


def test_recommendation_is_offered_from_0_to_10(chi: Client, place: str, cast: Cast) -> None:
    asked(cast, (0, 10), [10, 9, 8, 3, 9])  # three promoters, one detractor of five: 40

    page = text_of(chi, f"{place}/?metric=nps")
    lines = chi.get(f"{place}/scores.csv?metric=nps").content.decode().splitlines()

    assert "Till is rated lowest, NPS 40." in page
    assert lines[1].split(",")[2:4] == ["nps", "40.0"]


def test_ease_is_offered_from_1_to_7(chi: Client, place: str, cast: Cast) -> None:
    asked(cast, (1, 7), [7, 6, 5, 4, 7])

    assert "Till is rated lowest, 5.80 of 7." in text_of(chi, f"{place}/?metric=ces")


def test_a_score_that_the_scale_does_not_allow_is_not_shown_whatever_the_address_says(
    chi: Client, place: str, cast: Cast
) -> None:
    asked(cast, (1, 5), [5, 5, 4, 3, 1])

    assert "Till is rated lowest, 3.60 of 5." in text_of(chi, f"{place}/?metric=nps")
    assert "Till is rated lowest, 3.60 of 5." in text_of(chi, f"{place}/?metric=nonsense")


def test_the_whole_may_allow_what_touchpoints_do_not(chi: Client, place: str, cast: Cast) -> None:
    survey = asked(cast, (1, 5), [5, 5, 4, 3, 1])
    ends = {"scale_low": 0, "scale_high": 10}
    Question.objects.create(survey=survey, key="all", role=QuestionRole.OVERALL, position=1, **ends)
    for answer, rating in zip(Answer.objects.order_by("row"), [10, 9, 8, 3, 9], strict=True):
        Answer.objects.filter(pk=answer.pk).update(ratings={**answer.ratings, "all": rating})

    page = text_of(chi, f"{place}/?metric=nps")

    assert "Recommendation (NPS) suits the rating of the whole only: touchpoints show their mean." in page
    assert "Rating of the whole Recommendation (NPS) 40" in page
    assert "Till is rated lowest, 3.60 of 5." in page


MARCH, MAY = datetime(2026, 3, 10, 12, tzinfo=UTC), datetime(2026, 5, 31, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cut", "names"),
    [
        ("month", ["Mar 2026", "Apr 2026", "May 2026"]),
        ("quarter", ["Q1 2026", "Q2 2026"]),
        ("week", ["Mar 9, 2026", "Mar 16, 2026", "May 25, 2026"]),
    ],
)
def test_scores_over_time_are_cut_into_the_periods_that_are_asked_for(
    chi: Client, place: str, cast: Cast, cut: str, names: list[str]
) -> None:
    asked(cast, (1, 5), [5, 5, 5, 5, 5, 1, 1, 1, 1, 1], answered_at=[MARCH] * 5 + [MAY] * 5)

    page = text_of(chi, f"{place}/?by={cut}")

    table = page[page.index("The numbers behind this picture") :]
    assert [name for name in names if name in table] == names
    assert "cut in the time zone UTC" in page


def test_a_period_ends_where_the_company_is_and_one_without_answers_says_so(
    chi: Client, place: str, cast: Cast
) -> None:
    asked(cast, (1, 5), [5, 5, 5, 5, 5, 1, 1, 1, 1, 1, 2], answered_at=[MARCH] * 5 + [MAY] * 5 + [MAY - timedelta(1)])
    cast.workspace.time_zone = "Europe/Bucharest"
    cast.workspace.save()

    page = text_of(chi, f"{place}/?by=month")
    table = page[page.index("The numbers behind this picture") :]

    assert "cut in the time zone Europe/Bucharest" in page
    assert "Mar 2026 5.00 between 5.00 and 5.00 5 answers Apr 2026 no answers" in table
    assert "May 2026 too few answers 1 answer Jun 2026 1.00" in table


@pytest.mark.slow
def test_a_period_is_chosen_for_all_tables_and_kept_with_the_metric(chi: Client, place: str, cast: Cast) -> None:
    asked(cast, (1, 5), [5, 5, 5, 5, 4, 1, 1, 1, 1, 1], answered_at=[MARCH] * 5 + [MAY] * 5)

    assert "Till is rated lowest, 100% satisfied." in text_of(chi, f"{place}/?metric=csat&by=quarter&period=2026-Q1")
    assert "Till is rated lowest, 4.80 of 5." in text_of(chi, f"{place}/?period=2026-W11")
    page = chi.get(f"{place}/?metric=csat&by=quarter&period=2026-Q1").content.decode()
    assert '<input type="hidden" name="metric" value="csat">' in page
    assert "metric=csat&amp;by=quarter&amp;period=2026-Q2" in page


def test_answers_without_a_time_are_counted(chi: Client, place: str, cast: Cast) -> None:
    asked(cast, (1, 5), [5, 5, 5, 5, 5, 1], answered_at=[MARCH] * 5 + [None])

    assert "1 answer has no time, and counts in no period." in text_of(chi, f"{place}/")


def test_weighted_scores_stand_beside_unweighted_ones_over_time(chi: Client, place: str, cast: Cast) -> None:
    weights: list[object] = [3, 1, 1, 1, 1] * 2
    asked(cast, (1, 5), [5, 1, 1, 1, 1, 5, 1, 1, 1, 1], weight=weights, answered_at=[MARCH] * 5 + [MAY] * 5)

    page = text_of(chi, f"{place}/?by=month")

    # weighted (15 + 4) / 7 = 2.71, unweighted 9 / 5 = 1.80, effective 7² / (9 + 4) = 3.8
    table = page[page.index("The numbers behind this picture") :]
    assert "Mar 2026 2.71 between 1.00 and 5.00 5 answers 1.80 4" in table

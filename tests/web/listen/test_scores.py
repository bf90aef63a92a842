from pathlib import Path

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.listen.test_bring import place, taken_in, uploads
from touchline.web.identify.operations import create_touchpoint
from touchline.web.listen import queries
from touchline.web.listen.models import Answer, Question, QuestionRole, Survey

__all__ = ["place", "uploads"]


def test_without_answers_the_page_teaches_and_offers_an_example(chi: Client, place: str) -> None:
    page = chi.get(f"{place}/").content.decode()

    assert "a row for each person, a column for each touchpoint" in page
    assert "listen/example-answers.csv" in page


@pytest.mark.slow
def test_the_weakest_touchpoint_comes_first_with_its_interval(bogdan: Client, place: str) -> None:
    taken_in(bogdan, place)

    page = bogdan.get(f"{place}/").content.decode()

    assert page.index("Wi-Fi") < page.index("Front desk")
    assert "Wi-Fi is rated lowest, 2.60 of 5." in page.replace("\n", "")


@pytest.mark.slow
def test_scores_can_be_asked_of_one_group_and_in_map_order(bogdan: Client, place: str) -> None:
    taken_in(bogdan, place)

    page = bogdan.get(f"{place}/?group=women&order=map").content.decode()
    table = page[page.index("<tbody>") :]

    assert table.index("Front desk") < table.index("Wi-Fi")
    assert "4.50" in table


@pytest.mark.slow
def test_scores_are_handed_out_in_the_columns_of_the_command_line(bogdan: Client, place: str) -> None:
    taken_in(bogdan, place)

    lines = bogdan.get(f"{place}/scores.csv").content.decode().splitlines()

    assert lines[0] == (
        "touchpoint,group,metric,value,low,high,answers,blank,not_met,met_share,effective_answers,"
        "unweighted_value,unweighted_low,unweighted_high,segment,stage,period"
    )
    assert len(lines) == 1 + 3 * 3 + 2


def test_answers_come_back_as_they_were_read(bogdan: Client, place: str, cast: Cast) -> None:
    taken_in(bogdan, place)

    survey = queries.latest_survey(cast.workspace)
    assert survey is not None
    table = queries.answer_table(survey)

    assert table.ratings.columns == ["Desk", "Wi-Fi", "Spa"]
    assert table.met["Spa"][:2].to_list() == [False, True]
    assert (table.overall is not None, table.scale, table.rows.len()) == (True, (1.0, 5.0), 20)


def test_too_few_answers_are_not_shown(cast: Cast, chi: Client, place: str) -> None:
    survey = Survey.objects.create(workspace=cast.workspace, slug="small", name="Small")
    desk = create_touchpoint(cast.workspace, name="Front desk", person=None)
    Question.objects.create(
        survey=survey, key="desk", role=QuestionRole.RATING, touchpoint=desk, scale_low=1, scale_high=5, position=0
    )
    for row in range(4):
        Answer.objects.create(survey=survey, row=row, ratings={"desk": 4.0})

    page = chi.get(f"{place}/").content.decode()

    assert "too few answers" in page
    assert "4.00" not in page
    assert ",,,,4," in chi.get(f"{place}/scores.csv").content.decode().replace("mean", "")


def test_the_example_file_is_the_one_of_the_documentation() -> None:
    root = Path(__file__).resolve().parents[3]
    shipped = root / "src/touchline/web/listen/static/listen/example-answers.csv"

    assert shipped.read_bytes() == (root / "docs/examples/answers.csv").read_bytes()

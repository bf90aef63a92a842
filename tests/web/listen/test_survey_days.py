"""The days of a survey: of its answers, or as said when they were brought without times; what they decide."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.factories import make_survey
from tests.jobs import run_jobs
from tests.web.listen.test_bring import WHOLE_FILE, place, taken_in, uploads
from tests.web.listen.test_bring import brought as bring_stays
from tests.web.listen.test_what_answers_carry import taken_in as timed_file
from touchline.web.listen import queries
from touchline.web.listen.models import Survey
from touchline.web.map.models import Reading
from touchline.web.monitor.queries.samples import around
from touchline.web.record.models import Source

__all__ = ["place", "uploads"]


def say_days(client: Client, page: str, first: str, last: str) -> int:
    """Say the days of the survey on the columns page, all else as it stands there; return the reply's status."""
    form = client.get(f"{page}columns/").context["form"]
    said = {**WHOLE_FILE, "not_met": "n/a", "from_date": first, "to_date": last}
    for column in form.columns:
        said |= {f"{column.prefix}-{field.name}": field.value() or "" for field in column}
    return client.post(f"{page}columns/", said).status_code


def days(survey: Survey | None) -> tuple[date | None, date | None]:
    assert survey is not None
    return survey.from_date, survey.to_date


@pytest.mark.slow
def test_days_that_are_said_are_those_of_the_survey_and_of_its_readings(bogdan: Client, place: str) -> None:
    page = bring_stays(bogdan, place)

    assert say_days(bogdan, page, "2025-03-01", "2025-03-31") == 302
    check = bogdan.get(f"{page}check/").content.decode()
    bogdan.post(f"{page}start/")
    run_jobs()

    assert "Mar 1, 2025 – Mar 31, 2025" in check
    assert days(Survey.objects.get()) == (date(2025, 3, 1), date(2025, 3, 31))
    assert set(Reading.objects.values_list("to_date", flat=True)) == {date(2025, 3, 31)}
    assert bogdan.get(f"{page}columns/").status_code == 302


@pytest.mark.slow
def test_a_last_day_before_the_first_is_refused(bogdan: Client, place: str) -> None:
    page = bring_stays(bogdan, place)

    assert say_days(bogdan, page, "2025-03-31", "2025-03-01") == 422


@pytest.mark.slow
def test_one_day_is_a_survey_of_one_day(bogdan: Client, place: str) -> None:
    page = bring_stays(bogdan, place)

    say_days(bogdan, page, "2025-03-31", "")

    assert queries.said_days(Source.objects.get()) == (date(2025, 3, 31), date(2025, 3, 31))


def test_answers_with_times_tell_their_days_themselves(bogdan: Client, place: str) -> None:
    timed_file(bogdan, place)

    assert days(Survey.objects.get()) == (date(2026, 1, 1), date(2026, 1, 8))


def test_without_times_or_days_the_day_when_it_was_brought_stands(bogdan: Client, place: str) -> None:
    page = taken_in(bogdan, place)

    survey = Survey.objects.select_related("workspace").get()
    assert days(survey) == (None, None)
    assert queries.days_of(survey) == (survey.created_at.date(), survey.created_at.date())
    assert bogdan.get(page).status_code == 200


def test_the_newest_survey_is_the_one_with_the_newest_days_not_the_one_brought_last(cast: Cast) -> None:
    newer = make_survey(cast.workspace, "2026", {"Desk": [4] * 5})
    older = make_survey(cast.workspace, "2019", {"Desk": [3] * 5})
    Survey.objects.filter(pk=older.pk).update(from_date=date(2019, 3, 1), to_date=date(2019, 3, 31))

    assert queries.surveys(cast.workspace) == [newer, older]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "after", "compared"),
    [
        (("2026-01-01", "2026-01-31"), ("2026-03-01", "2026-03-31"), True),
        (("2026-01-01", "2026-02-28"), ("2026-03-01", "2026-03-01"), True),
        (("2026-01-01", "2026-03-01"), ("2026-03-02", "2026-03-31"), False),  # the first spans the day
        (("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28"), False),
    ],
)
def test_a_decision_is_followed_up_by_the_days_of_surveys_brought_together(
    cast: Cast, before: tuple[str, str], after: tuple[str, str], compared: bool
) -> None:
    for name, (first, last) in (("Before", before), ("After", after)):
        survey = make_survey(cast.workspace, name, {"Desk": [4] * 5})
        Survey.objects.filter(pk=survey.pk).update(from_date=first, to_date=last)

    found = around(cast.workspace, datetime(2026, 3, 1, 9, tzinfo=UTC))

    names = [sample.survey.name for sample in found] if found else []
    assert names == (["Before", "After"] if compared else [])

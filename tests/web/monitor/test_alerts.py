"""A clear change raises an alert, noise does not; an alert rests with a reason."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import Cast
from tests.factories import make_survey
from tests.jobs import run_jobs
from tests.web.monitor.conftest import HIGH, LOW, timed_survey
from touchline.web.identify.models import Touchpoint
from touchline.web.listen.models import Answer
from touchline.web.monitor import queries
from touchline.web.monitor.models import Alert
from touchline.web.workspace.operations.jobs import enqueue


def look(cast: Cast) -> list[Alert]:
    enqueue(None, queries.LOOK, {}, title="Look", asked_by=None)
    run_jobs()
    return queries.open_alerts(cast.workspace)


def page(cast: Cast, rest: str = "") -> str:
    return f"/w/{cast.workspace.slug}/monitor/{rest}"


@pytest.fixture
def alert(cast: Cast) -> Alert:
    """The desk, for which Chi is responsible, got worse."""
    make_survey(cast.workspace, "2025", {"Desk": HIGH, "Bags": LOW})
    make_survey(cast.workspace, "2026", {"Desk": LOW, "Bags": LOW})
    Touchpoint.objects.filter(name="Desk").update(responsible=cast.chi)
    (found,) = look(cast)
    return found


def test_a_clear_change_waits_for_who_is_responsible(cast: Cast, alert: Alert) -> None:
    assert (alert.touchpoint.name, alert.verdict, alert.responsible) == ("Desk", "worse", cast.chi)
    assert (alert.before, alert.after, alert.difference) == (4.5, 1.5, -3.0)
    assert (alert.answers_before, alert.answers_after) == (40, 40)
    assert queries.waiting(cast.workspace) == 1
    assert queries.waiting(cast.elsewhere) == 0


@pytest.mark.slow
def test_the_same_answers_are_looked_at_once_and_a_change_is_told_once(cast: Cast, alert: Alert) -> None:
    assert queries.is_seen(cast.workspace, queries.state_now(cast.workspace))

    Answer.objects.create(survey=alert.survey, row=999, ratings={"Desk": 1})

    assert not queries.is_seen(cast.workspace, queries.state_now(cast.workspace))
    assert [again.pk for again in look(cast)] == [alert.pk]


def test_noise_raises_nothing(cast: Cast) -> None:
    make_survey(cast.workspace, "2025", {"Desk": HIGH, "Bags": LOW})
    make_survey(cast.workspace, "2026", {"Desk": [*HIGH[:-4], 3, 4, 5, 4], "Bags": LOW})

    assert look(cast) == []


def test_the_month_that_is_not_over_is_not_looked_at(cast: Cast) -> None:
    this_month = datetime.now(UTC).strftime("%Y-%m")
    timed_survey(cast.workspace, "Guests", {"2026-01": {"Desk": HIGH}, this_month: {"Desk": LOW}})

    assert look(cast) == []


@pytest.mark.slow
def test_an_alert_is_seen_in_the_rail_and_on_the_page(cast: Cast, chi: Client, alert: Alert) -> None:
    assert "Desk got worse" in chi.get(page(cast)).text
    counts = chi.get(reverse("desk:counts", args=[cast.workspace.slug])).text
    assert re.search(r'id="count-monitor"[^>]*><span aria-hidden="true">1<', counts)


@pytest.mark.slow
def test_who_is_responsible_puts_it_to_rest_with_a_reason(cast: Cast, chi: Client, alert: Alert) -> None:
    url = page(cast, f"alerts/{alert.slug}/")

    assert chi.post(url, {"reason": ""}).status_code == 422
    chi.post(url, {"reason": "The lift was broken"})

    alert.refresh_from_db()
    assert (alert.dismissed_by, alert.reason) == (cast.chi.person, "The lift was broken")
    assert queries.waiting(cast.workspace) == 0
    assert "The lift was broken" in chi.get(page(cast)).text
    chi.post(f"{url}back/")
    assert queries.waiting(cast.workspace) == 1


def test_a_viewer_who_is_not_responsible_only_reads(cast: Cast, chi: Client, alert: Alert) -> None:
    Alert.objects.update(responsible=cast.ana)
    url = page(cast, f"alerts/{alert.slug}/")

    assert "<textarea" not in chi.get(url).text
    assert chi.post(url, {"reason": "x"}).status_code == 403
    assert chi.post(f"{url}back/").status_code == 403

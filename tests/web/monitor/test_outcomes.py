"""A decision's expectation beside what happened."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.jobs import run_jobs
from tests.web.decide.conftest import Options, options
from tests.web.monitor.conftest import HIGH, LOW, ask_about_the_whole, timed_survey
from touchline.web.act.models import Task
from touchline.web.decide import operations as decide
from touchline.web.decide.models import Decision
from touchline.web.decide.queries import front
from touchline.web.monitor import queries

__all__ = ["options"]
DECIDED = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def decision(cast: Cast, options: Options) -> Decision:
    """On 1 March the phone line is made faster and the catalogue eliminated."""
    decide.add_option(
        options.phone.touchpoint, person=None, move="optimise", name="Faster", effect=0.5, effect_low=0.2,
        effect_high=0.8, running_cost_minor=600_000, evidence="observed",
    )  # fmt: skip
    best = front(cast.workspace)
    assert best is not None
    made = decide.adopt(cast.workspace, best=best, place=2, name="Spring", reason="Why", person=cast.ana.person)
    Decision.objects.filter(pk=made.pk).update(decided_at=DECIDED)
    made.refresh_from_db()
    run_jobs()
    return made


def page(cast: Cast, rest: str = "") -> str:
    return f"/w/{cast.workspace.slug}/monitor/decisions/{rest}"


def test_answers_before_and_since_the_decision_are_compared(cast: Cast, decision: Decision) -> None:
    months = {"2026-02": {"Phone line": LOW, "Catalogue": LOW}, "2026-03": {"Phone line": HIGH, "Catalogue": LOW}}
    survey = timed_survey(cast.workspace, "Guests", months)
    ask_about_the_whole(survey, [*LOW, *HIGH])

    found = queries.outcome(decision)

    rows = {row.choice["touchpoint_name"]: row for row in found.rows}
    phone, catalogue = rows["Phone line"].change, rows["Catalogue"].change
    assert phone is not None
    assert catalogue is not None
    assert (phone.difference, phone.verdict, phone.answers_before, phone.answers_after) == (3.0, "better", 40, 40)
    assert catalogue.verdict == "no clear change"
    assert found.comparison is not None
    assert found.comparison.whole is not None
    assert found.comparison.whole.difference == 3.0


@pytest.mark.slow
def test_the_page_says_that_there_is_no_control_and_what_is_done(cast: Cast, chi: Client, decision: Decision) -> None:
    timed_survey(cast.workspace, "Guests", {"2026-02": {"Phone line": LOW}, "2026-03": {"Phone line": HIGH}})
    Task.objects.filter(touchpoint__name="Phone line").update(state="done")

    text = " ".join(chi.get(page(cast, f"{decision.slug}/")).text.split())

    assert "No control: other things changed too." in text
    assert "1 of 2 tasks are done" in text
    assert "Guests, before Mar 1, 2026" in text
    assert "(+0.20 to +0.80)" in text
    assert 'data-evidence="observed"' in text
    assert "not asked about" in text


@pytest.mark.slow
def test_without_answers_since_the_page_says_what_is_missing(cast: Cast, chi: Client, decision: Decision) -> None:
    timed_survey(cast.workspace, "Guests", {"2026-01": {"Phone line": LOW}, "2026-02": {"Phone line": LOW}})

    assert queries.around(cast.workspace, decision.decided_at) is None
    assert "no answers from both before and after" in chi.get(page(cast, f"{decision.slug}/")).text


def test_every_decision_is_listed_with_its_tasks(cast: Cast, chi: Client, decision: Decision) -> None:
    text = " ".join(chi.get(page(cast)).text.split())

    assert "Spring" in text
    assert "0 of 2" in text
    assert "no answers to compare" in text

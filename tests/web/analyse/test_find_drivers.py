import pytest
from django.test import Client

from tests.conftest import Cast
from tests.jobs import run_jobs
from tests.web.analyse.survey import add_answers, make_survey
from touchline.web.analyse import jobs, operations, queries
from touchline.web.analyse.models import Analysis
from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Reading
from touchline.web.workspace.models import AuditEntry, Job, JobState
from touchline.web.workspace.operations.jobs import enqueue
from touchline.web.workspace.work import Call


def find(cast: Cast) -> None:
    survey = queries.surveys_out_of_date()[0]
    operations.ask_for_drivers(cast.workspace, survey, person=cast.ana.person)
    assert [job.state for job in run_jobs()] == [JobState.DONE]


def test_drivers_are_found_by_the_worker_and_kept(cast: Cast) -> None:
    make_survey(cast.workspace)

    find(cast)

    found = queries.latest_drivers(cast.workspace)
    assert found is not None
    assert found.found
    assert [row.touchpoint.name for row in found.rows] == ["Front desk", "Breakfast", "Garden"]
    assert sum(row.importance_share for row in found.rows) == pytest.approx(1.0)


def test_importance_and_verdicts_are_posted_to_the_map(cast: Cast) -> None:
    make_survey(cast.workspace)

    find(cast)

    importance = Reading.objects.get(measure="importance", touchpoint__name="Front desk")
    assert importance.low < importance.value < importance.high  # type: ignore[operator]
    assert (importance.answers, importance.method) == (200, "lmg")
    verdict = Reading.objects.get(measure="verdict", touchpoint__name="Front desk")
    assert verdict.details["verdict"] in {"weak", "deal-breaker"}
    assert verdict.details["evidence"] == "observed"


def test_without_a_driver_verdicts_stand_on_scores_and_no_importance_is_posted(cast: Cast) -> None:
    make_survey(cast.workspace, lots=True)

    find(cast)

    found = queries.latest_drivers(cast.workspace)
    assert found is not None
    assert not found.found
    assert not Reading.objects.filter(measure="importance").exists()
    assert len(queries.verdicts(cast.workspace)) == 3


def test_too_few_answers_are_kept_as_the_trouble_they_are(cast: Cast) -> None:
    make_survey(cast.workspace, people=19)

    find(cast)

    found = queries.latest_drivers(cast.workspace)
    assert found is not None
    assert found.trouble is not None
    assert (found.drivers, found.trouble.code) == (None, "too-few-answers")
    assert {verdict.word for verdict in queries.verdicts(cast.workspace)} == {"unmeasured"}


def test_asked_twice_it_is_done_once_and_written_in_the_trail(cast: Cast) -> None:
    survey = make_survey(cast.workspace)

    first = operations.ask_for_drivers(cast.workspace, survey, person=cast.ana.person)
    again = operations.ask_for_drivers(cast.workspace, survey, person=cast.bogdan.person)

    assert first == again
    assert AuditEntry.objects.filter(action="analyse.find_drivers").count() == 1


@pytest.mark.slow
def test_the_clock_finds_new_answers_and_then_rests(cast: Cast) -> None:
    survey = make_survey(cast.workspace)
    kinds = []

    for more in (0, 0, 30):
        add_answers(survey, people=more, seed=8)
        enqueue(None, "analyse.look_for_new_answers", {}, title="Look", asked_by=None)
        kinds.append([job.kind for job in run_jobs()])

    look = "analyse.look_for_new_answers"
    assert kinds == [[look, "analyse.find_drivers"], [look], [look, "analyse.find_drivers"]]
    assert Analysis.objects.count() == 2


def test_answers_that_arrive_in_between_start_the_search_anew(cast: Cast) -> None:
    survey = make_survey(cast.workspace)
    job = operations.ask_for_drivers(cast.workspace, survey, person=None)
    call = Call(cast.workspace, job.pk, job.arguments)
    first = jobs.find_drivers(call)
    add_answers(survey, people=10, seed=9)

    second = jobs.find_drivers(Call(cast.workspace, job.pk, job.arguments, cursor=first.cursor))

    assert not second.finished
    assert second.cursor["inputs"]["answers"] == 210


def test_a_survey_that_was_deleted_ends_the_search(cast: Cast) -> None:
    call = Call(cast.workspace, 1, {"survey": "gone"})

    assert jobs.find_drivers(call).finished


def test_a_survey_waits_until_it_is_analysed(cast: Cast) -> None:
    counts = [queries.waiting(cast.workspace)]
    make_survey(cast.workspace)
    counts.append(queries.waiting(cast.workspace))

    find(cast)

    assert [*counts, queries.waiting(cast.workspace)] == [0, 1, 0]


def test_only_those_who_may_edit_can_ask(cast: Cast, chi: Client, bogdan: Client, dario: Client) -> None:
    make_survey(cast.workspace)
    url = f"/w/{cast.workspace.slug}/analyse/find/"

    replies = [client.post(url).status_code for client in (chi, dario, bogdan)]

    assert replies == [403, 404, 302]
    assert Job.objects.filter(kind="analyse.find_drivers").count() == 1


@pytest.mark.slow
def test_costs_that_are_written_down_later_have_the_verdicts_given_again(cast: Cast) -> None:
    make_survey(cast.workspace)
    find(cast)
    assert not queries.surveys_judged_by_other_costs()

    for touchpoint, cost in zip(Touchpoint.objects.order_by("name"), (100, 200, 700), strict=True):
        touchpoint.monthly_cost_minor = cost
        touchpoint.save()
    jobs.look_for_new_answers(Call(None, 1, {})).write()
    run_jobs()

    analysis = Analysis.objects.latest("pk")
    assert analysis.result["cost_shares"] == {"Breakfast": 0.1, "Front desk": 0.2, "Garden": 0.7}
    assert not queries.surveys_judged_by_other_costs()
    assert not any("cost-unknown" in str(each.verdict) for each in queries.verdicts(cast.workspace))


def test_one_rating_is_nothing_to_compare(cast: Cast, bogdan: Client) -> None:
    survey = make_survey(cast.workspace)
    survey.questions.exclude(key="whole").delete()

    page = bogdan.get(f"/w/{cast.workspace.slug}/analyse/").content.decode()

    assert "Nothing to compare yet" in page
    assert "Find what matters" not in page

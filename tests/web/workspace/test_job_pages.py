"""The pages of work that runs later."""

from datetime import timedelta

from django.test import Client
from django.utils.timezone import now

from tests.conftest import Cast
from touchline.web.workspace.models import Job, JobState, JobTally
from touchline.web.workspace.operations.jobs import enqueue
from touchline.web.workspace.operations.people import choose_language
from touchline.web.workspace.worker.faults import worker_ended

HTMX = {"HX-Request": "true"}


def make_job(cast: Cast, state: JobState, **fields: object) -> Job:
    return Job.objects.create(
        workspace=cast.workspace,
        kind="test.x",
        title_text="Find drivers",
        state=state,
        asked_by=cast.ana.person,
        **fields,
    )


def page(cast: Cast, job: Job, tail: str = "") -> str:
    return f"/w/{cast.workspace.slug}/jobs/{job.slug}/{tail}"


def test_the_list_shows_what_runs_what_ended_and_how_many_are_too_old(cast: Cast, chi: Client) -> None:
    make_job(cast, JobState.RUNNING)
    JobTally.objects.create(workspace=cast.workspace, kind="test.x", state="done", jobs=1234)

    text = chi.get(f"/w/{cast.workspace.slug}/jobs/").text

    assert "Find drivers" in text
    assert "1 piece of work is under way" in text
    assert "1,234 pieces of work ended more than 90 days ago" in text


def test_each_reader_sees_in_their_language_what_a_job_does(cast: Cast, ana: Client, chi: Client) -> None:
    title = "Bring in the answers of %(file)s"
    job = enqueue(cast.workspace, "test.x", {}, title=title, named={"file": "100%.csv"}, asked_by=cast.chi.person)
    choose_language(cast.ana.person, language="ro")

    asked, reads = (client.get(page(cast, job)).text for client in (chi, ana))

    assert "Bring in the answers of 100%.csv" in asked
    assert "Importă răspunsurile din 100%.csv" in reads


def test_the_empty_list_says_what_will_be_there(cast: Cast, chi: Client) -> None:
    assert "No work yet" in chi.get(f"/w/{cast.workspace.slug}/jobs/").text


def test_a_running_job_shows_how_far_it_is_and_how_long_it_takes_still(cast: Cast, bogdan: Client) -> None:
    begun = now()
    job = make_job(
        cast,
        JobState.RUNNING,
        done=20,
        total=60,
        done_at_claim=10,
        claimed_at=begun,
        moved_at=begun + timedelta(seconds=30),
    )

    text = bogdan.get(page(cast, job)).text

    assert "20 of 60" in text
    assert "about 2 minutes left" in text
    assert 'hx-trigger="every 1s"' in text
    assert "Stop</button>" in text


def test_progress_of_a_job_that_is_done_leads_on_to_the_page_that_waited(cast: Cast, chi: Client) -> None:
    job = make_job(cast, JobState.DONE)

    waited = chi.get(page(cast, job, "progress/"), {"then": "/w/x/map/"}, headers=HTMX)
    elsewhere = chi.get(page(cast, job, "progress/"), {"then": "//evil.example/"}, headers=HTMX)

    assert waited.headers["HX-Redirect"] == "/w/x/map/"
    assert elsewhere.headers["HX-Redirect"] == page(cast, job)


def test_a_failed_job_says_why_and_can_be_tried_again(cast: Cast, bogdan: Client) -> None:
    job = make_job(cast, JobState.FAILED, error=worker_ended(), attempts=4)

    text = bogdan.get(page(cast, job)).text
    reply = bogdan.post(page(cast, job, "try-again/"))

    assert "The work broke off 3 times at the same place." in text
    assert (reply.status_code, reply.headers["Location"]) == (302, page(cast, job))
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == (JobState.WAITING, 0, None)


def test_stopping_a_running_job_answers_with_the_same_fragment(cast: Cast, bogdan: Client) -> None:
    job = make_job(cast, JobState.RUNNING)

    reply = bogdan.post(page(cast, job, "cancel/"), headers=HTMX)

    assert "It stops after the part that it is doing now." in reply.text
    assert "<html" not in reply.text


def test_a_viewer_sees_work_but_neither_stops_it_nor_tries_it_again(cast: Cast, chi: Client) -> None:
    job = make_job(cast, JobState.RUNNING)

    assert "Stop</button>" not in chi.get(page(cast, job)).text
    assert chi.post(page(cast, job, "cancel/")).status_code == 403
    assert chi.post(page(cast, job, "try-again/")).status_code == 403


def test_work_of_another_workspace_does_not_exist(cast: Cast, dario: Client) -> None:
    job = make_job(cast, JobState.RUNNING)

    assert dario.get(page(cast, job)).status_code == 404
    assert dario.get(f"/w/{cast.elsewhere.slug}/jobs/{job.slug}/").status_code == 404

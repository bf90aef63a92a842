import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.cli.test_commands import run
from tests.conftest import Cast, client_of
from tests.factories import picture
from tests.jobs import run_jobs
from touchline.engine.sample import SAMPLES
from touchline.web.act.models import Task, TaskState
from touchline.web.decide.models import Decision
from touchline.web.desk.operations.samples import NotASampleError, add_sample, remove_sample
from touchline.web.desk.operations.samples.adding import first_month
from touchline.web.desk.operations.samples.removal import kinds
from touchline.web.identify.models import EventRule, Persona, Touchpoint
from touchline.web.listen.models import Answer, QuestionKind
from touchline.web.listen.operations import make_survey
from touchline.web.map.models import Placement
from touchline.web.map.operations import attach
from touchline.web.record.models import Slab
from touchline.web.workspace.models import Job, JobState, Member, Workspace

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 27)
Committed = Callable[..., AbstractContextManager[object]]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Committed) -> Committed:
    """What runs once the rows are gone for good, run at the end of the block."""
    return django_capture_on_commit_callbacks


@pytest.fixture
def broom(cast: Cast) -> Workspace:
    """Green Broom, filled: Ana administers it."""
    job = add_sample("green-broom", person=cast.ana.person, time_zone="Europe/Bucharest", today=TODAY)
    run_jobs()
    assert job.workspace
    return Workspace.objects.get(pk=job.workspace.pk)


def files() -> set[Path]:
    return {
        path
        for path in Path(settings.HOME).rglob("*")
        if path.is_file() and "sqlite3" not in path.name and path.parent.name != "run"
    }


def rows() -> dict[str, int]:
    """How many rows of each kind belong to some workspace."""
    return {kind.rows.__name__: kind.rows._default_manager.exclude(**{kind.path: None}).count() for kind in kinds()}


def test_a_sample_is_filled_by_a_job_in_a_workspace_of_its_own(cast: Cast, broom: Workspace) -> None:
    assert (broom.name, broom.sample, broom.currency, broom.language) == ("Green Broom", "green-broom", "EUR", "en")
    assert Member.objects.get(workspace=broom).person == cast.ana.person
    assert Touchpoint.objects.filter(workspace=broom).count() == 14
    assert Placement.objects.filter(map__workspace=broom, segment=None).count() == 14
    assert Answer.objects.filter(survey__workspace=broom).count() == 12
    assert Job.objects.get(kind="desk.load_sample").state == JobState.DONE
    assert "nine" in Touchpoint.objects.get(workspace=broom, name="The cleaning itself").note


def test_its_plan_is_adopted_with_a_reason_and_its_tasks_are_under_way(broom: Workspace) -> None:
    decision = Decision.objects.get(workspace=broom)

    assert decision.reason.startswith("Three of twelve")
    tasks = Task.objects.filter(decision=decision)
    assert {task.state for task in tasks} == set(TaskState)
    assert all(task.due_date for task in tasks)
    assert any(task.responsible for task in tasks)


def test_names_are_in_the_language_of_whoever_adds_it(cast: Cast) -> None:
    person = cast.ana.person
    person.language = "vi"
    person.save()

    job = add_sample("green-broom", person=person, time_zone="UTC", today=TODAY)
    run_jobs()

    assert Touchpoint.objects.filter(workspace=job.workspace, name="Mẩu giấy trên bàn bếp").exists()


@pytest.mark.parametrize(
    ("today", "first"), [(date(2026, 11, 27), date(2025, 5, 1)), (date(2026, 1, 1), date(2024, 7, 1))]
)
def test_the_eighteen_months_end_before_this_one(today: date, first: date) -> None:
    assert first_month(today) == first


def test_removed_it_leaves_no_row_and_no_file(cast: Cast, ana: Client, committed: Committed) -> None:
    before, files_before = rows(), files()
    add_sample("green-broom", person=cast.ana.person, time_zone="UTC", today=TODAY)
    run_jobs()
    workspace = Workspace.objects.get(sample="green-broom")
    card = Placement.objects.filter(map__workspace=workspace).select_related("map", "touchpoint")[0]
    attach(card.map, card.touchpoint, chunks=[picture()], name="a.png", alt="", person=cast.ana.person)
    assert files() > files_before

    reply = ana.post(f"/w/{workspace.slug}/sample/remove/")
    with committed(execute=True):
        run_jobs()

    assert reply.status_code == 302
    assert rows() == before
    assert files() == files_before
    assert not Workspace.objects.exclude(sample="").exists()
    assert Job.objects.get(kind="desk.remove_sample").state == JobState.DONE


def test_nobody_meets_it_any_more_from_the_first_moment(ana: Client, broom: Workspace) -> None:
    ana.post(f"/w/{broom.slug}/sample/remove/")

    assert ana.get(f"/w/{broom.slug}/").status_code == 404
    assert b"Green Broom" not in ana.get("/?all").content.split(b"</title>")[1].split(b"toast")[0]


def test_every_kind_of_row_that_a_workspace_owns_is_walked() -> None:
    walked = {kind.rows.__name__ for kind in kinds()}

    assert {"Answer", "Question", "Placement", "Reading", "Change", "Slab", "SetAside", "Job", "AuditEntry"} <= walked


def test_a_companys_own_workspace_is_never_removed(cast: Cast, ana: Client) -> None:
    assert ana.post(f"/w/{cast.workspace.slug}/sample/remove/").status_code == 404
    with pytest.raises(NotASampleError):
        remove_sample(cast.workspace, person=cast.ana.person)


@pytest.mark.parametrize("who", ["bogdan", "chi", "dario"])
def test_only_administrators_remove_it(cast: Cast, who: str) -> None:
    workspace = cast.workspace
    Workspace.objects.filter(pk=workspace.pk).update(sample="green-broom")

    reply = client_of(getattr(cast, who)).post(f"/w/{workspace.slug}/sample/remove/")

    assert reply.status_code == (404 if who == "dario" else 403)
    assert Workspace.objects.filter(pk=workspace.pk).exists()


def test_anybody_who_has_signed_in_adds_one_with_one_click(chi: Client) -> None:
    page = chi.get("/samples/").content.decode()
    assert "Casa Lavanda" in page

    reply = chi.post("/samples/green-broom/add/")

    workspace = Workspace.objects.get(sample="green-broom")
    assert reply.headers["Location"].startswith(f"/w/{workspace.slug}/jobs/")
    assert Member.objects.get(workspace=workspace).role == "administrator"


def test_an_empty_overview_offers_one_and_leads_to_the_one_that_is_there(chi: Client, cast: Cast) -> None:
    page = chi.get(f"/w/{cast.workspace.slug}/").content.decode()
    assert 'action="/samples/casa-lavanda/add/"' in page

    chi.post("/samples/casa-lavanda/add/")
    again = chi.post("/samples/casa-lavanda/add/")

    workspace = Workspace.objects.get(sample="casa-lavanda")
    assert again.headers["Location"] == f"/w/{workspace.slug}/"
    chi.post("/samples/casa-lavanda/add/", {"again": "1"})
    assert Workspace.objects.filter(sample="casa-lavanda").count() == 2


def test_a_stranger_adds_nothing_and_an_unknown_sample_is_not_there(client: Client, cast: Cast, chi: Client) -> None:
    assert client.post("/samples/green-broom/add/").status_code == 302
    assert chi.post("/samples/casa-rosa/add/").status_code == 404
    assert not Workspace.objects.exclude(sample="").exists()


def pages(workspace: Workspace) -> Iterator[str]:
    yield from ("", "report/", "jobs/", "members/", "history/", "sample/remove/")
    yield from (f"{step}/" for step in ("identify", "map", "listen", "analyse", "decide", "act", "monitor"))
    yield f"map/touchpoints/{Touchpoint.objects.filter(workspace=workspace)[0].slug}/"


@pytest.mark.any_database
def test_every_page_and_every_file_says_that_it_is_a_sample(ana: Client, broom: Workspace) -> None:
    for path in pages(broom):
        reply = ana.get(f"/w/{broom.slug}/{path}", follow=True)

        assert reply.status_code == 200, path
        assert "Sample data: Green Broom, made up" in reply.content.decode(), path
        assert reply.headers["X-Touchline-Sample"] == "green-broom"
        if file := reply.headers.get("Content-Disposition"):
            assert re.search(r"""filename(="|\*=utf-8'')sample-""", file), file
    assert "Sample data" in ana.get("/?all").content.decode()


@pytest.mark.parametrize("language", ["en", "ro"])
def test_a_respondent_is_told_too(client: Client, cast: Cast, language: str) -> None:
    Workspace.objects.filter(pk=cast.workspace.pk).update(sample="casa-lavanda")
    page = make_survey(cast.workspace, touchpoint=None, kind=QuestionKind.NPS, person=None)

    shown = client.get(f"/s/{page.token}/?lang={language}").content.decode()

    assert {"en": "Sample data: Casa Lavanda, made up", "ro": "Date de exemplu: Casa Lavanda"}[language] in shown


def test_a_companys_own_pages_and_files_say_nothing_of_the_kind(ana: Client, cast: Cast) -> None:
    reply = ana.get(f"/w/{cast.workspace.slug}/report/")

    assert "made up" not in reply.content.decode()
    assert "sample" not in reply.headers["Content-Disposition"]
    assert "X-Touchline-Sample" not in reply.headers


@pytest.mark.slow
def test_casa_lavanda_is_filled_and_removed_whole(cast: Cast, committed: Committed) -> None:
    before, files_before = rows(), files()
    add_sample("casa-lavanda", person=cast.ana.person, time_zone="Europe/Rome", today=TODAY)

    ended = run_jobs()

    workspace = Workspace.objects.get(sample="casa-lavanda")
    assert {job.state for job in ended} == {JobState.DONE}
    assert Answer.objects.filter(survey__workspace=workspace).count() == 2_550
    assert Decision.objects.get(workspace=workspace).plan.satisfaction > 0.5
    assert sum(Slab.objects.filter(workspace=workspace).values_list("events", flat=True)) > 60_000
    assert EventRule.objects.filter(workspace=workspace).count() == 41
    faces = Persona.objects.filter(workspace=workspace).select_related("segment", "type")
    assert [(str(face.segment), str(face.type), face.people) for face in faces] == [
        ("First home", "Hesitates", None),
        ("Families", "In a hurry", 12),
        ("Lovers of fine things", "Wants the facts", None),
    ]
    remove_sample(workspace, person=cast.ana.person)
    with committed(execute=True):
        run_jobs()
    assert rows() == before
    assert files() == files_before


def test_every_sample_can_be_filled() -> None:
    from touchline.web.desk.jobs import PARTS

    assert PARTS.keys() == SAMPLES.keys()


def test_the_command_line_adds_one_beside_a_workspace(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sample", "green-broom", "--workspace", cast.workspace.slug) == 0

    made = Workspace.objects.get(sample="green-broom")
    assert Member.objects.get(workspace=made).person == cast.ana.person
    assert f"/w/{made.slug}/" in capsys.readouterr().err


def test_a_workspace_that_is_not_there_is_refused(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sample", "green-broom", "--workspace", "nowhere") == 2

    assert "[no-such-workspace]" in capsys.readouterr().err


def test_the_overview_shows_samples_being_filled_and_leads_to_them_when_they_are(cast: Cast, ana: Client) -> None:
    job = add_sample("green-broom", person=cast.ana.person, time_zone="UTC", today=TODAY)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, done=40, total=500)
    own, progress = f"/w/{cast.workspace.slug}/", f"/w/{cast.workspace.slug}/samples/"
    assert job.workspace
    sample = f"/w/{job.workspace.slug}/"

    before = ana.get(own).text
    Job.objects.filter(pk=job.pk).update(state=JobState.DONE)
    after = ana.get(progress).text

    assert "40 of 500" in before
    assert f'hx-get="{progress}"' in before
    assert f'href="{sample}">Open Green Broom' in after
    assert "hx-get" not in after


def test_a_sample_that_could_not_be_filled_leads_to_what_went_wrong(cast: Cast, ana: Client) -> None:
    job = add_sample("green-broom", person=cast.ana.person, time_zone="UTC", today=TODAY)
    Job.objects.filter(pk=job.pk).update(state=JobState.FAILED)

    text = ana.get(f"/w/{cast.workspace.slug}/").text

    assert job.workspace
    assert f"/w/{job.workspace.slug}/jobs/{job.slug}/" in text


def test_a_samples_own_overview_says_that_it_is_being_filled_and_then_comes_anew(cast: Cast, ana: Client) -> None:
    job = add_sample("green-broom", person=cast.ana.person, time_zone="UTC", today=TODAY)
    assert job.workspace

    before = ana.get(f"/w/{job.workspace.slug}/").text
    Job.objects.filter(pk=job.pk).update(state=JobState.DONE)
    after = ana.get(f"/w/{job.workspace.slug}/samples/")

    assert "This sample is being filled" in before
    assert after.headers["HX-Refresh"] == "true"


def test_whoever_has_no_sample_is_told_of_none(cast: Cast, bogdan: Client) -> None:
    add_sample("green-broom", person=cast.ana.person, time_zone="UTC", today=TODAY)

    assert "Green Broom" not in bogdan.get(f"/w/{cast.workspace.slug}/").text

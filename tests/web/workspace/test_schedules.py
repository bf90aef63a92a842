"""What the clock asks for."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests import factories
from tests.conftest import Cast
from tests.jobs import run_jobs
from touchline.web.workspace.models import Job, JobState, JobTally, ScheduledRun
from touchline.web.workspace.operations.jobs import enqueue
from touchline.web.workspace.work import Schedule
from touchline.web.workspace.worker import schedules
from touchline.web.workspace.worker.handlers import handlers, modules

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOURLY = Schedule("test.hourly", "test.hour", "Hour", every_s=3600)
NIGHTLY = Schedule("test.nightly", "test.night", "Night", daily_at_hour=2, per_workspace=True)

Declare = Callable[..., None]


@pytest.fixture
def declare(monkeypatch: pytest.MonkeyPatch) -> Declare:
    def declared(*wanted: Schedule) -> None:
        monkeypatch.setattr(schedules, "schedules", lambda: {schedule.name: schedule for schedule in wanted})

    return declared


def test_rows_agree_with_what_is_declared_added_changed_and_removed(cast: Cast, declare: Declare) -> None:
    declare(HOURLY, NIGHTLY)
    schedules.reconcile(NOON)
    assert sorted(ScheduledRun.objects.values_list("name", "workspace_id")) == sorted(
        [("test.hourly", None), ("test.nightly", cast.workspace.pk), ("test.nightly", cast.elsewhere.pk)],
        key=str,
    )

    declare(Schedule("test.hourly", "test.hour", "Hour", every_s=60))
    schedules.reconcile(NOON)

    [run] = ScheduledRun.objects.all()
    assert (run.name, run.rhythm, run.next_at) == ("test.hourly", "every 60 s", NOON + timedelta(seconds=60))


def test_reconciling_again_changes_nothing(cast: Cast, declare: Declare) -> None:
    declare(HOURLY, NIGHTLY)
    schedules.reconcile(NOON)
    before = list(ScheduledRun.objects.order_by("pk").values())

    schedules.reconcile(NOON + timedelta(minutes=5))

    assert list(ScheduledRun.objects.order_by("pk").values()) == before


def test_a_workspace_made_later_gets_its_own_run(cast: Cast, declare: Declare) -> None:
    declare(NIGHTLY)
    schedules.reconcile(NOON)
    late = factories.make_workspace("Late Company")

    schedules.reconcile(NOON)

    assert ScheduledRun.objects.filter(workspace=late).count() == 1


def test_what_is_due_is_asked_for_once_however_long_it_was_missed(db: None, declare: Declare) -> None:
    declare(HOURLY)
    schedules.reconcile(NOON)

    asked = [schedules.ask_for_due(NOON + timedelta(days=3)) for _ in range(2)]

    assert [len(jobs) for jobs in asked] == [1, 0]
    assert ScheduledRun.objects.get().next_at == NOON + timedelta(days=3, hours=1)


def test_a_run_whose_last_job_still_works_is_left_out(db: None, declare: Declare) -> None:
    declare(HOURLY)
    schedules.reconcile(NOON)
    schedules.ask_for_due(NOON)

    assert schedules.ask_for_due(NOON + timedelta(hours=1)) == []
    Job.objects.update(state=JobState.DONE)
    assert len(schedules.ask_for_due(NOON + timedelta(hours=2))) == 1


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("2026-05-04T12:00+00:00", "2026-05-04T23:00+00:00"),  # summer time, three hours ahead
        ("2026-10-24T23:30+00:00", "2026-10-26T00:00+00:00"),  # the clocks went back on the 25th
        ("2026-12-01T12:00+00:00", "2026-12-02T00:00+00:00"),  # winter time, two hours ahead
    ],
)
def test_a_daily_schedule_keeps_its_hour_of_the_workspaces_zone(after: str, expected: str) -> None:
    moment = schedules.next_moment(NIGHTLY, datetime.fromisoformat(after), ZoneInfo("Europe/Bucharest"))

    assert moment == datetime.fromisoformat(expected)


def test_every_declared_schedule_has_a_handler() -> None:
    declared = [schedule for module in modules() for schedule in getattr(module, "SCHEDULES", [])]

    assert declared
    assert {schedule.kind for schedule in declared} <= handlers().keys()


def test_housekeeping_puts_away_old_jobs_and_keeps_their_number(cast: Cast) -> None:
    recent, old = NOON.replace(year=2099), NOON.replace(year=2020)
    for ended_at, state in [
        (old, JobState.DONE),
        (old, JobState.DONE),
        (old, JobState.FAILED),
        (recent, JobState.DONE),
    ]:
        Job.objects.create(workspace=cast.workspace, kind="test.x", title_text="X", state=state, ended_at=ended_at)
    enqueue(None, "workspace.keep_house", {}, title="House", asked_by=None)

    [house] = run_jobs()

    assert house.result == {"sessions": 0, "jobs": 3}
    assert list(Job.objects.filter(kind="test.x").values_list("ended_at", flat=True)) == [recent]
    tallies = JobTally.objects.filter(workspace=cast.workspace, kind="test.x").order_by("state")
    assert list(tallies.values_list("state", "jobs")) == [("done", 2), ("failed", 1)]

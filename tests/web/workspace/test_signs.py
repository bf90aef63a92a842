"""What a monitor asks the installation."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils.timezone import now

from touchline.web.workspace.models import Job, JobState
from touchline.web.workspace.queries.signs import job_signs

METRICS = {"Authorization": "Bearer secret"}


@pytest.fixture
def token(settings: Any) -> None:
    settings.METRICS_TOKEN = "secret"


def test_the_process_says_that_it_lives_without_asking_the_database(client: Client) -> None:
    assert client.get("/healthz").content == b"alive\n"


def test_it_is_ready_when_the_tables_are(db: None, client: Client) -> None:
    assert client.get("/readyz").status_code == 200

    with patch("touchline.web.workspace.views.signs.tables_ready", return_value=False):
        assert client.get("/readyz").status_code == 503
    with patch("touchline.web.workspace.views.signs.tables_ready", side_effect=OperationalError):
        assert client.get("/readyz").content == b"the database does not answer\n"


@pytest.mark.parametrize("given", ["", "Bearer wrong", "Bearer ", "Bearer sécret"])
def test_without_the_token_there_are_no_metrics(db: None, token: None, client: Client, given: str) -> None:
    assert client.get("/metrics", headers={"Authorization": given}).status_code == 404


def test_no_token_set_means_no_metrics(db: None, client: Client) -> None:
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_jobs_are_counted_by_state_and_the_longest_wait_told(db: None, token: None, client: Client) -> None:
    at = now()
    for state in [JobState.WAITING, JobState.WAITING, JobState.FAILED, JobState.DONE]:
        Job.objects.create(kind="test.count", title_text="Count", state=state, run_after=at - timedelta(seconds=90))

    told = client.get("/metrics", headers=METRICS).content.decode()

    assert 'touchline_jobs{state="waiting"} 2\ntouchline_jobs{state="running"} 0\n' in told
    assert 'touchline_jobs{state="failed"} 1\n' in told
    assert 'touchline_jobs_waiting{kind="test.count"} 2\n' in told
    assert 'state="done"' not in told
    assert job_signs(at).longest_wait_s == 90


def test_without_a_database_the_numbers_say_so(db: None, token: None, client: Client) -> None:
    with patch("touchline.web.workspace.views.signs.job_signs", side_effect=OperationalError):
        told = client.get("/metrics", headers=METRICS).content.decode()

    assert "touchline_database_up 0\n" in told
    assert "touchline_jobs{" not in told

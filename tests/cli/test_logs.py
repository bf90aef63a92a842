"""What a real server and its workers write when TOUCHLINE_LOG is json, and what /metrics says then."""

import http.client
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.serving import ROOT, Served, served, wait_for

pytestmark = pytest.mark.slow
TOKEN = "secret-token-for-metrics"
ENQUEUE = """
import django; django.setup()
from touchline.web.workspace.models import Job
Job.objects.create(kind="workspace.keep_house", title_text="Put away", slug="found-again")
"""


def get(installation: Served, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
    page = http.client.HTTPConnection("127.0.0.1", installation.port, timeout=20)
    try:
        page.request("GET", path, headers=headers)
        reply = page.getresponse()
        return reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read().decode()
    finally:
        page.close()


def lines(installation: Served) -> list[dict[str, Any]]:
    return [json.loads(line) for line in installation.said().splitlines() if line.startswith("{")]


def test_each_request_and_job_is_a_line_of_json_and_a_number(tmp_path: Path) -> None:
    with served(tmp_path, workers=1, TOUCHLINE_LOG="json", TOUCHLINE_METRICS_TOKEN=TOKEN) as installation:
        installation.start()
        _, headers, _ = get(installation, "/join/a-secret-of-a-link/?email=ana@lavanda.example")
        get(installation, "/api/v1/touchpoints", Authorization="Bearer tl_a-secret-of-a-key")
        environment = {**installation.environment, "DJANGO_SETTINGS_MODULE": "touchline.web.settings"}
        subprocess.run([sys.executable, "-c", ENQUEUE], env=environment, cwd=ROOT, check=True)  # noqa: S603
        done = wait_for(lambda: [line for line in lines(installation) if line.get("job") == "found-again"])
        status, _, numbers = get(installation, "/metrics", Authorization=f"Bearer {TOKEN}")

    asked = {line["path"]: line for line in lines(installation) if line["logger"] == "touchline.requests"}
    assert asked["/join/<str:token>/"]["request"] == headers["x-request-id"]
    assert asked["/api/v1/touchpoints"]["status"] == 401
    assert "/readyz" not in asked
    assert {"time", "level", "event", "duration_ms"} <= asked["/account/login/"].keys()
    assert (done[0]["kind"], done[0]["state"]) == ("workspace.keep_house", "done")
    assert "a-secret-of" not in installation.said()
    assert "lavanda.example" not in installation.said()
    assert status == 200
    assert 'touchline_requests_total{method="GET",path="/join/<str:token>/",status="4xx"} 1\n' in numbers
    assert "touchline_database_up 1\n" in numbers
    assert 'touchline_request_seconds_bucket{le="+Inf"}' in numbers


def test_a_word_that_means_no_kind_of_log_is_refused(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "touchline", "serve", "--port", "1"]

    ended = subprocess.run(  # noqa: S603
        command,
        env={**os.environ, "TOUCHLINE_HOME": str(tmp_path), "TOUCHLINE_LOG": "xml"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode != 0
    assert "plain or json" in ended.stderr

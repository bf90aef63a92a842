"""What is written of each request: enough to find out what happened, nothing about persons."""

import json
import logging
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from tests.conftest import Cast
from touchline.web.shell.logs import tally
from touchline.web.shell.logs.context import about
from touchline.web.shell.logs.lines import JsonLines, PathsLeftOut


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Any:
    """Return the JSON that was written so far."""
    caplog.set_level(logging.DEBUG, "touchline.requests")
    formed: list[dict[str, Any]] = []

    class Keeping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            formed.append(json.loads(JsonLines().format(record)))

    handler = Keeping()
    handler.addFilter(PathsLeftOut())
    logging.getLogger().addHandler(handler)
    yield formed
    logging.getLogger().removeHandler(handler)


def test_a_request_is_one_line_with_its_id_and_the_pattern_of_its_address(
    cast: Cast, ana: Client, lines: list[dict[str, Any]]
) -> None:
    reply = ana.get(f"/w/{cast.workspace.slug}/map/?q=private")

    line = next(line for line in lines if line["logger"] == "touchline.requests")
    assert line["request"] == reply.headers["X-Request-ID"]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/w/<slug:workspace>/map/", 200)
    assert line["workspace"] == cast.workspace.pk
    assert line["duration_ms"] > 0
    assert (line["level"], line["time"][-6:]) == ("info", "+00:00")


@pytest.mark.parametrize("path", ["/join/secret-token-1/", "/start/secret-token-1/", "/nowhere/secret-token-1/"])
def test_a_token_in_an_address_is_never_written(
    db: None, client: Client, lines: list[dict[str, Any]], path: str
) -> None:
    client.raise_request_exception = False

    client.get(path, {"email": "ana@lavanda.example"}, headers={"Authorization": "Bearer tl_secret-token-1"})

    assert lines
    assert "secret-token-1" not in json.dumps(lines)
    assert "lavanda.example" not in json.dumps(lines)


def fail() -> None:
    raise OperationalError("duplicate key\nDETAIL: Key (email)=(ana@lavanda.example) exists")


def test_an_error_tells_its_places_but_not_the_values_of_a_row(lines: list[dict[str, Any]]) -> None:
    try:
        fail()
    except OperationalError:
        with about(request="abc", job="xyz"):
            logging.getLogger("touchline.errors").exception("it failed")

    line = lines[-1]
    assert (line["request"], line["job"], line["error"], line["said"]) == (
        "abc",
        "xyz",
        "OperationalError",
        "duplicate key",
    )
    assert "test_logs.py" in line["trace"][0]
    assert "lavanda" not in json.dumps(line)


def test_the_counts_of_all_processes_are_added(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.HOME = tmp_path
    monkeypatch.setattr(tally, "own", tally.Tally())
    (tmp_path / "run").mkdir()
    other = {"requests": [["GET", "/a", "2xx", 3]], "within": [[0.5, 2], [1.0, 3]], "seconds": 1.5}
    (tmp_path / "run/requests-1.json").write_text(json.dumps(other))
    (tmp_path / "run/requests-2.json").write_text("broken off")
    tally.answered("GET", "/a", 204, 0.3)
    tally.answered("POST", "/a", 503, 20.0)

    whole = tally.together()

    assert whole.requests == Counter({("GET", "/a", "2xx"): 4, ("POST", "/a", "5xx"): 1})
    assert (whole.within[0.25], whole.within[0.5], whole.within[10.0]) == (0, 3, 1)
    assert whole.seconds == pytest.approx(21.8)
    tally.begin_anew()
    assert list((tmp_path / "run").iterdir()) == []

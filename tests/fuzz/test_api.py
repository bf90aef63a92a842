"""Everything that the API's description allows, and much that it does not, sent to it by schemathesis."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance
from schemathesis.specs.openapi.schemas import OpenApiSchema

from tests.conftest import Cast
from tests.web.desk.api import Program
from tests.web.filled import OBJECTS, fill
from touchline.web.desk.api import v1
from touchline.web.wsgi import application

pytestmark = pytest.mark.slow
QUICK = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Let a request end without closing the database, whose transaction is the test's."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def program(cast: Cast, settings: Any, one_connection: None) -> Program:
    settings.API_REQUESTS_A_MINUTE = 10**9
    settings.ALLOWED_HOSTS = ["*"]
    fill(cast.workspace)
    return Program(cast.ana)


@pytest.fixture
def names(program: Program) -> dict[str, str]:
    """The names of what is there."""
    found = ("touchpoint", "placement", "stage", "survey", "task")
    return {name: OBJECTS[name](program.key.workspace) for name in found}


def description(**phases: Any) -> OpenApiSchema:
    """The API as it is described, to be tried in the phases of schemathesis, all of which are on where none is named.

    One of them, the coverage, sends every limit of every field and each way past it: some 200 requests an operation.
    """
    told = {name: {"enabled": on} for name, on in phases.items()}
    found = schemathesis.openapi.from_dict(v1.schema(), config=SchemathesisConfig.from_dict({"phases": told}))
    found.app = application
    return found


described = description()
collections = described.exclude(path_regex=r"\{")
of_one = description(coverage=False).include(path_regex=r"\{")  # the names that are made up lead to nothing
about_what_is_there = described.include(path_regex=r"\{")
additions = described.exclude(path_regex=r"\{").exclude(method="GET")
added_to_what_is_there = description(coverage=False).exclude(path_regex=r"\{").exclude(method="GET")


# Two fields that contradict each other, which a description of single fields cannot say.
ENDS = [("low", "high"), ("scale_low", "scale_high"), ("from_date", "to_date")]


def contradicts_itself(body: Any) -> bool:
    rows = body.get("readings") if isinstance(body, dict) else []
    rows = rows if isinstance(rows, list) else []
    pairs = [(row.get(first), row.get(last)) for row in rows if isinstance(row, dict) for first, last in ENDS]
    return any(type(first) is type(last) and first is not None and first > last for first, last in pairs)


def send(case: Any, program: Program) -> None:
    told = {"Authorization": f"Bearer {program.text}", "Accept-Encoding": "identity"}
    unfair = [positive_data_acceptance] if contradicts_itself(case.body) else []
    case.call_and_validate(headers=told, excluded_checks=unfair)


@collections.parametrize()
@QUICK
def test_nothing_that_is_sent_breaks_it(case: Any, program: Program) -> None:
    send(case, program)


@of_one.parametrize()
@QUICK
def test_nothing_that_is_sent_about_something_breaks_it(case: Any, program: Program) -> None:
    send(case, program)


@about_what_is_there.parametrize()
@settings(QUICK, max_examples=5)
def test_nothing_that_is_sent_about_what_is_there_breaks_it(case: Any, program: Program, names: dict[str, str]) -> None:
    send_about(case, program, names)


@added_to_what_is_there.parametrize()
@settings(QUICK, max_examples=20)
def test_nothing_that_is_added_to_what_is_there_breaks_it(case: Any, program: Program, names: dict[str, str]) -> None:
    send_about(case, program, names)


@pytest.mark.soak
@additions.parametrize()
@settings(QUICK, max_examples=400, derandomize=False)
def test_nothing_that_is_added_for_a_long_time_breaks_it(case: Any, program: Program, names: dict[str, str]) -> None:
    send_about(case, program, names)


def send_about(case: Any, program: Program, names: dict[str, str]) -> None:
    case.path_parameters = known(names, case.path_parameters)
    if isinstance(case.body, dict):
        case.body = known(names, case.body)

    reply = case.call(headers={"Authorization": f"Bearer {program.text}", "Accept-Encoding": "identity"})

    assert reply.status_code < 500
    case.operation.validate_response(reply)


@pytest.mark.soak
@described.parametrize()
@settings(QUICK, max_examples=400, derandomize=False)
def test_nothing_that_is_sent_for_a_long_time_breaks_it(case: Any, program: Program) -> None:
    send(case, program)


def known(names: dict[str, str], named: dict[str, Any]) -> dict[str, Any]:
    """Put names of what is there in the place of invented ones."""
    inside = {
        key: [known(names, row) if isinstance(row, dict) else row for row in rows]
        for key, rows in named.items()
        if isinstance(rows, list)
    }
    return named | inside | {name: names[name] for name in named.keys() & names.keys()}

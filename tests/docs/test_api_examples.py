"""The examples of the page about the API do what it says, against a real server."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, Block, blocks
from tests.serving import served
from touchline.web.desk.api import v1

PAGE, REFERENCE = "docs/how-to/use-the-api.md", ROOT / "docs/reference/api.md"
PREPARE = """
import django; django.setup()
from touchline.web.identify.operations import create_touchpoint, lay_out_stages
from touchline.web.workspace.models import Member, Person, Role, Scope, Workspace
from touchline.web.workspace.operations.api_keys import make_api_key
person = Person.objects.create_user("ana@lavanda.example", "correct horse battery", name="Ana")
workspace = Workspace.objects.create(slug="casa", name="Casa")
Member.objects.create(workspace=workspace, person=person, role=Role.ADMINISTRATOR)
lay_out_stages(workspace, scheme="lifecycle")
create_touchpoint(workspace, name="Shop window", person=person)
print(make_api_key(workspace, name="Till", scope=Scope.WRITE, person=person)[1])
"""


def of_the_page(language: str) -> list[Block]:
    return [block for block in blocks(language) if block.page == PAGE]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What a reader has exported: the address of a server and a key."""
    home: Path = tmp_path_factory.mktemp("served")
    with served(home, workers=0) as installation:
        installation.start()
        inside = {**installation.environment, "DJANGO_SETTINGS_MODULE": "touchline.web.settings"}
        command = [sys.executable, "-c", PREPARE]
        made = subprocess.run(command, env=inside, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
        address = f"http://127.0.0.1:{installation.port}"
        yield {"PATH": os.environ["PATH"], "TOUCHLINE_URL": address, "TOUCHLINE_KEY": made.stdout.strip()}


@pytest.mark.slow
def test_the_calls_of_curl_are_answered(environment: dict[str, str]) -> None:
    replies = []
    for block in of_the_page("sh"):
        run = subprocess.run(  # noqa: S602 - the pages are ours
            block.text, shell=True, env=environment, capture_output=True, text=True, check=True
        )
        replies.append(json.loads(run.stdout))

    listed, added, refused = replies
    assert "Shop window" in [each["name"] for each in listed["items"]]  # and the other test's, if it ran first
    assert (added["name"], added["channel"], added["version"]) == ("Parcel delivery", "courier", 1)
    assert (refused["code"], refused["problems"][0]["where"]) == ("unusable-request", "body.name")


@pytest.mark.slow
def test_the_python_of_the_page_runs_from_top_to_bottom(environment: dict[str, str]) -> None:
    program = "\n".join(block.text for block in of_the_page("py"))

    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert re.match(r"shop-window-\w{6} Shop window", lines[0])
    assert lines[-5:] == ["2", "{'taken': 6, 'known': 0}", "{'taken': 0, 'known': 6}", "1", "done"]


@pytest.mark.slow
def test_the_reference_names_every_call_and_no_other() -> None:
    stated = {
        f"{method.upper()} {path.removeprefix('/api/v1')}"
        for path, methods in v1.schema()["paths"].items()
        for method in methods
    }

    assert set(re.findall(r"`((?:GET|POST|PATCH|DELETE|PUT) /[^`]+)`", REFERENCE.read_text("utf-8"))) == stated

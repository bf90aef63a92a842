"""What is told to programs about the API: kept in docs/, so that a change of it is seen in review."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from touchline.web.desk.api import chapters, v1

KEPT = Path(__file__).resolve().parents[3] / "docs/reference/openapi.json"
RENEW = "renew it with: python -m tools.openapi"


@pytest.mark.slow
def test_the_kept_description_is_that_of_the_code(client: Client) -> None:
    told = client.get("/api/v1/openapi.json").json()

    assert told["openapi"].startswith("3.1")
    assert json.loads(KEPT.read_text("utf-8")) == told, RENEW


def test_every_operation_declares_every_refusal() -> None:
    operations = [o for methods in v1.schema()["paths"].values() for o in methods.values()]

    refusing = {"400", "401", "403", "404", "405", "409", "413", "422", "429"}
    assert [o["operationId"] for o in operations if not refusing <= {str(status) for status in o["responses"]}] == []


def test_every_address_knows_the_questions_that_are_described_and_no_other() -> None:
    described = {
        path.removeprefix("/api/v1/").replace("{", "<").replace("}", ">"): {
            each["name"] for stated in methods.values() for each in stated["parameters"] if each["in"] == "query"
        }
        for path, methods in v1.schema()["paths"].items()
    }

    assert {each.route: each.asked for each in v1.addresses()} == described
    assert described["answers"] == {"after", "limit", "survey"}


def test_the_page_shows_every_operation_with_an_example(client: Client) -> None:
    page = client.get("/api/v1/docs", headers={"Accept-Language": "ro"})

    text = page.content.decode()
    shown = [operation for chapter in chapters(v1.schema(), "") for operation in chapter.operations]
    assert [o.id for o in shown if f'id="{o.id}"' not in text] == []
    assert [o.id for o in shown if "Authorization: Bearer" not in o.example or "null" in o.example] == []
    assert not re.search(r"(src|href)=\"https?:", text)
    assert len(page.content) < 150_000

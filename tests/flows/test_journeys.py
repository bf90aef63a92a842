"""What customers do, in a browser and on the command line: the same numbers out of the same log of a web shop."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import expect
from pytest_django import Settings

from tests.conftest import Cast
from tests.factories import make_events
from tests.flows.conftest import Visit
from tests.flows.looking import assert_accessible, assert_fits, photograph
from tests.jobs import run_jobs
from touchline.engine.record import take_events
from touchline.engine.tables import read_columns
from touchline.web.analyse.operations import ask_for_journeys
from touchline.web.analyse.queries import Slice

pytestmark = [pytest.mark.real_data, pytest.mark.slow]
COLUMNS = {"customer": "user_id", "time": "timestamp", "touchpoint": "event"}


@pytest.fixture
def log(real_data: Path) -> Path:
    return real_data / "shop_clickstream" / "ecom.csv.gz"


@pytest.fixture
def shop(cast: Cast, log: Path, settings: Settings, tmp_path: Path) -> Cast:
    settings.SLABS, settings.UPLOADS = tmp_path / "slabs", tmp_path / "uploads"
    names = [*COLUMNS.values(), "session_id", "platform"]
    table = read_columns(log, columns=names)
    events = take_events(table, **COLUMNS, session="session_id").events
    make_events(cast.workspace, events.with_columns(channel=table.cells["platform"], value=pl.lit(None, pl.Float64)))
    return cast


def by_command_line(log: Path, *options: str) -> list[list[str]]:
    columns = [part for role, column in COLUMNS.items() for part in (f"--{role}", column)]
    command = [sys.executable, "-m", "touchline", "analyse", "transitions", str(log), *columns, *options]
    told = subprocess.run([*command, "--format", "csv"], capture_output=True, text=True, check=True)  # noqa: S603
    return list(csv.reader(io.StringIO(told.stdout)))


def test_the_browser_shows_the_steps_that_the_command_line_counts(shop: Cast, visit: Visit, log: Path) -> None:
    ask_for_journeys(shop.workspace, Slice(), person=None)
    run_jobs()
    page = visit(shop.chi)
    page.goto(f"/w/{shop.workspace.slug}/analyse/journeys/")

    header, *counted = by_command_line(log)
    handed_out = page.request.get(f"/w/{shop.workspace.slug}/analyse/journeys/steps.csv").text()
    shown = page.locator("#steps tbody tr").all()

    assert list(csv.reader(io.StringIO(handed_out))) == [header, *counted]
    for row, (here, there, steps, _gap) in zip(shown, counted, strict=False):
        expect(row).to_contain_text(here)
        expect(row).to_contain_text(there)
        expect(row).to_contain_text(f"{int(steps):,}")
    expect(page.locator("#steps tfoot")).to_contain_text(f"{sum(int(row[2]) for row in counted):,}")
    assert_accessible(page)
    photograph(page, "journeys")
    assert_fits(page)


def test_one_visit_at_a_time_is_asked_for_and_arrives_without_leaving_the_page(
    shop: Cast, visit: Visit, log: Path
) -> None:
    ask_for_journeys(shop.workspace, Slice(), person=None)
    run_jobs()
    page = visit(shop.chi)
    page.goto(f"/w/{shop.workspace.slug}/analyse/journeys/")

    page.get_by_label("Steps within").select_option("visit")
    page.get_by_role("button", name="Look at these").click()
    expect(page.locator("#following")).to_contain_text("Following the journeys")
    run_jobs()

    counted = by_command_line(log, "--session", "session_id")[1:]
    total = page.locator("#steps tfoot")
    expect(total).to_contain_text(f"{sum(int(row[2]) for row in counted):,}", timeout=20_000)

"""A real event log, from the file to its events: in the browser and by the command line, with the same counts."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cli.test_commands import run
from tests.conftest import Cast
from tests.flows.conftest import Visit
from tests.flows.looking import assert_accessible, assert_fits, photograph
from tests.jobs import run_jobs
from touchline.web.record import queries


def judge(page: Page, name: str) -> None:
    assert_accessible(page)
    photograph(page, name)
    assert_fits(page)
    page.set_viewport_size({"width": 1280, "height": 844})


@pytest.mark.real_data
@pytest.mark.slow
def test_a_click_log_comes_in_by_both_ways_with_the_same_counts(
    cast: Cast, visit: Visit, settings: object, tmp_path: Path, real_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.UPLOADS, settings.SLABS = tmp_path / "uploads", tmp_path / "slabs"  # type: ignore[attr-defined]
    file = real_data / "shop_clickstream" / "ecom.csv.gz"
    page = visit(cast.bogdan)
    page.set_default_timeout(60_000)
    expect.set_options(timeout=30_000)

    page.goto(f"/w/{cast.workspace.slug}/")
    page.get_by_role("link", name="Sources").click()
    judge(page, "events-empty")
    page.locator("#content").get_by_role("link", name="Bring events").click()
    judge(page, "events-bring")
    page.get_by_label("File of events").set_input_files(file)
    page.get_by_role("button", name="Look at this file").click()
    expect(page.get_by_label("What it is: user_id")).to_have_value("customer")
    expect(page.get_by_label("What it is: timestamp")).to_have_value("time")
    expect(page.get_by_label("What it is: event")).to_have_value("touchpoint")
    expect(page.get_by_label("What it is: acquisition_channel")).to_have_value("channel")
    judge(page, "events-columns")
    page.get_by_text("Keep these choices, or use kept ones").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the mapping").click()
    mapping = tmp_path / "shop.yaml"
    download.value.save_as(mapping)
    page.get_by_role("button", name="Check what would be taken").click()
    expect(page.get_by_text("Every row that we looked at can be read.")).to_be_visible()
    judge(page, "events-check")
    page.get_by_role("button", name="Bring these events in").click()
    judge(page, "events-running")
    run_jobs()
    expect(page.locator(".lead")).to_contain_text("31,106 events were taken in")
    judge(page, "events-result")
    page.locator(".crumbs").get_by_role("link", name="Sources").click()
    judge(page, "events-sources")

    here = ("--workspace", cast.elsewhere.slug, "--mapping", str(mapping), "--format", "json")
    assert run("record", "import", str(file), *here) == 0
    [row] = json.loads(capsys.readouterr().out)
    assert (row["rows_read"], row["rows_taken"], row["rows_set_aside"]) == (31_106, 31_106, 0)
    order = ["customer", "at", "sequence"]
    pages, line = (queries.events(workspace).sort(order).collect() for workspace in (cast.workspace, cast.elsewhere))
    assert pages.equals(line)
    ties = pages.height - pages.select("customer", "at").n_unique()
    assert ties == 163

"""A real survey, from the file to the scores: San Francisco airport's passengers, 2013."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.flows.conftest import Visit
from tests.flows.looking import assert_accessible, assert_fits, photograph
from tests.jobs import run_jobs
from touchline.web.identify.operations import lay_out_stages


def judge(page: Page, name: str) -> None:
    assert_accessible(page)
    photograph(page, name)
    assert_fits(page)
    page.set_viewport_size({"width": 1280, "height": 844})


@pytest.mark.real_data
def test_a_file_of_answers_becomes_scores(
    cast: Cast, visit: Visit, settings: object, tmp_path: Path, real_data: Path
) -> None:
    settings.UPLOADS = tmp_path  # type: ignore[attr-defined]
    lay_out_stages(cast.workspace, scheme="lifecycle")
    page = visit(cast.bogdan)
    page.set_default_timeout(60_000)
    expect.set_options(timeout=30_000)

    page.goto(f"/w/{cast.workspace.slug}/listen/")
    judge(page, "answers-empty")
    page.locator("#content").get_by_role("link", name="Bring answers").click()
    judge(page, "answers-bring")
    page.get_by_label("File of answers").set_input_files(real_data / "sfo_2013" / "sfo_2013.csv.gz")
    page.get_by_role("button", name="Look at this file").click()
    expect(page.get_by_role("heading", name="What is in this file?")).to_be_visible()
    expect(page.get_by_label("Codes for not met")).to_have_value("6")
    expect(page.get_by_label("Codes for left blank")).to_have_value("0")
    judge(page, "answers-columns")
    page.get_by_label("Touchpoint: Q7B_FOOD").fill("Restaurants")
    page.get_by_label("Touchpoint: Q7C_SHOPS").fill("Shops")
    page.get_by_label("What it is: WEIGHT").select_option("Leave out")
    page.get_by_role("button", name="Check what would be taken").click()
    expect(page.locator(".lead")).to_contain_text("3,535 answers would be taken. 23 touchpoints are rated.")
    judge(page, "answers-check")
    page.get_by_role("button", name="Bring these answers in").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    judge(page, "answers-running")
    run_jobs()
    expect(page.locator(".lead")).to_contain_text("3,535 answers were taken in")
    judge(page, "answers-result")
    page.get_by_role("link", name="See the scores").click()

    expect(page.get_by_role("row", name=re.compile("^Restaurants"))).to_contain_text("3.60")
    expect(page.get_by_role("row", name=re.compile("^Shops"))).to_contain_text("3.59")
    expect(page.locator(".lead")).to_contain_text("Shops is rated lowest, 3.59 of 5")
    judge(page, "answers-scores")
    page.get_by_role("link", name="As on the map").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("Art")
    page.get_by_role("link", name="Files").click()
    judge(page, "answers-files")

"""From a file of answers and a file of options to a plan, its tasks and a report, as somebody does it in a browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import touchline as tl
from tests import airport
from tests.conftest import Cast
from tests.flows.conftest import Visit
from tests.flows.looking import assert_accessible
from tests.jobs import run_jobs
from touchline.web.decide.queries import front
from touchline.web.map.operations.maps import start_map

LEFT_OUT = ("Q9A_CLNBOARD", "Q9B_CLNAIRTRAIN", "Q9C_CLNRENT", "Q9D_CLNFOOD", "Q9E_CLNBATH", "Q13_RATEGETTO", "WEIGHT")
PLAN = "Better food, fewer booths"


def go(page: Page, step: str) -> None:
    page.locator(".rail").get_by_role("link", name=step).click()


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name, exact=True))


@pytest.mark.real_data
def test_answers_and_options_become_a_plan_its_tasks_and_a_report(
    cast: Cast, visit: Visit, settings: object, tmp_path: Path, real_data: Path
) -> None:
    settings.UPLOADS = tmp_path / "uploads"  # type: ignore[attr-defined]
    start_map(cast.workspace, scheme="lifecycle", person=cast.ana.person)
    page = visit(cast.ana)
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    page.goto(f"/w/{cast.workspace.slug}/")

    bring_answers(page, airport.answers_in(real_data))
    read_scores(page)
    read_map(page)
    read_drivers_and_verdicts(page)
    bring_options(page)
    best = read_front(page, cast)
    adopt(page, best)
    hand_out_tasks(page)
    read_overview_and_report(page, tmp_path)


def bring_answers(page: Page, file: Path) -> None:
    go(page, "Listen")
    page.locator("#content").get_by_role("link", name="Bring answers").click()
    page.get_by_label("File of answers").set_input_files(file)
    page.get_by_role("button", name="Look at this file").click()
    expect(page.get_by_label("Codes for not met")).to_have_value(airport.NOT_MET)
    expect(page.get_by_label("Codes for left blank")).to_have_value(airport.BLANK)
    expect(page.get_by_label(f"What it is: {airport.OVERALL}")).to_have_value("overall")
    for column, (name, stage) in airport.TOUCHPOINTS.items():
        page.get_by_label(f"Touchpoint: {column}").fill(name)
        page.get_by_label(f"Stage: {column}").select_option(stage)
    for column in LEFT_OUT:
        page.get_by_label(f"What it is: {column}").select_option("Leave out")
    page.get_by_role("button", name="Check what would be taken").click()
    expect(page.locator(".lead")).to_contain_text("3,535 answers would be taken. 17 touchpoints are rated.")
    page.get_by_role("button", name="Bring these answers in").click()
    run_jobs()
    expect(page.locator(".lead")).to_contain_text("3,535 answers were taken in")


def read_scores(page: Page) -> None:
    page.get_by_role("link", name="See the scores").click()
    expect(page.locator(".lead")).to_contain_text("Shops is rated lowest, 3.59 of 5")
    expect(page.get_by_text("Rating of the whole").locator("..")).to_contain_text("3.98")
    lowest = page.get_by_role("rowheader")
    expect(lowest.nth(0)).to_have_text("Shops")
    expect(lowest.nth(1)).to_have_text("Restaurants")
    expect(row(page, "Shops")).to_contain_text("3.59")
    expect(row(page, "Restaurants")).to_contain_text("3.60")


def read_map(page: Page) -> None:
    go(page, "Map")
    expect(page.locator(".lead")).to_contain_text("17 touchpoints, 7 stages; none yet in Advocacy")
    column = page.get_by_role("region", name="Selection")
    for name in ("Parking", "AirTrain", "Long-term parking", "Rental cars"):
        expect(column.get_by_role("link", name=name, exact=True)).to_be_visible()


def read_drivers_and_verdicts(page: Page) -> None:
    go(page, "Analyse")
    page.get_by_role("button", name="Find what matters").click()
    run_jobs()
    expect(page.locator(".lead")).to_contain_text("Restaurants")
    expect(page.locator(".lead")).to_contain_text("rated low: start there")
    verdicts = page.get_by_role("table").filter(has=page.get_by_role("columnheader", name="Verdict"))
    for name in ("Restaurants", "Shops"):
        expect(verdicts.get_by_role("row").filter(has_text=name)).to_contain_text("weak")
    assert_accessible(page)


def bring_options(page: Page) -> None:
    go(page, "Decide")
    page.get_by_role("link", name="Bring a file").click()
    page.get_by_label("File").set_input_files(airport.OPTIONS)
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator(".lead")).to_contain_text("22 options would be added or changed")
    page.get_by_role("button", name="Take these options").click()
    expect(page.locator(".lead")).to_contain_text("22 options for your touchpoints")


def read_front(page: Page, cast: Cast) -> tl.decide.Plan:
    """Open the dearest plan that costs no more than today, and return it as the engine has it."""
    page.get_by_role("link", name="See the best plans").click()
    shown = front(cast.workspace)
    assert shown
    by_file = tl.decide.front(
        tl.decide.read_options(airport.OPTIONS).options, unit=shown.front.unit, currency="EUR", period="month"
    )
    points = [(plan.cost_minor, plan.satisfaction) for plan in by_file.plans]
    assert [(plan.cost_minor, plan.satisfaction) for plan in shown.front.plans] == points
    expect(page.locator("svg.wide a")).to_have_count(len(points))
    place = max(place for place, (cost, _) in enumerate(points) if cost <= by_file.today.cost_minor)
    page.locator("svg.wide a").nth(place).click()
    expect(page.get_by_role("heading", name=f"Plan {place + 1} of {len(points)}")).to_be_visible()
    expect(page.locator("#panel [data-move=eliminate]")).to_contain_text("Information booth, arrivals")
    return by_file.plans[place]


def adopt(page: Page, best: tl.decide.Plan) -> None:
    page.get_by_label("Name of the plan").fill(PLAN)
    page.get_by_label("Why this plan").fill("The most satisfaction for today's money.")
    page.get_by_role("button", name="Adopt").click()
    expect(page.get_by_role("heading", level=1, name=PLAN)).to_be_visible()
    expect(page.locator(".figures")).to_contain_text(f"€{best.cost_minor // 100:,}")
    expect(page.locator(".figures")).to_contain_text(f"{best.satisfaction:+.2f}")
    run_jobs()


def hand_out_tasks(page: Page) -> None:
    page.get_by_role("link", name="Its tasks").click()
    page.get_by_role("link", name="Optimise Wi-Fi: Sign in with one tap").click()
    panel = page.locator(".panel")
    panel.get_by_role("link", name="Change").click()
    panel.get_by_label("Responsible").select_option("Bogdan")
    panel.get_by_label("Due").fill("2030-01-31")
    panel.get_by_role("button", name="Save").click()
    expect(page.get_by_role("row").filter(has_text="Optimise Wi-Fi")).to_contain_text("Jan 31, 2030")
    open_before = int(page.locator("#count-tasks-open").inner_text())
    page.wait_for_load_state()  # the row is there before the keys are
    page.keyboard.press("Escape")  # beside an open task the list has no room for states
    expect(panel.get_by_role("heading")).to_have_count(0)
    booth = page.get_by_role("row").filter(has_text="Eliminate Information booth, arrivals")
    booth.get_by_role("combobox").select_option("done")
    expect(page.locator("#count-tasks-done")).to_have_text("1")
    expect(page.locator(".lead")).to_contain_text(f"{open_before - 1} tasks are open")


def read_overview_and_report(page: Page, folder: Path) -> None:
    go(page, "Overview")
    expect(page.get_by_role("region", name="Three weakest").get_by_role("listitem").first).to_contain_text("Shops")
    expect(page.get_by_role("region", name="Three to cut")).to_contain_text("Information booth, arrivals")
    expect(page.get_by_role("region", name="Three to add")).to_contain_text("Quiet rooms")
    expect(page.get_by_role("region", name="Who does what")).to_contain_text("Bogdan")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1, "the overview takes one sheet"
    with page.expect_download() as download:
        page.get_by_role("link", name="Report").click()
    download.value.save_as(folder / "report.html")
    page.goto((folder / "report.html").as_uri())
    for words in ("Shops", "3.59", "Decided: " + PLAN, "Optimise Wi-Fi: Sign in with one tap", "Bogdan"):
        expect(page.locator("body")).to_contain_text(words)

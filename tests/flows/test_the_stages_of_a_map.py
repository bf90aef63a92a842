"""Two stages become one, in a browser; and a viewer, who finishes a task but changes nothing on the map."""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.flows.test_the_map import card, names_in
from touchline.web.act import operations as act
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.map import operations
from touchline.web.map.models import Map

pytestmark = [pytest.mark.slow, pytest.mark.both_databases]


@pytest.fixture
def map(transactional_db: None, cast: Cast) -> Map:
    stages = identify.lay_out_stages(cast.workspace, scheme="lifecycle")
    map = operations.open_map(cast.workspace, person=cast.bogdan.person)
    for place, names in {4: ["Delivery", "Wrapping"], 5: ["Birthday card", "Newsletter"]}.items():
        operations.add_touchpoints(map, names=names, stage=stages[place], person=cast.bogdan.person)
    return map


def test_two_stages_are_merged_no_card_is_lost_and_all_comes_back(cast: Cast, map: Map, bogdan_page: Page) -> None:
    page = bogdan_page
    loyalty = library.stages(cast.workspace)[5]
    page.goto(f"/w/{cast.workspace.slug}/map/stages/{loyalty.slug}/merge/")
    page.get_by_label("Its touchpoints go to").select_option(label="Satisfaction")
    page.get_by_label("Newsletter").select_option(label="Advocacy")
    page.get_by_role("button", name="Move them and remove").click()
    expect(page.locator("#toasts")).to_contain_text("Loyalty")
    page.goto(f"/w/{cast.workspace.slug}/map/{map.slug}/")
    expect(page.get_by_role("region", name="Loyalty")).to_have_count(0)
    expect(names_in(page, "Satisfaction")).to_have_text(["Delivery", "Wrapping", "Birthday card"])
    expect(names_in(page, "Advocacy")).to_have_text(["Newsletter"])

    page.keyboard.press("Control+z")

    expect(names_in(page, "Loyalty")).to_have_text(["Birthday card", "Newsletter"])
    expect(names_in(page, "Satisfaction")).to_have_text(["Delivery", "Wrapping"])


def test_a_viewer_finishes_a_task_of_theirs_but_changes_nothing_on_the_map(
    cast: Cast, map: Map, chi_page: Page
) -> None:
    delivery = map.placements.get(touchpoint__name="Delivery").touchpoint
    task = act.add_task(
        cast.workspace, person=cast.ana.person, title="Call the carrier", responsible=cast.chi, touchpoint=delivery
    )
    page = chi_page
    page.goto(f"/w/{cast.workspace.slug}/map/{map.slug}/")
    card(page, "Delivery").focus()
    for chord in ("Alt+ArrowRight", "Delete", "F2", "n", "Control+z"):
        page.keyboard.press(chord)
    page.reload()
    expect(names_in(page, "Satisfaction")).to_have_text(["Delivery", "Wrapping"])
    expect(page.locator("[data-map] form, [data-map] [data-more]")).to_have_count(0)
    refused = page.request.post(
        f"/w/{cast.workspace.slug}/map/{map.slug}/cards/{map.placements.get(touchpoint=delivery).slug}/take-off/",
        headers={"X-CSRFToken": csrf(page), "Referer": page.url},
    )
    assert refused.status == 403

    page.goto(f"/w/{cast.workspace.slug}/act/tasks/{task.slug}/")
    page.locator(".panel").get_by_role("button", name="Done").click()

    expect(page.locator(".toast").last).to_contain_text("Saved.")
    task.refresh_from_db()
    assert task.state == "done"


def csrf(page: Page) -> str:
    return next(str(cookie["value"]) for cookie in page.context.cookies() if cookie["name"] == "csrftoken")

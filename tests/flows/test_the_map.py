"""The map in a real browser: moved by mouse and by keys, typed in place, taken back, and only looked at by a viewer."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.flows.conftest import Visit
from tests.flows.looking import assert_accessible, assert_fits, photograph
from touchline.web.identify import operations as identify
from touchline.web.identify.models import Stage
from touchline.web.map import operations
from touchline.web.map.models import Map

NAMES = {
    0: ["Social networks", "Print advertising", "Neighbourhood fair"],
    1: ["Web site", "Bloggers and reviews", "Price list"],
    2: ["Phone call to the shop", "Chat on the site", "Portfolio of weddings", "Scent of the shop"],
    3: ["Shop counter", "Order form", "Card payment", "Contract"],
    4: ["Delivery", "Wrapping", "Invoice", "Follow-up call", "Complaints line"],
    5: ["Birthday card", "Monthly newsletter", "Loyalty card"],
    6: ["Request for a review", "Thank-you note", "Refer a friend"],
}
SCORES = {
    "Social networks": (4.1, 210, "effective"),
    "Print advertising": (2.9, 41, "weak"),
    "Web site": (3.8, 412, "effective"),
    "Order form": (2.6, 230, "deal-breaker"),
    "Scent of the shop": (4.7, 22, "under-used"),
    "Delivery": (3.2, 305, "deal-breaker"),
    "Wrapping": (4.8, 290, "effective"),
    "Monthly newsletter": (2.7, 180, "over-used"),
    "Loyalty card": (3.3, 4, "unmeasured"),
}


@pytest.fixture
def map(transactional_db: None, cast: Cast) -> Map:
    stages = identify.lay_out_stages(cast.workspace, scheme="lifecycle")
    map = operations.open_map(cast.workspace, person=cast.bogdan.person)
    for place, names in NAMES.items():
        for card in operations.add_touchpoints(map, names=names, stage=stages[place], person=cast.bogdan.person):
            measure(card.touchpoint)
    return map


def measure(touchpoint) -> None:  # type: ignore[no-untyped-def]
    if touchpoint.name not in SCORES:
        return
    score, answers, verdict = SCORES[touchpoint.name]
    details = {"scale": [1, 5]}
    new = operations.NewReading
    operations.post_readings(
        [
            new(touchpoint, "score", score, "points 1-5", "mean", answers, score - 0.2, score + 0.15, details),
            new(touchpoint, "verdict", 1, "word", "rules", answers, details={"verdict": verdict}),
        ]
    )


@pytest.fixture
def page(cast: Cast, map: Map, bogdan_page: Page) -> Page:
    bogdan_page.goto(f"/w/{cast.workspace.slug}/map/")
    return bogdan_page


def card(page: Page, name: str):  # type: ignore[no-untyped-def]
    page.wait_for_load_state()  # a card is there before the keys are
    return page.locator(".map-name", has_text=name)


def names_in(page: Page, stage: str):  # type: ignore[no-untyped-def]
    return page.get_by_role("region", name=stage).locator(".map-name")


def say(page: Page, text: str) -> None:
    expect(page.locator("#toasts .toast").last).to_contain_text(text)


def test_a_card_is_moved_by_mouse_and_taken_back(page: Page) -> None:
    held, target = card(page, "Invoice").bounding_box(), card(page, "Loyalty card").bounding_box()
    assert held
    assert target
    page.mouse.move(held["x"] + 8, held["y"] + 8)
    page.mouse.down()
    page.mouse.move(target["x"] + 20, target["y"] - 4, steps=5)
    page.mouse.up()

    expect(names_in(page, "Loyalty")).to_have_text(["Birthday card", "Monthly newsletter", "Invoice", "Loyalty card"])
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(names_in(page, "Satisfaction")).to_have_text(NAMES[4])


def test_a_card_is_moved_by_keys_said_aloud_and_keeps_the_focus(page: Page) -> None:
    card(page, "Follow-up call").focus()
    page.keyboard.press("Alt+ArrowRight")
    say(page, "Moved Follow-up call from Satisfaction to Loyalty, place 4")
    page.keyboard.press("Alt+ArrowUp")
    say(page, "Moved Follow-up call within Loyalty, to place 3")

    expect(card(page, "Follow-up call")).to_be_focused()
    page.keyboard.press("Control+z")
    say(page, "to place 4")
    page.keyboard.press("Control+z")
    expect(names_in(page, "Satisfaction")).to_have_text(NAMES[4])
    page.keyboard.press("Control+Shift+z")
    expect(names_in(page, "Loyalty")).to_have_text([*NAMES[5], "Follow-up call"])


def test_undo_works_after_a_reload(page: Page) -> None:
    card(page, "Delivery").focus()
    page.keyboard.press("Alt+ArrowLeft")
    say(page, "Moved Delivery")
    page.reload()

    page.keyboard.press("Control+z")

    expect(names_in(page, "Satisfaction")).to_have_text(NAMES[4])


def test_arrows_walk_from_card_to_card_and_one_card_is_in_the_tab_order(page: Page) -> None:
    card(page, "Social networks").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)

    expect(card(page, "Chat on the site")).to_be_focused()
    assert page.locator('.map-name[tabindex="0"]').count() == 1


def test_a_name_is_typed_in_its_place_and_esc_restores_it(page: Page) -> None:
    card(page, "Contract").focus()
    page.keyboard.press("F2")
    page.keyboard.type("Contract in plain words")
    page.keyboard.press("Enter")
    say(page, "Renamed Contract to Contract in plain words")

    page.keyboard.press("Enter")
    page.keyboard.type("nonsense")
    page.keyboard.press("Escape")
    expect(names_in(page, "Selection").last).to_have_text("Contract in plain words")


def test_names_are_typed_one_after_another_into_a_stage(page: Page) -> None:
    card(page, "Loyalty card").focus()
    page.keyboard.press("n")
    for name in ("Gift voucher", "Anniversary call"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        say(page, f"Added {name} to Loyalty")

    expect(names_in(page, "Loyalty")).to_have_text([*NAMES[5], "Gift voucher", "Anniversary call"])


def test_the_panel_has_its_own_address_saves_a_field_and_gives_the_focus_back(page: Page) -> None:
    card(page, "Delivery").focus()
    page.keyboard.press("o")
    expect(page.locator("#panel h2")).to_have_text("Delivery")
    assert re.search(r"/map/[\w-]+/touchpoints/delivery-", page.url)

    page.locator("#panel summary", has_text="Who and what is behind it").click()
    page.locator("#panel").get_by_label("Responsible person", exact=True).select_option(label="Chi")
    expect(page.locator("#panel")).to_contain_text("Saved")
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_have_count(0)
    expect(card(page, "Delivery")).to_be_focused()


def test_a_card_is_moved_by_a_menu_for_touch(page: Page) -> None:
    page.get_by_role("link", name="Move Wrapping").click()
    page.get_by_role("dialog").get_by_role("button", name="Advocacy").click()

    expect(names_in(page, "Advocacy").last).to_have_text("Wrapping")


@pytest.mark.both_databases
def test_two_people_rename_one_card_and_nothing_is_overwritten(cast: Cast, map: Map, page: Page, visit: Visit) -> None:
    other = visit(cast.ana)
    other.goto(page.url)
    for someone, name in ((other, "Parcel"), (page, "Courier")):
        card(someone, "Delivery").focus()
        someone.keyboard.press("F2")
        someone.keyboard.type(name)
        someone.keyboard.press("Enter")
        someone.locator("#toasts .toast").wait_for()

    say(page, "it is called Parcel now")
    expect(names_in(page, "Satisfaction").first).to_have_text("Parcel")


def test_a_viewer_can_walk_and_open_but_not_change(cast: Cast, map: Map, chi_page: Page) -> None:
    chi_page.goto(f"/w/{cast.workspace.slug}/map/")
    card(chi_page, "Delivery").focus()
    chi_page.keyboard.press("Alt+ArrowRight")
    chi_page.keyboard.press("Enter")

    expect(chi_page.locator("#panel h2")).to_have_text("Delivery")
    expect(chi_page.locator("#panel form")).to_have_count(0)
    expect(names_in(chi_page, "Satisfaction")).to_have_text(NAMES[4])


def test_without_a_script_a_card_is_moved_from_a_page(cast: Cast, map: Map, visit: Visit) -> None:
    page = visit(cast.bogdan, javascript=False)
    page.goto(f"/w/{cast.workspace.slug}/map/")
    page.get_by_role("link", name="Move Wrapping").click()
    page.get_by_role("button", name="Advocacy").click()

    expect(names_in(page, "Advocacy").last).to_have_text("Wrapping")
    expect(page.get_by_text("Moved Wrapping from Satisfaction")).to_be_visible()


def test_the_map_is_accessible_and_fits_a_phone(page: Page) -> None:
    assert_accessible(page)
    card(page, "Delivery").click()
    page.locator("#panel h2").wait_for()
    assert_accessible(page)
    photograph(page, "map-panel")
    page.keyboard.press("Escape")
    photograph(page, "map")
    assert_fits(page)


def test_stages_and_library_are_accessible_and_fit_a_phone(cast: Cast, page: Page) -> None:
    for path in ("identify/", "identify/stages/", "identify/add/", "map/history/"):
        page.goto(f"/w/{cast.workspace.slug}/{path}")
        assert_accessible(page)
        photograph(page, path.strip("/").replace("/", "-"))
        assert_fits(page)


def test_a_stage_is_dragged_to_another_place(cast: Cast, page: Page) -> None:
    page.goto(f"/w/{cast.workspace.slug}/identify/stages/")
    handles = page.locator(".stage-place")
    held, target = handles.nth(6).bounding_box(), handles.nth(1).bounding_box()
    assert held
    assert target
    page.mouse.move(held["x"] + 4, held["y"] + 4)
    page.mouse.down()
    page.mouse.move(target["x"] + 4, target["y"] - 6, steps=5)
    with page.expect_navigation():
        page.mouse.up()

    names = [stage.key for stage in Stage.objects.filter(workspace=cast.workspace)]
    assert names[:3] == ["awareness", "advocacy", "knowledge"]

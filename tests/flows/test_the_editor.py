"""The editor's promises in a real browser: a whole map by keyboard, by mouse, taken back after a reload, printed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.flows.looking import assert_accessible, assert_fits
from tests.flows.test_the_map import NAMES, card, names_in, say
from touchline.web.identify import operations as identify
from touchline.web.map import operations, queries
from touchline.web.map.models import Map

pytestmark = pytest.mark.slow

MOST_KEYS = 400
STAGES = ("Awareness", "Knowledge", "Consideration", "Selection", "Satisfaction", "Loyalty", "Advocacy")
MORE = {
    0: ["Search engine", "Shop window"],
    1: ["Catalogue", "Opening hours"],
    2: ["Sample bouquet", "Fitting"],
    3: ["Deposit", "Confirmation by mail"],
    4: ["Care leaflet", "Parking"],
    5: ["Anniversary call", "Members' evening"],
    6: ["Photo contest", "Guest book"],
}
FORTY = {place: [*names, *MORE[place]] for place, names in NAMES.items()}


@dataclass
class Keys:
    """A keyboard that counts the keys pressed; the letters of names are not counted, a chord counts each key."""

    page: Page
    pressed: int = 0
    script: list[str] = field(default_factory=list)

    def press(self, *chords: str) -> None:
        for chord in chords:
            self.page.keyboard.press(chord)
            self.pressed += len(chord.split("+"))
            self.script.append(chord)

    def names(self, names: Iterable[str]) -> None:
        for name in names:
            self.page.keyboard.type(name)
            self.press("Enter")


@pytest.fixture
def map(transactional_db: None, cast: Cast) -> Map:
    identify.lay_out_stages(cast.workspace, scheme="lifecycle")
    return operations.open_map(cast.workspace, person=cast.bogdan.person)


@pytest.fixture
def filled(map: Map, cast: Cast) -> Map:
    for stage, names in zip(cast.workspace.stages.all(), NAMES.values(), strict=True):
        operations.add_touchpoints(map, names=names, stage=stage, person=cast.bogdan.person)
    return map


def opened(page: Page, cast: Cast) -> Page:
    page.goto(f"/w/{cast.workspace.slug}/map/")
    return page


@pytest.mark.both_databases
def test_a_map_of_forty_touchpoints_is_built_by_keyboard_alone(cast: Cast, map: Map, bogdan_page: Page) -> None:
    page, keys = opened(bogdan_page, cast), Keys(bogdan_page)
    keys.press("n")
    for place, names in FORTY.items():
        keys.names(names)
        if place < 6:
            keys.press("Tab")
    for place, stage in enumerate(STAGES):
        expect(names_in(page, stage)).to_have_text(FORTY[place], timeout=60_000)
    keys.press("Escape")
    expect(card(page, "Guest book")).to_be_focused()

    keys.press("Alt+ArrowLeft")
    say(page, "Moved Guest book from Advocacy to Loyalty")
    keys.press("F2")
    page.keyboard.type("Guest book by the door")
    keys.press("Enter")
    say(page, "Renamed Guest book")
    keys.press("Shift+ArrowUp", "Shift+ArrowUp", "Delete")
    say(page, "Took 3 cards off the map")
    keys.press("Control+z")
    expect(names_in(page, "Loyalty")).to_have_count(6)

    assert sum(map_.count for map_ in queries.grid(map, queries.Look()).columns) == 40 - 1
    assert keys.pressed <= MOST_KEYS, f"{keys.pressed} keys"


@pytest.mark.both_databases
def test_the_same_map_is_built_by_mouse(cast: Cast, map: Map, bogdan_page: Page) -> None:
    page = opened(bogdan_page, cast)
    for place, stage in enumerate(STAGES):
        column = page.get_by_role("region", name=stage)
        column.locator("summary").click()
        column.locator("textarea").fill("\n".join(FORTY[place]))
        column.get_by_role("button", name="Add").click()
        expect(names_in(page, stage)).to_have_text(FORTY[place])

    for name in ("Guest book", "Photo contest"):
        card(page, name).click(modifiers=["Control"])
    expect(page.locator("[data-chosen-count]")).to_have_text("2 chosen")
    bar = page.locator("[data-chosen-bar]")
    bar.get_by_label("Stage").select_option(label="Loyalty")
    bar.get_by_role("button", name="Move").click()
    say(page, "Moved 2 cards")

    expect(names_in(page, "Loyalty")).to_have_count(len(FORTY[5]) + 2)


@pytest.mark.both_databases
def test_several_changes_are_undone_and_redone_across_a_reload(cast: Cast, filled: Map, bogdan_page: Page) -> None:
    page = opened(bogdan_page, cast)
    card(page, "Delivery").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Alt+ArrowRight")
    say(page, "Moved 2 cards")
    page.reload()

    page.keyboard.press("Control+z")
    expect(names_in(page, "Satisfaction")).to_have_text(NAMES[4])
    page.reload()
    page.keyboard.press("Control+Shift+z")
    expect(names_in(page, "Loyalty")).to_have_count(5)


def test_cards_are_searched_filtered_and_shown_again(cast: Cast, filled: Map, bogdan_page: Page) -> None:
    page = opened(bogdan_page, cast)
    page.keyboard.press("/")
    page.keyboard.type("card")
    expect(page.locator(".map-shown")).to_contain_text("3 of 25 shown.")
    page.keyboard.press("Enter")
    expect(card(page, "Card payment")).to_be_focused()

    page.get_by_role("link", name="Show all").click()
    expect(page.locator(".map-name")).to_have_count(25)


def test_a_range_is_pasted_looked_at_and_taken_back_as_one(cast: Cast, filled: Map, bogdan_page: Page) -> None:
    page = opened(bogdan_page, cast)
    card(page, "Birthday card").focus()
    page.evaluate(
        """text => { const data = new DataTransfer(); data.setData("text/plain", text);
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true })); }""",
        "Gift voucher\tPodcast\nClub night\tPraise wall",
    )
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Into 2 cells: 4 new")
    dialog.get_by_role("button", name="Put on the map").click()
    say(page, "Added 4 touchpoints")
    expect(names_in(page, "Advocacy")).to_have_text([*NAMES[6], "Podcast", "Praise wall"])

    page.keyboard.press("Control+z")

    expect(names_in(page, "Loyalty")).to_have_text(NAMES[5])


def test_the_editor_is_accessible_from_afar_nearby_and_with_cards_chosen(
    cast: Cast, filled: Map, bogdan_page: Page
) -> None:
    page = opened(bogdan_page, cast)
    card(page, "Delivery").click(modifiers=["Control"])
    page.locator(".map-filters summary").click()
    assert_accessible(page)
    for zoom in ("stages", "detail"):
        page.goto(f"/w/{cast.workspace.slug}/map/{filled.slug}/?zoom={zoom}")
        assert_accessible(page, schemes=["light"])
        assert_fits(page)
        page.set_viewport_size({"width": 1280, "height": 844})
    every = [cell.aria_snapshot().splitlines()[0] for cell in page.locator("[data-cell]").all()]
    assert every[0] == '- group "Awareness, 3 touchpoints":'
    assert len(set(every)) == len(STAGES)


@pytest.mark.parametrize(("paper", "width_px"), [("A4", 1047), ("A3", 1511)])
def test_the_printed_map_is_readable_and_no_card_is_cut(
    cast: Cast, filled: Map, bogdan_page: Page, paper: str, width_px: int
) -> None:
    page = opened(bogdan_page, cast)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width_px, "height": 700})

    found = page.evaluate(
        """() => {
          const texts = [...document.querySelectorAll(".map *")].filter((one) => one.checkVisibility() &&
            !one.closest(".visually-hidden") &&
            [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
          const cards = [...document.querySelectorAll(".map-card")];
          return {
            points: Math.min(...texts.map((one) => parseFloat(getComputedStyle(one).fontSize) * 0.75)),
            cut: cards.filter((one) => one.scrollWidth > one.clientWidth + 1 ||
              one.scrollHeight > one.clientHeight + 1).length,
            whole: cards.every((one) => getComputedStyle(one).breakInside === "avoid"),
            wide: document.documentElement.scrollWidth,
          };
        }"""
    )

    assert found["points"] >= 7
    assert (found["cut"], found["whole"]) == (0, True)
    assert found["wide"] <= width_px
    assert page.pdf(format=paper, landscape=True, prefer_css_page_size=False).startswith(b"%PDF")

"""What a browser test does with a page besides using it: judge it by axe, take its photographs.

Most of a browser test's processor time goes here: axe describes violations alone and judges the colours of one text of
each kind, and pages are photographed when `make pictures` asks for it with TOUCHLINE_PICTURES. Whether a style sheet
holds the screen in one orientation is judged by tests/layout: axe would ask for every sheet again.
"""

import os
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

SCREENSHOTS = Path(__file__).resolve().parents[2] / "screenshots"
OF_COLOUR = {"color-contrast": "[data-of-its-kind]", "link-in-text-block": "a[href][data-of-its-kind]"}
READY = "rules => { axe.configure({ rules: rules.map(([id, selector]) => ({ id, selector })) }); }"
OPTIONS = "{ runOnly, resultTypes: ['violations'], iframes: false, preload: false }"
JUDGE = f"async runOnly => (await axe.run(document, {OPTIONS})).violations"
EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"type": "rule", "values": list(OF_COLOUR)}
MARK_ONE_OF_EACH_KIND = """() => {
    const grounds = new Map([[null, ""]]);
    const ground = (element) => {
        if (!grounds.has(element)) {
            const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
            grounds.set(element, [backgroundColor, backgroundImage, opacity, ground(element.parentElement)].join());
        }
        return grounds.get(element);
    };
    const isSaid = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim();
    const seen = new Set();
    for (const element of document.body.querySelectorAll("*")) {
        element.removeAttribute("data-of-its-kind");
        if (!element.matches("input, select, textarea") && ![...element.childNodes].some(isSaid)) continue;
        const { color, fontSize, fontWeight } = getComputedStyle(element);
        const kind = [element.localName, element.getAttribute("class"), color, fontSize, fontWeight, ground(element)];
        if (seen.has(kind.join())) continue;
        seen.add(kind.join());
        element.setAttribute("data-of-its-kind", "");
    }
}"""
SPILLED = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
        if (!node.data.trim() || node.parentElement.closest("svg, option, .visually-hidden")) continue;
        if (!node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const { left, right, width } = range.getBoundingClientRect();
        if (width < 2) continue;
        for (let box = node.parentElement; box !== document.body; box = box.parentElement) {
            const { overflowX, borderLeftWidth, borderRightWidth, clipPath } = getComputedStyle(box);
            if (clipPath !== "none" || overflowX !== "visible") break;
            if (!parseFloat(borderLeftWidth) || !parseFloat(borderRightWidth)) continue;
            const edges = box.getBoundingClientRect();
            const beyond = Math.round(Math.max(right - edges.right, edges.left - left));
            if (beyond > 1) found.push(`${node.data.trim().slice(0, 40)}, ${beyond} px beyond ${box.className}`);
            break;
        }
    }
    for (const table of document.querySelectorAll(".table.stacked")) {
        const hidden = table.scrollWidth - table.clientWidth;
        if (hidden > 1) found.push(`a table, ${hidden} px wider than its place, of ${table.innerText.slice(0, 40)}`);
    }
    return found;
}"""
SCHEMES = ("light", "dark")
WIDTHS = (1280, 390)
PICTURES = bool(os.environ.get("TOUCHLINE_PICTURES"))
HEIGHT = 844


def assert_accessible(page: Page, *, schemes: Iterable[str] = SCHEMES) -> None:
    """Fail when axe finds anything serious or critical; nothing but colours differs between light and dark."""
    rules = EVERYTHING
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        bad = [v for v in violations(page, rules) if v["impact"] in ("serious", "critical")]
        assert not bad, f"{page.url} in {scheme}:\n" + "\n".join(map(worded, bad))
        rules = COLOURS


def violations(page: Page, rules: dict[str, Any]) -> list[dict[str, Any]]:
    """What axe finds on the page as it is now, which learns axe when it is first judged."""
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(READY, list(OF_COLOUR.items()))
    page.evaluate(MARK_ONE_OF_EACH_KIND)
    return list(page.evaluate(JUDGE, rules))


def worded(violation: dict[str, Any]) -> str:
    places = [f"    {' '.join(map(str, node['target']))}: {node['failureSummary']}" for node in violation["nodes"][:5]]
    return "\n".join([f"  {violation['id']}: {violation['help']} ({len(violation['nodes'])})", *places])


def assert_fits(page: Page, width: int = 390) -> None:
    """Fail when the page must be scrolled sideways on a phone."""
    beyond = width_beyond(page, width)
    assert beyond <= 0, f"{page.url} is {beyond} px too wide at {width} px"


def width_beyond(page: Page, width: int = 390) -> int:
    """How many pixels of the page lie beyond a window of this width, which it has from now on."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def spilled(page: Page) -> list[str]:
    """Return the texts that reach beyond their frame and the tables that hide a column, with the pixels."""
    return list(page.evaluate(SPILLED))


def photograph(page: Page, name: str, *, always: bool = False) -> None:
    """Keep the page in the folder screenshots/ that git ignores, in both lights and widths, and then as it was."""
    if not (PICTURES or always):
        return
    SCREENSHOTS.mkdir(exist_ok=True)
    before = page.viewport_size
    for scheme, width in product(SCHEMES, WIDTHS):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        path = SCREENSHOTS / f"{name}-{scheme}-{width}.jpg"
        page.screenshot(path=path, type="jpeg", quality=90, full_page=True)
    page.emulate_media(color_scheme="light")
    if before:
        page.set_viewport_size(before)

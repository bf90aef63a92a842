# ruff: noqa: PLC0415 Django and Playwright are imported once they are needed
"""Large maps in Chromium, served as people serve them: first paint, an edit from key to picture, frames of a scroll.

Traces of the scrolls are left in test-results/map-scroll-*.zip; `playwright show-trace` opens them.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.bench_map import filled_map
from benchmarks.benchmark import Benchmark

PAINT_LIMIT_S, EDIT_LIMIT_S, FRAME_LIMIT_S, BYTES_LIMIT = 1.0, 0.1, 0.034, 400_000
LOADS, WARM_UP, EDITS, FRAMES, STEP_PX = 7, 10, 120, 240, 40
TRACES = Path(__file__).resolve().parent.parent / "test-results"
HEADLESS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
ARRIVED = "() => { const p = performance.getEntriesByType('navigation')[0]; return [p.responseStart - p.requestStart, p.decodedBodySize, p.transferSize]; }"  # noqa: E501
WATCH_EDITS = """() => {
  performance.setResourceTimingBufferSize(1000);
  window.took = [];
  let began = 0;
  document.addEventListener("keydown", () => { began = performance.now(); }, true);
  document.body.addEventListener("htmx:afterRequest", () =>
    requestAnimationFrame(() => setTimeout(() => window.took.push(performance.now() - began))));
}"""
ANSWERED = """() => performance.getEntriesByType("resource").filter(one => one.name.includes("/move/"))
  .map(one => one.responseEnd - one.requestStart)"""
SCROLL = """([frames, step]) => new Promise(done => {
  const map = document.querySelector("[data-map]");
  const lies = map.scrollHeight > map.clientHeight + 1 ? map : document.scrollingElement;
  const took = [];
  let last = 0;
  const next = now => {
    if (last) took.push(now - last);
    last = now;
    lies.scrollTop += step;
    took.length < frames ? requestAnimationFrame(next) : done(took);
  };
  requestAnimationFrame(next);
})"""


@dataclass
class Opened:
    """A map of so many cards in a browser: its page, its address, and what has to be closed."""

    cards: int
    page: Any
    address: str
    stack: ExitStack


def opened(cards: int) -> Opened:
    """Serve a map of so many cards from the benchmark's home, and open it once, so that templates are read."""
    from django.conf import settings
    from django.db import connections
    from playwright.sync_api import sync_playwright
    from tests.serving import served
    from tools.browser import chromium

    client, address, _map = filled_map(cards)
    connections.close_all()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop beside us
    stack = ExitStack()
    server = stack.enter_context(served(Path(os.environ["TOUCHLINE_HOME"])))
    server.start()
    base = f"http://127.0.0.1:{server.port}"
    browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=chromium(), args=HEADLESS)
    stack.callback(browser.close)
    context = browser.new_context(base_url=base, viewport={"width": 1280, "height": 844})
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base}])
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(address)
    return Opened(cards, page, address, stack)


@contextmanager
def closing(map: Opened) -> Iterator[Any]:
    with map.stack:
        yield map.page


def first_paint(map: Opened) -> None:
    with closing(map) as page:
        painted, waited = [], []
        for _ in range(LOADS):
            page.goto(map.address)
            painted.append(page.wait_for_function(PAINTED).json_value() / 1000)  # it may come after the page's end
            answered, size, sent = page.evaluate(ARRIVED)
            waited.append(answered / 1000)
        drawn = page.locator("[data-card]").count()
    print(f"    first paint: {spread(painted)}; of it waiting for the server: {spread(waited)}")
    print(f"    the page: {size / 1000:.0f} kB, {sent / 1000:.0f} kB on the wire, {drawn} cards drawn at first")
    assert median(painted) < PAINT_LIMIT_S, f"first paint {median(painted):.2f} s"
    assert size < BYTES_LIMIT, f"{size} bytes"


def edits(map: Opened) -> None:
    """Move a card to and fro by keys; each edit is timed from the key to the frame that shows the answer.

    The first ones are not counted: a server's threads load what an edit needs when they meet it for the first time.
    """
    with closing(map) as page:
        page.locator("[data-card] .map-name").nth(3).focus()
        page.evaluate(WATCH_EDITS)
        for number in range(WARM_UP + EDITS):
            page.keyboard.press("Alt+ArrowRight" if number % 2 == 0 else "Alt+ArrowLeft")
            page.wait_for_function("n => window.took.length > n", arg=number)
        seen = [each / 1000 for each in page.evaluate("window.took")[WARM_UP:]]
        answered = [each / 1000 for each in page.evaluate(ANSWERED)[WARM_UP:]]
    print(f"    an edit, from key to picture: {spread(seen)}; the server's part: {spread(answered)}")
    assert p95(answered) < EDIT_LIMIT_S, f"p95 {p95(answered):.3f} s"


def scroll(map: Opened) -> None:
    """Scroll down through the whole map while more cards come, first timed, then traced."""
    with closing(map) as page:
        frames = [each / 1000 for each in page.evaluate(SCROLL, [FRAMES, STEP_PX])]
        drawn = page.locator("[data-card]").count()
        page.goto(map.address)
        TRACES.mkdir(exist_ok=True)
        page.context.tracing.start(screenshots=True)
        page.evaluate(SCROLL, [FRAMES // 4, STEP_PX])
        page.context.tracing.stop(path=TRACES / f"map-scroll-{map.cards}.zip")
    late = sum(each > FRAME_LIMIT_S for each in frames)
    print(f"    a frame while scrolling {FRAMES * STEP_PX} px: {spread(frames)}, longest {max(frames) * 1000:.0f} ms")
    print(f"    {late} of {FRAMES} frames over 34 ms; {drawn} cards drawn at the end")
    assert p95(frames) < FRAME_LIMIT_S, f"p95 of a frame {p95(frames):.3f} s"


def spread(seconds: list[float]) -> str:
    return f"median {median(seconds) * 1000:.0f} ms, p95 {p95(seconds) * 1000:.0f} ms, n = {len(seconds)}"


def p95(seconds: list[float]) -> float:
    return sorted(seconds)[max(int(len(seconds) * 0.95) - 1, 0)]


BENCHMARKS = [
    Benchmark("a map of 1000 cards in a browser: first paint", 60.0, partial(opened, 1000), first_paint),
    Benchmark("a map of 5000 cards in a browser: first paint", 60.0, partial(opened, 5000), first_paint),
    Benchmark("a map of 1000 cards in a browser: edits by keys", 60.0, partial(opened, 1000), edits),
    Benchmark("a map of 1000 cards in a browser: a scroll", 60.0, partial(opened, 1000), scroll),
    Benchmark("a map of 5000 cards in a browser: a scroll", 60.0, partial(opened, 5000), scroll),
]

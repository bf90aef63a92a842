"""What is looked for on every page is found where it is."""

import pytest
from playwright.sync_api import Browser

from tests.flows.looking import assert_accessible

PAGE = """<!doctype html><html lang="en"><title>Till</title>
<style>@media (prefers-color-scheme: %s) { main { color: #bbb; background: #fff } }</style>
<main><h1>Till</h1><p>Words that are %s</p>%s</main>"""


@pytest.mark.parametrize(
    ("scheme", "more", "said"),
    [
        ("light", "", "in light:\n  color-contrast"),
        ("dark", "", "in dark:\n  color-contrast"),
        ("none", '<img src="data:,">', "in light:\n  image-alt"),
    ],
)
def test_a_fault_is_found_in_the_scheme_that_has_it(browser: Browser, scheme: str, more: str, said: str) -> None:
    page = browser.new_page()
    page.set_content(PAGE % (scheme, scheme, more))

    with pytest.raises(AssertionError) as found:
        assert_accessible(page)

    page.close()
    assert said in str(found.value)


def test_a_page_without_a_fault_passes(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(PAGE % ("print", "plain", ""))

    assert_accessible(page)

    page.close()

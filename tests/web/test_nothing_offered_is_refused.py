"""Whoever reads a page can do what the page offers: no link and no form of a viewer or editor leads to a refusal."""

import re
from collections import deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from tests.conftest import Cast, client_of
from touchline.web.workspace.access import PERMISSIONS

pytestmark = [pytest.mark.slow, pytest.mark.any_database]  # it walks every page, and no database changes a permission

LINK = re.compile(r"""<a\b[^>]*?\shref="([^"#]+)""")
FORM = re.compile(r"""<form\b[^>]*?\saction="([^"]+)""")
SENT = re.compile(r"""\s(?:hx-(?:post|get|delete|put)|formaction|data-(?:move|take-off|change))="(/[^"]+)""")


def offered(html: str, page: str) -> set[str]:
    """Return the paths that a page links to, sends to or fetches."""
    found = {*LINK.findall(html), *FORM.findall(html), *SENT.findall(html)}
    return {urlsplit(urljoin(page, unescape(address))).path for address in found}


def walk(client: Client, start: str) -> dict[str, str]:
    """Open every page that can be reached by links; return each address offered, with the page that offers it."""
    offers: dict[str, str] = {start: start}
    waiting = deque([start])
    while waiting:
        page = waiting.popleft()
        reply = client.get(page)
        if reply.status_code == 200 and reply.headers.get("Content-Type", "").startswith("text/html"):
            for address in sorted(offered(reply.content.decode(), page)):
                if address.startswith(start) and address not in offers:
                    offers[address] = page
                    waiting.append(address)
    return offers


@pytest.mark.parametrize("who", ["bogdan", "chi"])
def test_nothing_that_is_offered_is_refused(filled: Cast, who: str) -> None:
    member = getattr(filled, who)

    offers = walk(client_of(member), f"/w/{filled.workspace.slug}/")

    assert len(offers) > 20
    refused = {
        address: page
        for address, page in offers.items()
        if member.role not in PERMISSIONS[getattr(resolve(address).func, "access", "see")]
    }
    assert refused == {}

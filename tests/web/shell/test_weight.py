"""What the server sends for an empty page, all sheets and scripts with it."""

import re

from django.test import Client

from tests.conftest import Cast

MOST_BYTES = 100_000


def sent(client: Client, address: str) -> int:
    reply = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert reply.status_code == 200, address
    return len(b"".join(reply) if reply.streaming else reply.content)


def test_an_empty_page_with_all_that_it_loads_stays_under_100_kb(cast: Cast, chi: Client) -> None:
    address = f"/w/{cast.workspace.slug}/monitor/"
    page = chi.get(address).content.decode()
    loaded = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    modules = [
        f"/static/shell/js/{name}.js"
        for name in ("look", "toast", "dialog", "panel", "keys", "rows", "requests", "fetched")
    ]

    weight = sum(sent(chi, part) for part in (address, *loaded, *modules))

    assert len(loaded) > 10
    assert weight < MOST_BYTES

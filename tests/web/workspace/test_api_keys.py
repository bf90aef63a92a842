"""Keys for programs: made once, shown once, revoked for good."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from tests.conftest import Cast
from touchline.web.workspace.models import ApiKey, AuditEntry, Scope
from touchline.web.workspace.operations.api_keys import make_api_key, note_use
from touchline.web.workspace.queries.api_keys import api_key_of
from touchline.web.workspace.tokens import hash_of


def test_a_key_is_shown_once_and_only_its_hash_is_kept(cast: Cast, ana: Client) -> None:
    address = f"/w/{cast.workspace.slug}/settings/keys/"

    made = ana.post(address, {"name": "Till", "scope": "write"})

    text = re.search(r'value="(tl_\w+_[\w-]{43})"', made.content.decode())
    assert text
    key = ApiKey.objects.get()
    assert key.secret_hash == hash_of(text[1].split("_", 2)[2])
    assert api_key_of(text[1]) == key
    assert "no-store" in made.headers["Cache-Control"]
    listed = ana.get(address).content.decode()
    assert text[1] not in listed
    assert f"tl_{key.prefix}" in listed


def test_a_revoked_key_opens_nothing_and_both_are_in_the_trail(cast: Cast, ana: Client) -> None:
    key, text = make_api_key(cast.workspace, name="Till", scope=Scope.READ, person=cast.ana.person)
    address = f"/w/{cast.workspace.slug}/settings/keys/{key.prefix}/revoke/"
    assert "Revoke the key" in ana.get(address).content.decode()
    assert api_key_of(text) == key

    ana.post(address)
    ana.post(address)

    assert api_key_of(text) is None
    actions = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["workspace.make_api_key", "workspace.revoke_api_key"]


def test_only_administrators_see_keys(cast: Cast, bogdan: Client) -> None:
    assert bogdan.get(f"/w/{cast.workspace.slug}/settings/keys/").status_code == 403


def test_the_last_use_is_kept_to_the_minute(cast: Cast) -> None:
    key, _ = make_api_key(cast.workspace, name="Till", scope=Scope.READ, person=cast.ana.person)
    at = now()
    for second in (0, 30, 61):
        key.refresh_from_db()
        note_use(key, at + timedelta(seconds=second))

    key.refresh_from_db()

    assert key.last_used_at == at + timedelta(seconds=61)


def test_a_key_with_the_right_beginning_and_a_wrong_secret_opens_nothing(cast: Cast) -> None:
    key, text = make_api_key(cast.workspace, name="Till", scope=Scope.READ, person=cast.ana.person)

    assert api_key_of(text[:-1] + ("A" if text[-1] != "A" else "B")) is None
    assert api_key_of(f"tl_{key.prefix}_") is None
    assert api_key_of(text) == key


@pytest.mark.slow
def test_too_many_keys_in_an_hour_are_refused(cast: Cast, ana: Client) -> None:
    address = f"/w/{cast.workspace.slug}/settings/keys/"

    statuses = [ana.post(address, {"name": f"Key {n}", "scope": "read"}).status_code for n in range(21)]

    assert statuses == [200] * 20 + [429]

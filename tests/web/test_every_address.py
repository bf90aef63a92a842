"""Every address of the application, asked by everybody: who gets in is what the table says, nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from tests.conftest import Cast, client_of
from tests.web.filled import FREE, OBJECTS
from touchline.web.workspace.access import PERMISSIONS
from touchline.web.workspace.middleware import AccessMiddleware
from touchline.web.workspace.models import Member, Workspace

pytestmark = [pytest.mark.slow, pytest.mark.any_database]  # it walks every page, and no database changes a permission

BLANK = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
METHODS = ["get", "post"]
NOT_FOUND, REFUSED = 404, 403
# Refused by what is asked for, not by who asks: the operation says so, and its own test shows it.
REFUSES_BY_CONTENT = {"map:change_comment", "map:remove_comment", "map:bring_comment_back", "map:settle"}
# Not there until something was computed, or in a company's own workspace: their own tests show them.
NOT_THERE_YET = {"analyse:touchpoint", "analyse:steps_file", "desk:remove_sample"}


# Opened by a key, not by signing in: a key is no cookie, so no other site can send it.
BY_KEY = "api key"


@dataclass(frozen=True, slots=True)
class Address:
    """One line of the URL conf."""

    name: str
    pattern: str
    access: str | None

    @property
    def blanks(self) -> list[str]:
        """The names to fill in, besides the workspace; a plain slug is named by the word before it."""
        found = [match[1] or match[2] for match in BLANK.finditer(self.pattern)]
        words = re.findall(r"(\w[\w-]*)/<slug:slug>", self.pattern)
        return [words.pop(0) if name == "slug" else name for name in found if name != "workspace"]

    @property
    def holds_objects(self) -> bool:
        return any(name in OBJECTS for name in self.blanks)

    def path(self, workspace: Workspace, *, objects_of: Workspace | None = None) -> str:
        fillings = iter(self.blanks)

        def filling(match: re.Match[str]) -> str:
            if "workspace" in (match[1], match[2]):
                return workspace.slug
            name = next(fillings)
            return OBJECTS[name](objects_of or workspace) if name in OBJECTS else FREE[name]

        return "/" + BLANK.sub(filling, self.pattern).replace("^", "").replace("$", "")


def addresses(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[Address]:
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, pattern, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield Address(f"{space}{entry.name}", pattern, getattr(entry.callback, "access", None))


EVERY = list(addresses(get_resolver()))
IN_WORKSPACE = [address for address in EVERY if address.access in PERMISSIONS]


@pytest.fixture
def cast(filled: Cast) -> Cast:
    return filled


def ask(client: Client, method: str, path: str) -> HttpResponse:
    """Ask, and undo whatever it did, so that the next question finds everything in place."""
    client.raise_request_exception = False
    with transaction.atomic():
        reply = getattr(client, method)(path)
        transaction.set_rollback(True)
    return reply


def goes_to_sign_in(reply: HttpResponse) -> bool:
    return reply.status_code == 302 and reply.headers["Location"].startswith("/account/login/")


def test_every_address_says_who_may_open_it() -> None:
    assert [address.name for address in EVERY if not address.access] == []


def test_every_name_in_an_address_has_an_example() -> None:
    known = OBJECTS.keys() | FREE.keys()

    assert {
        f"{address.name} needs {name}" for address in EVERY for name in address.blanks if name not in known
    } == set()


def test_every_address_of_a_workspace_asks_for_a_permission() -> None:
    inside = [address for address in EVERY if address.pattern.startswith("w/<slug:workspace>/")]

    assert inside == IN_WORKSPACE


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("who", ["bogdan", "chi"])  # an administrator's walk is in test_pseudo_language.py
def test_a_member_gets_in_exactly_where_the_role_allows(filled: Cast, who: str, method: str) -> None:
    member: Member = getattr(filled, who)
    client = client_of(member)

    wrong = []
    for address in IN_WORKSPACE:
        status = ask(client, method, address.path(filled.workspace)).status_code
        if not is_due(address, member.role, status):
            wrong.append(f"{address.name} ({address.access}): {status}")

    assert wrong == []


def is_due(address: Address, role: str, status: int) -> bool:
    """Say whether an address of a workspace answers a member of this role as the table of permissions says."""
    if role not in PERMISSIONS[str(address.access)]:
        return status == REFUSED
    if status == REFUSED:
        return address.name in REFUSES_BY_CONTENT
    if status == NOT_FOUND:
        return address.name in NOT_THERE_YET or any(name in FREE for name in address.blanks)
    return status != 500


@pytest.mark.parametrize("method", METHODS)
def test_to_a_stranger_the_workspace_does_not_exist(filled: Cast, dario: Client, method: str) -> None:
    statuses = {
        address.name: ask(dario, method, address.path(filled.workspace)).status_code for address in IN_WORKSPACE
    }

    assert {name: status for name, status in statuses.items() if status != NOT_FOUND} == {}


@pytest.mark.parametrize("method", METHODS)
def test_without_signing_in_every_page_leads_to_the_sign_in_page(filled: Cast, client: Client, method: str) -> None:
    closed = [address for address in EVERY if address.access not in ("public", BY_KEY)]

    open_ = [a.name for a in closed if not goes_to_sign_in(ask(client, method, a.path(filled.workspace)))]

    assert open_ == []


@pytest.mark.parametrize("method", [*METHODS, "patch", "delete"])
def test_without_a_key_the_api_tells_nothing_even_to_who_has_signed_in(filled: Cast, ana: Client, method: str) -> None:
    by_key = [address for address in EVERY if address.access == BY_KEY]

    statuses = {a.name: ask(ana, method, a.path(filled.workspace)).status_code for a in by_key}

    assert {name: status for name, status in statuses.items() if status not in (401, 405)} == {}
    assert len(by_key) > 5


@pytest.mark.parametrize("who", ["ana", "dario", "nobody"])
@pytest.mark.parametrize("method", METHODS)
def test_no_page_outside_the_workspaces_breaks(filled: Cast, who: str, method: str) -> None:
    outside = [address for address in EVERY if address not in IN_WORKSPACE]
    broken = []

    for address in outside:
        client = Client() if who == "nobody" else client_of(getattr(filled, who))
        if ask(client, method, address.path(filled.workspace)).status_code >= 500:
            broken.append(address.name)

    assert broken == []


@pytest.mark.parametrize("who", ["ana", "bogdan"])
def test_things_of_another_workspace_are_not_found_under_mine(filled: Cast, who: str) -> None:
    client = client_of(getattr(filled, who))
    allowed = [a for a in IN_WORKSPACE if a.holds_objects and getattr(filled, who).role in PERMISSIONS[str(a.access)]]
    leaks = []

    for address in allowed:
        path = address.path(filled.workspace, objects_of=filled.elsewhere)
        statuses = [ask(client, method, path).status_code for method in METHODS]
        if NOT_FOUND not in statuses or not {*statuses} <= {NOT_FOUND, 405}:
            leaks.append(f"{address.name}: {statuses}")

    assert leaks == []


def test_a_form_sent_from_another_site_is_refused_everywhere(filled: Cast) -> None:
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(filled.ana.person)

    by_cookie = [address for address in EVERY if address.access != BY_KEY and address.name != "api:nothing"]
    taken = [a.name for a in by_cookie if ask(forger, "post", a.path(filled.workspace)).status_code != REFUSED]

    assert taken == []


def test_a_view_that_forgets_its_mark_is_refused() -> None:
    def forgetful(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("open to everybody")

    gate = AccessMiddleware(lambda _request: HttpResponse())

    with pytest.raises(ImproperlyConfigured, match="forgetful"):
        gate.process_view(RequestFactory().get("/"), forgetful)

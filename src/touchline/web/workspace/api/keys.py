"""Who asks: the key in the header Authorization, what it may do, and how often."""

from datetime import datetime
from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest
from django.utils import translation
from django.utils.timezone import now
from ninja.security import HttpBearer

from touchline.web.workspace.api.refusals import RequestRefused
from touchline.web.workspace.models import ApiKey, Scope, Workspace
from touchline.web.workspace.operations.api_keys import note_use, seconds_to_wait
from touchline.web.workspace.operations.audit import key_in_use
from touchline.web.workspace.queries.api_keys import api_key_of


class KeyRequest(HttpRequest):
    """A request with a key that opens a workspace."""

    auth: ApiKey
    workspace: Workspace


class WorkspaceKey(HttpBearer):
    """A key of a workspace, sent as `Authorization: Bearer tl_...`."""

    openapi_description = "A key that an administrator made on the page “API keys” of the workspace."

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        key, at = api_key_of(token), now()
        refuse_haste(key.prefix if key else f"address:{get_client_ip(request)}", at)
        if key is None:
            return None
        if self.scope == Scope.WRITE and key.scope != Scope.WRITE:
            raise RequestRefused(
                403,
                "key-only-reads",
                f"the key “{key.name}” may only read",
                expected="a key that may read and write",
                fix="Ask an administrator of the workspace for such a key.",
            )
        note_use(key, at)
        request.workspace = key.workspace  # type: ignore[attr-defined]
        key_in_use.set(key.name)
        translation.activate(key.workspace.language)
        return key


def refuse_haste(who: str, at: datetime) -> None:
    """Raise RequestRefused when a key, or an address without one, asks too often."""
    if wait_s := seconds_to_wait(who, at):
        raise RequestRefused(
            429,
            "too-many-requests",
            "this key or address asked too often in the last minute",
            expected="fewer requests a minute",
            fix=f"Wait {wait_s} seconds, then go on; send answers and readings many at a time.",
            headers={"Retry-After": str(wait_s)},
        )


def no_key(_error: object = None) -> RequestRefused:
    return RequestRefused(
        401,
        "no-usable-key",
        "there is no key in the header Authorization, or it opens nothing",
        expected="Authorization: Bearer tl_…, with a key that was not revoked",
        fix="Ask an administrator of the workspace for a key.",
        headers={"WWW-Authenticate": 'Bearer realm="Touchline"'},
    )


READ, WRITE = WorkspaceKey(Scope.READ), WorkspaceKey(Scope.WRITE)

"""What was done is said once: at once under htmx, on the next page without."""

import json

from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from touchline.web.shell.reply import toast


def post(**headers: str) -> HttpRequest:
    request = RequestFactory().post("/", headers=headers)
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    return request


def test_a_fragment_carries_its_toast_and_the_way_back() -> None:
    reply = toast(post(**{"HX-Request": "true"}), HttpResponse("card"), "Mutat – gata", undo_url="/undo")

    assert json.loads(reply.headers["HX-Trigger"]) == {"toast": {"text": "Mutat – gata", "undo": "/undo"}}


def test_a_redirect_keeps_its_toast_for_the_page_it_leads_to() -> None:
    request = post()

    toast(request, HttpResponseRedirect("/next"), "Moved", undo_url="/undo")

    assert [(str(m), m.extra_tags) for m in get_messages(request)] == [("Moved", "/undo")]


def test_under_htmx_the_browser_itself_follows_a_redirect() -> None:
    reply = toast(post(**{"HX-Request": "true"}), HttpResponseRedirect("/next"), "Moved")

    assert (reply.status_code, reply.headers["HX-Redirect"]) == (204, "/next")

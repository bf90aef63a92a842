"""The link printed by the program: everything is set up, or the administrator is signed in."""

from typing import Any

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from touchline.web.desk.forms import StartForm, ready_schemes
from touchline.web.desk.operations.first_run import set_up
from touchline.web.workspace.access import public
from touchline.web.workspace.locales import guess_currency
from touchline.web.workspace.models import OneTimeLink, Person, Purpose
from touchline.web.workspace.operations.one_time_links import LinkUsedError, use
from touchline.web.workspace.operations.people import new_person
from touchline.web.workspace.queries.invitations import one_time_link_of


@public
@never_cache
@sensitive_post_parameters("password")
def start(request: HttpRequest, token: str) -> HttpResponse:
    link = one_time_link_of(token, now())
    if link is None:
        return closed(request)
    try:
        return first_run(request, link) if link.purpose == Purpose.START else sign_in_once(request, link)
    except LinkUsedError:
        return closed(request)


def first_run(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    form = StartForm(request.POST or None, initial=guesses(request))
    if not form.is_valid():
        return render(request, "desk/start.html", {"form": form, "schemes": ready_schemes()})
    fields = form.cleaned_data
    person = new_person(**{name: fields.pop(name) for name in ("name", "email", "password", "language")})
    workspace = set_up(link, person=person, **fields, at=now())
    return signed_in(request, person, reverse("desk:index", kwargs={"workspace": workspace.slug}))


def sign_in_once(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    """Ask first: a link that is only looked at, by a preview or a virus scanner, must not be used up."""
    if request.method != "POST":
        return render(request, "desk/sign_in_once.html", {"link": link})
    use(link, at=now())
    if link.person is None:
        return closed(request)
    return signed_in(request, link.person, "/")


def signed_in(request: HttpRequest, person: Person, address: str) -> HttpResponse:
    response: HttpResponse = perform_login(request, person, redirect_url=address)
    return response


def closed(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/start_closed.html", status=410)


def guesses(request: HttpRequest) -> dict[str, Any]:
    accepted = request.headers.get("Accept-Language", "")
    return {
        "language": get_language(),
        "currency": guess_currency(accepted),
        "time_zone": "UTC",  # the browser proposes its own
        "scheme": "lifecycle",
    }

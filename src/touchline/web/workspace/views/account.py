"""One's own account."""

from urllib.parse import urlsplit

from allauth.account import views as allauth
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, override
from django.views.decorators.http import require_POST

from touchline.web.shell.reply import toast
from touchline.web.workspace.access import PersonRequest, public, signed_in
from touchline.web.workspace.forms.account import LanguageForm, MeForm
from touchline.web.workspace.operations import people as operations
from touchline.web.workspace.queries import people as queries
from touchline.web.workspace.queries.workspaces import is_empty

sign_in = public(allauth.LoginView.as_view(extra_context={"nobody_yet": is_empty}))  # asked anew for each page


@signed_in
def me(request: PersonRequest) -> HttpResponse:
    person = request.user
    form = MeForm(request.POST or None, initial={"name": person.name, "language": person.language})
    if form.is_valid():
        operations.change_person(person, **form.cleaned_data)
        with override(person.language):
            return toast(request, remember(redirect("account:me"), person.language), gettext("Saved."))
    return render(request, "workspace/me.html", {"form": form, "about": queries.account(person)})


@public
def ask_reset(request: HttpRequest) -> HttpResponse:
    """Mail a link to set a new password; without a mail server say who else can help."""
    if not settings.MAILERS:
        return render(request, "account/no_mail.html")
    response: HttpResponse = allauth.password_reset(request)
    return response


@public
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Switch the language, in the cookie and, for somebody signed in, for good."""
    form = LanguageForm(request.POST)
    form.is_valid()
    response = redirect(own_address(request, form.data.get("next", "")))
    chosen = form.cleaned_data.get("language")
    if not chosen:
        return response
    if request.user.is_authenticated:
        operations.choose_language(request.user, language=chosen)
    return remember(response, chosen)


def own_address(request: HttpRequest, address: str) -> str:
    """Return the address if it is a path of ours, else the front door."""
    safe = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if safe and not urlsplit(address).netloc else "/"


def remember(response: HttpResponse, language: str) -> HttpResponse:
    """Keep the language for the pages before the next sign-in."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response

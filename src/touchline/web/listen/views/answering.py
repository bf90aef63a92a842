"""What a respondent sees: one question, then a comment, then thanks. No account, no JavaScript."""

import hmac
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import override
from django.views.decorators.cache import never_cache

from touchline.web.listen import operations, queries
from touchline.web.listen.forms import CommentForm, RatingForm
from touchline.web.listen.models import Answer, AnswerPage
from touchline.web.listen.views.languages import offered, respondents_language
from touchline.web.shell.slugs import tail
from touchline.web.workspace.access import public

RATE = {"answer": "300/10m/key"}  # per address and survey: all who share a shop's network share one
CUSTOMER_LENGTH = 200
COOKIE, COOKIE_DAYS = "touchline_answer", 180
SALT = "listen.answer"
View = Callable[..., HttpResponse]


def respondent(view: Callable[[HttpRequest, AnswerPage], HttpResponse]) -> View:
    """Open a survey's page to the whole world, in the respondent's language; a closed one says so."""

    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        page = queries.answer_page_of(token)
        if page is None:
            raise Http404
        language = respondents_language(request, page.survey.workspace)
        with override(language):
            response = allowed_answer(view, request, page)
        response.headers["Content-Language"] = language
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return public(never_cache(opened))


def allowed_answer(
    view: Callable[[HttpRequest, AnswerPage], HttpResponse], request: HttpRequest, page: AnswerPage
) -> HttpResponse:
    if request.method == "POST" and not within_rate(request, page):
        response = show(request, page, "limited", status=429)
        response.headers["Retry-After"] = "600"
        return response
    if not page.is_open:
        return show(request, page, "closed", status=410)
    try:
        return view(request, page)
    except operations.SurveyClosedError:
        return show(request, page, "closed", status=410)


def within_rate(request: HttpRequest, page: AnswerPage) -> bool:
    """Say whether this address may send more. What is kept for it can't be turned back into the address."""
    secret = f"{SALT}:{settings.SECRET_KEY}".encode()
    key = hmac.digest(secret, f"{page.token}:{ratelimit.get_ip(request)}".encode(), "sha256").hex()
    return bool(ratelimit.consume(request, app="touchline.listen", action="answer", config=RATE, key=key))


def show(request: HttpRequest, page: AnswerPage, part: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Show a part of the answer page in the active language."""
    language = respondents_language(request, page.survey.workspace)
    context |= {
        "page": page,
        "company": page.survey.workspace.name,
        "texts": queries.texts(page, language),
        "language": language,
        "languages": offered(language),
        "asked_language": request.GET.get("lang", ""),
        "customer": customer_of(request),
        "part": part,
    }
    return render(request, f"listen/answer/{part}.html", context, status=status)


@respondent
def answer(request: HttpRequest, page: AnswerPage) -> HttpResponse:
    """Ask the question; the first tap counts."""
    browser = browser_of(request)
    if request.method != "POST":
        if queries.answer_of(page, browser):
            return show(request, page, "already")
        return remember(show_question(request, page), page, browser or tail(32))
    form = RatingForm(request.POST, page=page)
    if not form.is_valid():
        return show_question(request, page, status=422)
    browser = browser or tail(32)
    language = respondents_language(request, page.survey.workspace)
    said = {"rating": form.cleaned_data["rating"], "language": language, "customer": customer_of(request)}
    try:
        operations.record_answer(page, browser=browser, answered_at=now(), **said)
    except operations.AlreadyAnsweredError:
        return show(request, page, "already", status=409)
    return remember(go(request, page, "comment" if page.asks_comment else "thanks"), page, browser)


def show_question(request: HttpRequest, page: AnswerPage, *, status: int = 200) -> HttpResponse:
    language = respondents_language(request, page.survey.workspace)
    choices = queries.choices(page.kind, language)
    return show(request, page, "question", status=status, choices=choices, missed=status == 422)


@respondent
def comment(request: HttpRequest, page: AnswerPage) -> HttpResponse:
    """Ask why. What is written replaces what was written before, once for each time the page is shown."""
    given = queries.answer_of(page, browser_of(request))
    if given is None:
        return go(request, page, "answer")
    form = CommentForm(request.POST or None)
    if request.method != "POST":
        return show_comment(request, page, given, given.comment)
    if not form.is_valid():
        return show_comment(request, page, given, request.POST.get("comment", ""), status=422, too_long=True)
    try:
        was = signing.loads(request.POST.get("edit", ""), salt=f"{SALT}:{given.pk}", max_age=24 * 3600)
        operations.write_comment(given, comment=form.cleaned_data["comment"], was=was)
    except (signing.BadSignature, operations.CommentChangedError):
        return show_comment(request, page, given, form.cleaned_data["comment"], status=409, changed=True)
    return go(request, page, "thanks")


def show_comment(
    request: HttpRequest, page: AnswerPage, given: Answer, text: str, *, status: int = 200, **said: Any
) -> HttpResponse:
    edit = signing.dumps(operations.mark_of(given.comment), salt=f"{SALT}:{given.pk}")
    context = {"given": given.ratings.get(page.question.key), "text": text, "edit": edit, **said}
    return show(request, page, "comment", status=status, **context)


@respondent
def thanks(request: HttpRequest, page: AnswerPage) -> HttpResponse:
    """Say thank you."""
    if queries.answer_of(page, browser_of(request)) is None:
        return go(request, page, "answer")
    return show(request, page, "thanks")


def go(request: HttpRequest, page: AnswerPage, name: str) -> HttpResponse:
    """Lead to another page of the same survey, in the language that was asked for."""
    language = request.GET.get("lang", "")
    query = {"lang": language} if language in dict(settings.LANGUAGES) else None
    return HttpResponseRedirect(reverse(f"survey:{name}", kwargs={"token": page.token}, query=query), status=303)


def customer_of(request: HttpRequest) -> str:
    """Return the customer's reference that the link carries; one that can't be a reference is left out."""
    said = (request.POST.get("c") or request.GET.get("c") or "").strip()
    return said if len(said) <= CUSTOMER_LENGTH and said.isprintable() else ""


def browser_of(request: HttpRequest) -> str:
    """Return what tells this browser from others on this survey; empty when it is here for the first time."""
    kept = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=COOKIE_DAYS * 24 * 3600)
    return str(kept or "")


def remember(response: HttpResponse, page: AnswerPage, browser: str) -> HttpResponse:
    """Let the browser carry its mark, on this survey's pages only."""
    response.set_signed_cookie(
        COOKIE,
        browser,
        salt=SALT,
        max_age=COOKIE_DAYS * 24 * 3600,
        path=reverse("survey:answer", kwargs={"token": page.token}),
        secure=settings.SERVED_OVER_HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response

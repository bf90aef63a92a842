"""Surveys of one question: made, worded, closed, and the answers seen arriving."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.identify import queries as library
from touchline.web.listen import operations, queries
from touchline.web.listen.forms import MakeSurveyForm, WordSurveyForm
from touchline.web.listen.models import AnswerPage
from touchline.web.listen.views.figures import days_picture
from touchline.web.listen.views.found import may_edit, page_or_404
from touchline.web.listen.views.sharing import address_of, works_only_here
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    """Show every survey of one question with what has arrived."""
    context = {
        "pages": queries.scored_pages(request.workspace),
        "may_edit": may_edit(request),
        "nothing_else": queries.latest_survey(request.workspace) is None,
    }
    return render(request, "listen/surveys.html", context)


@allowed("edit")
def new(request: WorkspaceRequest) -> HttpResponse:
    """Make a survey: what it asks about and which question; all texts are ready."""
    touchpoints = library.touchpoints(request.workspace)
    asked = request.GET.get("touchpoint", MakeSurveyForm.WHOLE)
    form = MakeSurveyForm(request.POST or None, touchpoints=touchpoints, initial={"touchpoint": asked})
    if request.method == "POST" and form.is_valid():
        page = operations.make_survey(request.workspace, person=request.user, **form.chosen())
        text = _("The survey is open. Send its link, or print its sign.")
        return toast(request, redirect("listen:survey", request.workspace.slug, page.survey.slug), text)
    context = {"form": form, "preview": preview_of(request, form)}
    return render(request, "listen/make_survey.html", context, status=422 if form.is_bound else 200)


@allowed("edit")
@require_POST
def preview(request: WorkspaceRequest) -> HttpResponse:
    """Show the page that the choices so far would make."""
    form = MakeSurveyForm(request.POST, touchpoints=library.touchpoints(request.workspace))
    return render(request, "listen/_phone.html", {"preview": preview_of(request, form)})


def preview_of(request: WorkspaceRequest, form: MakeSurveyForm) -> dict[str, Any]:
    """Return what the phone shows, in the language of the company; unusable choices show the usual survey."""
    known = list(form.known.values())
    seen = {name: form[name].value() for name in form.fields}
    usual = {"touchpoint": MakeSurveyForm.WHOLE, "kind": MakeSurveyForm.USUAL}
    usable = MakeSurveyForm(seen, touchpoints=known)
    if not usable.is_valid():
        usable = MakeSurveyForm(usual, touchpoints=known)
        usable.full_clean()
    chosen = usable.chosen()
    company, touchpoint, kind = request.workspace.name, chosen["touchpoint"], chosen["kind"]
    language = request.workspace.language
    about = touchpoint.name if touchpoint else ""
    return {
        "company": company,
        "kind": kind,
        "language": language,
        "texts": queries.ready_texts(kind, touchpoint=about, company=company, language=language),
        "choices": queries.choices(kind, language),
        "asks_comment": form["asks_comment"].value(),
    }


@allowed("see")
def survey(request: WorkspaceRequest, survey: str) -> HttpResponse:
    """Show a survey: how to ask with it, and what has arrived. The part that changes is asked for every few seconds."""
    page = page_or_404(request, survey)
    under_htmx = bool(request.headers.get("HX-Request"))
    if under_htmx and request.GET.get("seen") == queries.state_of(page):
        return HttpResponse(status=204)
    arrived = queries.arrived(page, at=now())
    context: dict[str, Any] = {
        "page": page,
        "arrived": arrived,
        "score": arrived.scores[0],
        "share": arrived.scores[1] if len(arrived.scores) > 1 else None,
        "days": days_picture(arrived.days),
        "names": dict(settings.LANGUAGES),
    }
    if under_htmx:
        return render(request, "listen/survey.html#arriving", context)
    context |= {
        "address": address_of(request, page),
        "works_only_here": works_only_here(request),
        "may_edit": may_edit(request),
        "texts": queries.texts(page, get_language() or "en"),
        "languages": settings.LANGUAGES,
    }
    return render(request, "listen/survey.html", context)


@allowed("edit")
def texts(request: WorkspaceRequest, survey: str) -> HttpResponse:
    """Change the texts of a survey, in any language, with what a phone would show."""
    page = page_or_404(request, survey)
    form = WordSurveyForm(request.POST or None, page=page)
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        said = {name: form.cleaned_data[name] for name in ("version", "name", "asks_comment")}
        operations.word_survey(page, texts=form.texts(), person=request.user, **said)
        return toast(request, redirect("listen:survey", request.workspace.slug, page.survey.slug), _("Saved."))
    context = {"page": page, "form": form, "preview": preview_of_texts(page, form, shown_language(request, page))}
    if request.headers.get("HX-Request"):
        return render(request, "listen/_phone.html", context)
    wrong = form.is_bound and not form.is_valid()
    return render(request, "listen/word_survey.html", context, status=422 if wrong else 200)


def shown_language(request: WorkspaceRequest, page: AnswerPage) -> str:
    asked = request.POST.get("shown", "")
    return asked if asked in dict(settings.LANGUAGES) else page.survey.workspace.language


def preview_of_texts(page: AnswerPage, form: WordSurveyForm, language: str) -> dict[str, Any]:
    kept = queries.texts(page, language)
    said = {field: form[f"{field}_{language}"].value() or getattr(kept, field) for field in kept.__slots__}
    return {
        "company": page.survey.workspace.name,
        "kind": page.kind,
        "language": language,
        "texts": said,
        "choices": queries.choices(page.kind, language),
        "asks_comment": form["asks_comment"].value(),
    }


@allowed("edit")
@require_POST
def close(request: WorkspaceRequest, survey: str) -> HttpResponse:
    """Take no more answers."""
    page = page_or_404(request, survey)
    operations.close_survey(page, person=request.user)
    text = _("The survey is closed. Whoever opens its link is told so.")
    return toast(request, redirect("listen:survey", request.workspace.slug, page.survey.slug), text)


@allowed("edit")
@require_POST
def reopen(request: WorkspaceRequest, survey: str) -> HttpResponse:
    """Take answers again."""
    page = page_or_404(request, survey)
    operations.open_survey(page, person=request.user)
    text = _("The survey is open again, at the same address.")
    return toast(request, redirect("listen:survey", request.workspace.slug, page.survey.slug), text)


@allowed("edit")
def remove(request: WorkspaceRequest, survey: str) -> HttpResponse:
    """Remove a survey and its answers, after asking."""
    page = page_or_404(request, survey)
    if request.method != "POST":
        arrived = queries.arrived(page, at=now())
        return render(request, "listen/remove_survey.html", {"page": page, "answers": arrived.answers})
    name = page.survey.name
    operations.remove_survey(page, person=request.user)
    text = _("%(survey)s and its answers were removed.") % {"survey": name}
    return toast(request, redirect("listen:surveys", request.workspace.slug), text)

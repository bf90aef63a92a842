"""Personas: portraits of typical customers, segment by segment."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.engine.errors import UnusableInputError
from touchline.engine.identify import Counted
from touchline.web.identify import operations, queries
from touchline.web.identify.forms.personas import PersonaForm, SeenForm
from touchline.web.identify.models import CustomerType, Persona, Segment
from touchline.web.identify.views import replies
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed

KIND = "personas"
CONFLICT, WRONG = 409, 422


@dataclass(frozen=True, slots=True)
class Group:
    """A segment (none: all customers) with its personas, and how many customers fall in by its rule."""

    segment: Segment | None
    personas: list[Persona]
    counted: Counted | None


@allowed("see")
def personas(request: WorkspaceRequest) -> HttpResponse:
    """Show the personas of each segment."""
    rows, segments = queries.personas(request.workspace), queries.segments(request.workspace)
    counts = queries.counted_customers(request.workspace, segments)
    groups = [
        Group(segment, [row for row in rows if row.segment == segment], counts.get(segment.slug) if segment else None)
        for segment in (None, *segments)
    ]
    context = {
        "groups": [group for group in groups if group.segment or group.personas],
        "count": len(rows),
        "assumed": sum(row.assumed for row in rows),
        "lines": replies.lines(request, KIND),
        "may_edit": replies.may_edit(request),
    }
    return render(request, "identify/personas.html", context)


@allowed("edit")
def add_persona(request: WorkspaceRequest) -> HttpResponse:
    form = persona_form(request, request.POST or None)
    if request.method != "POST":
        form.initial = {"segment": request.GET.get("segment", "")}
        return page(request, form)
    if not form.is_valid():
        return page(request, form, status=WRONG)
    try:
        persona = operations.add_persona(request.workspace, person=request.user, **form.wanted())
    except UnusableInputError as error:
        return page(request, form, status=WRONG, trouble=words(error))
    return replies.done(request, KIND, _("Added %(name)s.") % {"name": persona})


@allowed("edit")
def change_persona(request: WorkspaceRequest, slug: str) -> HttpResponse:
    persona = replies.found(queries.persona, request.workspace, slug)

    def made(data: QueryDict | None, row: Persona) -> SeenForm:
        return persona_form(request, data, row=row, language=asked_language(request, row))

    return changed(request, KIND, persona, made, page)


def changed(
    request: WorkspaceRequest,
    kind: str,
    row: Any,
    made: Callable[[QueryDict | None, Any], SeenForm],
    shown: Callable[..., HttpResponse],
) -> HttpResponse:
    """Show the form of a persona or type, or save it; where somebody else wrote meanwhile, show both and ask."""
    if request.method != "POST":
        return shown(request, made(None, row), row=row)
    form = made(request.POST, row)
    if not form.is_valid():
        return shown(request, form, row=row, status=WRONG)
    try:
        operations.change_described(row, was=form.was(), person=request.user, **form.wanted())
    except operations.FieldConflictError as conflict:
        return shown(request, both(request.POST, conflict, made), row=conflict.row, status=CONFLICT)
    return replies.done(request, kind, _("Saved %(name)s.") % {"name": row})


def both(
    data: QueryDict, conflict: operations.FieldConflictError, made: Callable[[QueryDict | None, Any], SeenForm]
) -> SeenForm:
    """Return the form with what was sent, and with what stands there now beside each field of a conflict."""
    again, stands = data.copy(), made(None, conflict.row)
    names = [name.partition("@")[0] for name in conflict.fields]
    for name in names:
        again[stands[name].html_initial_name] = stands[name].value() or ""
    form = made(again, conflict.row)
    form.is_valid()
    for name in names:
        text = _("Somebody else wrote here meanwhile: “%(text)s”. Save again to put yours in its place.")
        form.add_error(name, text % {"text": stands.shown(name)})
    return form


def persona_form(request: WorkspaceRequest, data: QueryDict | None, **more: Any) -> PersonaForm:
    today = localdate(now(), request.workspace.zone)
    return PersonaForm(data, workspace=request.workspace, today=today, **more)


def source_of(request: WorkspaceRequest, row: Persona | CustomerType) -> str:
    return row.source_language or request.workspace.language


def asked_language(request: WorkspaceRequest, row: Persona | CustomerType) -> str:
    """Return the language whose words are asked for; empty for the source."""
    language = request.GET.get("in", "")
    return language if language in dict(settings.LANGUAGES) and language != source_of(request, row) else ""


def languages(request: WorkspaceRequest, row: Persona | CustomerType) -> list[tuple[str, str]]:
    """Return the languages to give words in, the source first under an empty key."""
    source = source_of(request, row)
    named = dict(settings.LANGUAGES)
    return [("", str(named[source])), *((key, str(name)) for key, name in settings.LANGUAGES if key != source)]


def page(
    request: WorkspaceRequest, form: SeenForm, *, row: Persona | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"form": form, "persona": row, "language": form.language, **more}
    if row:
        context["languages"] = languages(request, row)
    return render(request, "identify/persona.html", context, status=status)


@allowed("edit")
@require_POST
def remove_persona(request: WorkspaceRequest, slug: str) -> HttpResponse:
    persona = replies.found(queries.persona, request.workspace, slug)
    operations.remove_persona(persona, person=request.user)
    return replies.done(request, KIND, _("Removed %(name)s.") % {"name": persona})

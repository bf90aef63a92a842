"""Types of customers: how one recognises each, and how to serve them."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchline.engine.errors import UnusableInputError
from touchline.web.identify import operations, queries
from touchline.web.identify.forms.personas import ReadyTypesForm, SeenForm, TypeForm
from touchline.web.identify.models import CustomerType, TypeKey
from touchline.web.identify.views import replies
from touchline.web.identify.views.personas import WRONG, asked_language, changed, languages
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed

KIND = "types"


@allowed("see")
def types(request: WorkspaceRequest) -> HttpResponse:
    return listed(request)


def listed(request: WorkspaceRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    """Show the types, and the ready ones that are not there yet."""
    rows = list(queries.customer_type_rows(request.workspace))
    there = {row.key for row in rows}
    context = {
        "types": rows,
        "ready": [CustomerType(key=key) for key in TypeKey if key not in there],
        "lines": replies.lines(request, KIND),
        "may_edit": replies.may_edit(request),
        **more,
    }
    return render(request, "identify/types.html", context, status=status)


@allowed("edit")
@require_POST
def take_types(request: WorkspaceRequest) -> HttpResponse:
    """Take some of the ready types."""
    form = ReadyTypesForm(request.POST)
    if not form.is_valid():
        return listed(request, status=WRONG, form=form)
    try:
        keys = form.cleaned_data["keys"]
        taken = operations.take_ready_types(request.workspace, keys=keys, person=request.user)
    except UnusableInputError as error:
        return listed(request, status=WRONG, trouble=words(error))
    told = ngettext("Added %(count)s type of customers.", "Added %(count)s types of customers.", len(taken))
    return replies.done(request, KIND, told % {"count": len(taken)})


@allowed("edit")
def add_type(request: WorkspaceRequest) -> HttpResponse:
    form = TypeForm(request.POST or None)
    if request.method != "POST":
        return page(request, form)
    if not form.is_valid():
        return page(request, form, status=WRONG)
    try:
        made = operations.add_customer_type(request.workspace, person=request.user, **form.wanted())
    except UnusableInputError as error:
        return page(request, form, status=WRONG, trouble=words(error))
    return replies.done(request, KIND, _("Added %(name)s.") % {"name": made})


@allowed("edit")
def change_type(request: WorkspaceRequest, slug: str) -> HttpResponse:
    row = replies.found(queries.customer_type, request.workspace, slug)

    def made(data: QueryDict | None, row: CustomerType) -> SeenForm:
        return TypeForm(data, row=row, language=asked_language(request, row))

    return changed(request, KIND, row, made, page)


def page(
    request: WorkspaceRequest, form: SeenForm, *, row: CustomerType | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"form": form, "type": row, "language": form.language, **more}
    if row:
        context["languages"] = languages(request, row)
    return render(request, "identify/type.html", context, status=status)


@allowed("edit")
@require_POST
def remove_type(request: WorkspaceRequest, slug: str) -> HttpResponse:
    row = replies.found(queries.customer_type, request.workspace, slug)
    operations.remove_customer_type(row, person=request.user)
    return replies.done(request, KIND, _("Removed %(name)s.") % {"name": row})

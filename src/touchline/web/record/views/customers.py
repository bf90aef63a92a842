"""Customers and what is known of them: a file brought, its columns, what came of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.engine.errors import UnusableInputError
from touchline.web.record import operations, queries
from touchline.web.record.forms import CustomerColumnsForm, CustomerFileForm
from touchline.web.record.models import REASONS, Source, SourceKind, SourceState
from touchline.web.record.views.found import may_import
from touchline.web.shell.paging import page
from touchline.web.shell.reply import toast
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed

SHOWN = 10


@allowed("see")
def customers(request: WorkspaceRequest) -> HttpResponse:
    """List the customers with what is known of each."""
    traits = queries.traits(request.workspace)[:8]
    found = queries.customers(request.workspace, after=request.GET.get("after", ""))
    context = {
        "page": found,
        "count": queries.customer_count(request.workspace),
        "traits": traits,
        "rows": [(row, [row.traits.get(trait.key) for trait in traits]) for row in found.rows],
        "files": queries.sources(request.workspace, SourceKind.CUSTOMERS),
        "may_import": may_import(request),
    }
    return render(request, "record/customers.html", context)


@allowed("import")
def bring_customers(request: WorkspaceRequest) -> HttpResponse:
    """Take a file of customers. What is no table is said at once."""
    form = CustomerFileForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "record/bring_customers.html", {"form": form}, status=422 if form.is_bound else 200)
    file = form.cleaned_data["file"]
    try:
        source = operations.bring_customers(
            request.workspace, chunks=file.chunks(), name=file.name, person=request.user
        )
    except operations.BroughtBeforeError as before:
        text = _("These are the same bytes as in %(file)s. Nothing was added.") % {"file": before.source.name}
        return toast(request, redirect("record:customers", request.workspace.slug), text)
    except UnusableInputError as error:
        context = {"form": CustomerFileForm(), "trouble": words(error)}
        return render(request, "record/bring_customers.html", context, status=422)
    return redirect("record:customer_file", request.workspace.slug, source.slug)


@allowed("see")
def customer_file(request: WorkspaceRequest, customers: str) -> HttpResponse:
    """Say what the columns of a file are, or what came of it."""
    source = found(request, customers)
    if source.state == SourceState.UPLOADED and source.job is None and may_import(request):
        return columns(request, source)
    context = {
        "source": source,
        "may_import": may_import(request),
        "running": source.state == SourceState.STAGED and source.job is not None,
        "published": source.state == SourceState.PUBLISHED,
        "set_aside": page(queries.set_aside(source), after=request.GET.get("after", ""), order=queries.SET_ASIDE_ORDER),
    }
    return render(request, "record/customer_file.html", context)


def columns(request: WorkspaceRequest, source: Source) -> HttpResponse:
    form = CustomerColumnsForm(
        request.POST or None, columns=queries.customer_columns(source), known=queries.traits(request.workspace)
    )
    trouble, outlook = None, None
    try:
        if form.is_valid():
            operations.use_customer_columns(source, columns=form.result())
        outlook = queries.customers_in(source)
        if form.is_bound and form.is_valid() and "start" in request.POST:
            operations.start_customer_import(source, person=request.user)
            return redirect("record:customer_file", request.workspace.slug, source.slug)
    except UnusableInputError as error:
        trouble = words(error)
    except operations.NotReadyError:
        return redirect("record:customer_file", request.workspace.slug, source.slug)
    aside = outlook.set_aside.head(SHOWN).to_dicts() if outlook else []
    context = {
        "source": source,
        "form": form,
        "trouble": trouble,
        "outlook": outlook,
        "taken": outlook.customers.height if outlook else 0,
        "aside": [{**row, "reason": REASONS.get(row["code"], row["code"])} for row in aside],
    }
    return render(request, "record/customer_columns.html", context, status=422 if trouble else 200)


@allowed("import")
@require_POST
def say_columns(request: WorkspaceRequest, customers: str) -> HttpResponse:
    """Keep what the columns are, and take the file in when that was asked for."""
    source = found(request, customers)
    if source.state != SourceState.UPLOADED:
        return redirect("record:customer_file", request.workspace.slug, source.slug)
    return columns(request, source)


@allowed("import")
@require_POST
def remove_customers(request: WorkspaceRequest, customers: str) -> HttpResponse:
    """Remove a file with the customers of whom it spoke last."""
    source = found(request, customers)
    name = source.name
    try:
        operations.remove_customers(source, person=request.user)
    except operations.NotReadyError:
        return redirect("record:customer_file", request.workspace.slug, source.slug)
    text = _("%(file)s and its customers were removed.") % {"file": name}
    return toast(request, redirect("record:customers", request.workspace.slug), text)


def found(request: WorkspaceRequest, slug: str) -> Source:
    try:
        source = queries.source(request.workspace, slug)
    except Source.DoesNotExist:
        raise Http404 from None
    if source.kind != SourceKind.CUSTOMERS:
        raise Http404
    return source

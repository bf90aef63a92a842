"""A map brought out of a file: looked at first, then taken as it was shown."""

from typing import Any

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from touchline.engine.errors import UnusableInputError
from touchline.engine.map import formats
from touchline.web.identify import queries as library
from touchline.web.map import operations, queries
from touchline.web.map.forms.importing import LookedAtForm, MapFileForm, packed, unpacked
from touchline.web.map.views import difference_words, import_words, replies
from touchline.web.map.views.format_words import endings, format_words
from touchline.web.map.views.remark_words import noticed, wrong
from touchline.web.shell.formats import number
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed

SHOWN = 300  # lines of one kind on the page
AUTO = "auto"


@allowed("edit")
def import_map(request: WorkspaceRequest) -> HttpResponse:
    """Take a file, show what it would change, and change it when that is confirmed."""
    if "content" in request.POST:
        return looked_at(request)
    form = file_form(request, request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return page(request, form=form, status=422 if form.is_bound else 200)
    file = form.cleaned_data["file"]
    said = {name: form.cleaned_data[name] for name in ("into", "name", "keep")}
    content, name, format = file.read(), file.name or "map", form.cleaned_data["format"] or AUTO
    try:
        brought = formats.read_file(content, name, format)
    except UnusableInputError as error:
        return refused(request, error, content, said)
    sent = {**said, "content": packed(content), "file_name": name[-255:], "format": brought.format}
    looked = LookedAtForm(sent, maps=list(queries.map_rows(request.workspace)))
    return preview(request, looked, brought)


def file_form(request: WorkspaceRequest, *given: Any, **more: Any) -> MapFileForm:
    more = {"initial": {"into": request.GET.get("map", "")}, **more}
    known = [(key, format_words(key).name) for key in formats.importable()]
    maps = list(queries.map_rows(request.workspace))
    return MapFileForm(*given, maps=maps, formats=known, endings=endings(), **more)


def page(request: WorkspaceRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    return render(request, "map/import.html", more, status=status)


def refused(
    request: WorkspaceRequest, error: UnusableInputError, content: bytes, said: dict[str, Any], *, status: int = 422
) -> HttpResponse:
    """Say all that is wrong with a file, and ask for another."""
    faults: Any = error.values.get("faults", ())
    if error.code == "map-file-unusable":
        faults = formats.map_faults(content.decode("utf-8-sig", "replace"))
    context = {
        "form": file_form(request, initial=said),
        "trouble": words(error),
        "faults": [wrong(fault) for fault in faults[:SHOWN]],
    }
    return page(request, **context, fault_count=formats.fault_count(faults), status=status)


def looked_at(request: WorkspaceRequest) -> HttpResponse:
    """Take a file that was looked at, or look at it again with another choice."""
    looked = LookedAtForm(request.POST, maps=list(queries.map_rows(request.workspace)))
    content = unpacked(request.POST.get("content", ""))
    if not looked.is_valid() or content is None:
        return HttpResponseBadRequest()
    try:
        brought = formats.read_file(content, looked.cleaned_data["file_name"], looked.cleaned_data["format"])
        if "take" not in request.POST:
            return preview(request, looked, brought)
        return take(request, looked, brought)
    except UnusableInputError as error:
        return refused(request, error, content, {})


def choice_of(looked: LookedAtForm) -> operations.Choice:
    return operations.Choice(looked.map, looked.cleaned_data["name"], looked.cleaned_data["keep"])


def preview(
    request: WorkspaceRequest,
    looked: LookedAtForm,
    brought: formats.Brought,
    *,
    plan: operations.Plan | None = None,
    moved_on: bool = False,
) -> HttpResponse:
    looked.full_clean()
    choice = choice_of(looked)
    try:
        plan = plan or operations.plan(request.workspace, brought, choice)
    except UnusableInputError as error:
        return refused(request, error, b"", {})
    names = difference_words.names_in(plan.today, plan.target)
    members = {member.pk: member for member in library.members(request.workspace)}
    groups = difference_words.groups(plan.changes, names)
    edits = difference_words.edits(plan.changes, names, members)
    again = LookedAtForm({**looked.cleaned_data, "seen": plan.fingerprint}, maps=list(looked.maps.values()))
    context = {
        "looked": again,
        "map": choice.map,
        "file_name": looked.cleaned_data["file_name"],
        "format": format_words(brought.format),
        "head": import_words.head(plan),
        "used": import_words.used(plan),
        "groups": [difference_words.Group(group.key, group.title, group.lines[:SHOWN]) for group in groups],
        "edits": edits[:SHOWN],
        "more": sum(max(len(group.lines) - SHOWN, 0) for group in groups) + max(len(edits) - SHOWN, 0),
        "stays": difference_words.said(plan.stays, names),
        "remarks": [noticed(remark) for remark in brought.remarks[:SHOWN]],
        "remark_count": len(brought.remarks),
        "notes": import_words.notes(plan)[:SHOWN],
        "count": len(plan.changes),
        "moved_on": moved_on,
        "new_name": "" if choice.map else plan.target.map.get("name", ""),
    }
    return page(request, **context, status=409 if moved_on else 200)


def take_later(request: WorkspaceRequest, looked: LookedAtForm, choice: operations.Choice) -> HttpResponse:
    """Leave a large import to the worker, and show how far it is."""
    said = looked.cleaned_data
    file = {name: said[name] for name in ("content", "file_name", "format")}
    job = operations.start_import(request.workspace, file=file, choice=choice, seen=said["seen"], person=request.user)
    return redirect("workspace:job", workspace=request.workspace.slug, job=job.slug)


def take(request: WorkspaceRequest, looked: LookedAtForm, brought: formats.Brought) -> HttpResponse:
    seen, choice = looked.cleaned_data["seen"], choice_of(looked)
    found = operations.plan(request.workspace, brought, choice)
    if found.fingerprint == seen and len(found.changes) > operations.AT_ONCE:
        return take_later(request, looked, choice)
    try:
        map, count = operations.import_map(request.workspace, brought, choice, seen=seen, person=request.user)
    except operations.ImportMovedOnError as moved:
        return preview(request, looked, brought, plan=moved.plan, moved_on=True)
    except operations.RestoreRefusedError:
        return preview(request, looked, brought, moved_on=True)
    text = ngettext("Brought %(name)s: %(count)s change.", "Brought %(name)s: %(count)s changes.", count)
    newest = queries.newest_change(map)
    undo_url = replies.address(map, "undo_step", slug=newest) if count and newest else ""
    response = redirect(replies.address(map, "index"))
    return replies.toast(request, response, text % {"name": map.name, "count": number(count)}, undo_url=undo_url)

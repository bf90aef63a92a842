"""Files beside a touchpoint: looked at, added, described, taken away."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from touchline.engine.errors import UnusableInputError
from touchline.web.identify import queries as library
from touchline.web.identify.models import Touchpoint
from touchline.web.identify.queries import attachments as beside
from touchline.web.map import operations
from touchline.web.map.forms import AttachmentForm, FileWordsForm
from touchline.web.map.models import Map
from touchline.web.map.views import replies
from touchline.web.shell.wording import Trouble, words
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("edit")
@replies.of_map
def files(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    """Show the files beside a touchpoint, and add one."""
    touchpoint = replies.found(library.touchpoint, request.workspace, slug)
    form = AttachmentForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return page(request, map, touchpoint, form, status=422 if form.is_bound else 200)
    file, alt = form.cleaned_data["file"], form.cleaned_data["alt"]
    told = {"chunks": file.chunks(), "name": file.name, "alt": alt, "person": request.user}
    try:
        change = operations.attach(map, touchpoint, **told)
    except UnusableInputError as error:
        return page(request, map, touchpoint, AttachmentForm(initial={"alt": alt}), trouble=words(error), status=422)
    return replies.say(request, back(map, touchpoint), map, change)


def page(
    request: WorkspaceRequest,
    map: Map,
    touchpoint: Touchpoint,
    form: AttachmentForm,
    *,
    trouble: Trouble | None = None,
    status: int,
) -> HttpResponse:
    context = {"map": map, "touchpoint": touchpoint, "form": form, "trouble": trouble, "may_edit": True}
    context["files"] = beside.attachments(touchpoint)
    return render(request, "map/files.html", context, status=status)


@allowed("edit")
@require_POST
@replies.of_map
def describe_file(request: WorkspaceRequest, map: Map, attachment: str) -> HttpResponse:
    """Say what a file is called and what it shows."""
    row = replies.found(beside.attachment, request.workspace, attachment)
    form = FileWordsForm(request.POST)
    response = back(map, row.touchpoint)
    if not form.is_valid():
        return replies.toast(request, response, replies.faults(form))
    change = operations.describe_file(map, row, person=request.user, **form.cleaned_data)
    return replies.say(request, response, map, change)


@allowed("edit")
@require_POST
@replies.of_map
def remove_attachment(request: WorkspaceRequest, map: Map, attachment: str) -> HttpResponse:
    row = replies.found(beside.attachment, request.workspace, attachment)
    change = operations.detach(map, row, person=request.user)
    return replies.say(request, back(map, row.touchpoint), map, change)


def back(map: Map, touchpoint: Touchpoint) -> HttpResponse:
    return redirect(f"{replies.address(map, 'touchpoint', slug=touchpoint.slug)}#files")

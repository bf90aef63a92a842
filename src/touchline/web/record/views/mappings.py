"""How a file of events is read: handed out, brought, kept under a name, used again."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.engine.errors import UnusableInputError
from touchline.web.record import operations, queries
from touchline.web.record.forms import MappingFileForm, SaveMappingForm
from touchline.web.record.models import SourceKind, SourceState
from touchline.web.record.views.bring import columns_form, columns_page
from touchline.web.record.views.found import events_or_404, mapping_or_404
from touchline.web.shell.reply import toast
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed

MAPPING_MAX_BYTES = 1_000_001


def as_yaml(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.yaml"'
    return response


@allowed("see")
def mapping_file(request: WorkspaceRequest, file: str) -> HttpResponse:
    """Hand out how a file is read as YAML."""
    found = events_or_404(request, file)
    return as_yaml(queries.event_mapping_text(found), found.slug)


@allowed("see")
def saved_file(request: WorkspaceRequest, mapping: str) -> HttpResponse:
    """Hand out a mapping that was kept under a name as YAML."""
    saved = mapping_or_404(request, mapping)
    return as_yaml(saved.yaml, saved.slug)


@allowed("import")
@require_POST
def use_file(request: WorkspaceRequest, file: str) -> HttpResponse:
    """Take a mapping that was kept as YAML."""
    found = events_or_404(request, file)
    if found.state != SourceState.UPLOADED:
        return redirect("record:source", request.workspace.slug, found.slug)
    form, trouble = MappingFileForm(request.POST, request.FILES), None
    if form.is_valid():
        try:
            text = form.cleaned_data["mapping"].read(MAPPING_MAX_BYTES).decode("utf-8", "replace")
            operations.use_event_mapping_text(found, text=text)
        except UnusableInputError as error:
            trouble = words(error)
        else:
            back = redirect("record:columns", request.workspace.slug, found.slug)
            return toast(request, back, _("The columns are as the mapping file says."))
    return columns_page(request, found, columns_form(request, found, fresh=True), trouble=trouble, status=422)


@allowed("import")
@require_POST
def use_saved(request: WorkspaceRequest, file: str, mapping: str) -> HttpResponse:
    """Read a file with a mapping that was kept under a name."""
    found, saved = events_or_404(request, file), mapping_or_404(request, mapping)
    if saved.kind == SourceKind.EVENTS and found.state == SourceState.UPLOADED:
        operations.use_saved(found, saved)
    back = redirect("record:columns", request.workspace.slug, found.slug)
    return toast(request, back, _("The file is read as “%(name)s”.") % {"name": saved.name})


@allowed("import")
@require_POST
def save(request: WorkspaceRequest, file: str) -> HttpResponse:
    """Keep how a file is read under a name."""
    found = events_or_404(request, file)
    form = SaveMappingForm(request.POST)
    page = "record:columns" if found.state == SourceState.UPLOADED else "record:source"
    if form.is_valid():
        operations.save_mapping_of(found, name=form.cleaned_data["name"], person=request.user)
        text = _("Kept as “%(name)s”. It is offered for the next file with the same columns.")
        return toast(request, redirect(page, request.workspace.slug, found.slug), text % form.cleaned_data)
    return redirect(page, request.workspace.slug, found.slug)

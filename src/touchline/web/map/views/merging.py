"""A stage or segment is removed: where do its touchpoints go?"""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchline.web.identify import queries as library
from touchline.web.map import operations, queries
from touchline.web.map.forms import IntoSegmentForm, IntoStageForm
from touchline.web.map.views import replies
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("edit")
def merge_stage(request: WorkspaceRequest, stage: str) -> HttpResponse:
    gone = replies.found(library.stage, request.workspace, stage)
    form = IntoStageForm(request.POST or None, gone=gone)
    if not form.is_valid():
        context = {"form": form, "gone": gone, "cards": queries.cards_in(stage=gone), "back": "identify:stages"}
        return render(request, "map/merge.html", context, status=422 if form.is_bound else 200)
    into = form.cleaned_data["into"]
    moved = operations.merge_stage(gone, into=into, person=request.user)
    response = redirect("identify:stages", workspace=request.workspace.slug)
    return replies.toast(request, response, said(str(gone), str(into), moved))


@allowed("edit")
def merge_segment(request: WorkspaceRequest, segment: str) -> HttpResponse:
    gone = replies.found(library.segment, request.workspace, segment)
    form = IntoSegmentForm(request.POST or None, gone=gone)
    if not form.is_valid():
        context = {"form": form, "gone": gone, "cards": queries.cards_in(segment=gone), "back": "identify:segments"}
        return render(request, "map/merge.html", context, status=422 if form.is_bound else 200)
    into = form.into()
    moved = operations.merge_segment(gone, into=into, person=request.user)
    response = redirect("identify:segments", workspace=request.workspace.slug)
    return replies.toast(request, response, said(str(gone), str(into or _("all customers")), moved))


def said(gone: str, into: str, moved: int) -> str:
    counted = ngettext(
        "Removed %(gone)s; %(count)s card went to %(into)s.",
        "Removed %(gone)s; %(count)s cards went to %(into)s.",
        moved,
    )
    return counted % {"gone": gone, "into": into, "count": moved}

"""A stage or segment is removed or split, or all stages change: where do the touchpoints go?"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Revision
from touchline.web.map import operations, queries
from touchline.web.map.forms import IntoSegmentForm, IntoStageForm, OtherSchemeForm, SplitForm
from touchline.web.map.views import replies
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("edit")
def merge_stage(request: WorkspaceRequest, stage: str) -> HttpResponse:
    gone = replies.found(library.stage, request.workspace, stage)
    form = IntoStageForm(request.POST or None, gone=gone, cards=queries.cards_in(stage=gone))
    if not form.is_valid():
        return asked(request, "merge", form, gone, "stages")
    moved, revision = operations.merge_stage(gone, into=form.into(), apart=form.apart(), person=request.user)
    return done(request, "stages", said(str(gone), str(form.into()), moved), revision)


@allowed("edit")
def merge_segment(request: WorkspaceRequest, segment: str) -> HttpResponse:
    gone = replies.found(library.segment, request.workspace, segment)
    form = IntoSegmentForm(request.POST or None, gone=gone, cards=queries.cards_in(segment=gone))
    if not form.is_valid():
        return asked(request, "merge", form, gone, "segments")
    into = form.into()
    moved, revision = operations.merge_segment(gone, into=into, apart=form.apart(), person=request.user)
    return done(request, "segments", said(str(gone), str(into or _("all customers")), moved), revision)


@allowed("edit")
def split_stage(request: WorkspaceRequest, stage: str) -> HttpResponse:
    row = replies.found(library.stage, request.workspace, stage)
    form = SplitForm(request.POST or None, cards=queries.cards_in(stage=row), phase=row.phase)
    if not form.is_valid():
        return asked(request, "split", form, row, "stages")
    try:
        new, moved, revision = operations.split_stage(row, **form.wanted(), person=request.user)
    except identify.TooManyStagesError:
        form.add_error("name", _("There are too many stages already: merge or remove one first."))
        return asked(request, "split", form, row, "stages")
    return done(request, "stages", divided(str(new), moved), revision)


@allowed("edit")
def split_segment(request: WorkspaceRequest, segment: str) -> HttpResponse:
    row = replies.found(library.segment, request.workspace, segment)
    form = SplitForm(request.POST or None, cards=queries.cards_in(segment=row))
    if not form.is_valid():
        return asked(request, "split", form, row, "segments")
    try:
        new, moved, revision = operations.split_segment(row, **form.wanted(), person=request.user)
    except identify.TooManySegmentsError:
        form.add_error("name", _("There are too many segments already: merge or remove one first."))
        return asked(request, "split", form, row, "segments")
    except identify.SegmentNameTakenError:
        form.add_error("name", _("Another segment is called so already."))
        return asked(request, "split", form, row, "segments")
    return done(request, "segments", divided(str(new), moved), revision)


@allowed("edit")
def change_scheme(request: WorkspaceRequest) -> HttpResponse:
    """Lay out the stages of another scheme; ask where what stands in the others goes."""
    form = OtherSchemeForm(
        request.POST or None, scheme=request.GET.get("scheme", ""), stages=library.stages(request.workspace)
    )
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "map/scheme.html", {"form": form}, status=status)
    moved, stages = operations.change_scheme(
        request.workspace, scheme=form.scheme, into=form.into(), person=request.user
    )
    told = ngettext("There is %(count)s stage now.", "There are %(count)s stages now.", len(stages))
    revision = library.last_revision(request.workspace, "stages", request.user)
    return done(request, "stages", f"{told % {'count': len(stages)}} {carried(moved)}".strip(), revision)


@allowed("edit")
@require_POST
def undo_revision(request: WorkspaceRequest, revision: str) -> HttpResponse:
    """Take back a change of stages, segments or the tree, with the cards that it moved."""
    change = replies.found(library.revision, request.workspace, revision)
    try:
        undone = operations.undo_revision(change, person=request.user)
    except operations.UndoRefusedError:
        text = _("This was changed again since. Take back the later changes first, the latest one first.")
        return replies.toast(request, redirect(f"identify:{change.kind}", request.workspace.slug), text)
    return done(request, change.kind, _("Taken back."), undone)


def asked(request: WorkspaceRequest, page: str, form: Any, row: Any, kind: str) -> HttpResponse:
    context = {"form": form, "gone": row, "cards": form.cards, "back": f"identify:{kind}", "kind": kind}
    return render(request, f"map/{page}.html", context, status=422 if form.is_bound else 200)


def done(request: WorkspaceRequest, kind: str, text: str, revision: Revision | None) -> HttpResponse:
    undo_url = reverse("map:undo_revision", args=[request.workspace.slug, revision.slug]) if revision else ""
    response = redirect(f"identify:{kind}", workspace=request.workspace.slug)
    return replies.toast(request, response, text, undo_url=undo_url)


def said(gone: str, into: str, moved: int) -> str:
    counted = ngettext(
        "Removed %(gone)s; %(count)s card went to %(into)s.",
        "Removed %(gone)s; %(count)s cards went to %(into)s.",
        moved,
    )
    return counted % {"gone": gone, "into": into, "count": moved}


def divided(new: str, moved: int) -> str:
    counted = ngettext("Added %(new)s; %(count)s card went there.", "Added %(new)s; %(count)s cards went there.", moved)
    return counted % {"new": new, "count": moved}


def carried(moved: int) -> str:
    return ngettext("%(count)s card moved.", "%(count)s cards moved.", moved) % {"count": moved} if moved else ""

"""Who falls into a segment: its rule over customers' traits, counted while it is written."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.engine.errors import UnusableInputError
from touchline.engine.identify import Counted
from touchline.web.identify import operations, queries
from touchline.web.identify.forms import RuleForm
from touchline.web.identify.models import Segment
from touchline.web.identify.views import replies
from touchline.web.record import queries as record
from touchline.web.shell.wording import words
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest, allowed


@allowed("see")
def segment_rule(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Show a segment's rule, and how many customers fall in."""
    segment = replies.found(queries.segment, request.workspace, slug)
    form = RuleForm(None, traits=record.traits(request.workspace), rule=segment.rule)
    return page(request, segment, form, rule=segment.rule)


@allowed("edit")
@require_POST
def count_rule(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Count who falls in by the rule as it is written, without keeping it."""
    segment = replies.found(queries.segment, request.workspace, slug)
    form = RuleForm(request.POST, traits=record.traits(request.workspace), rule={})
    rule = form.rule() if form.is_valid() else {}
    if "more" in request.POST:
        form = RuleForm(None, traits=record.traits(request.workspace), rule=rule, more=form.rows + 1)
    return page(request, segment, form, rule=rule, fragment=request.headers.get("HX-Request", ""))


@allowed("edit")
@require_POST
def keep_rule(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Keep the rule of a segment."""
    segment = replies.found(queries.segment, request.workspace, slug)
    form = RuleForm(request.POST, traits=record.traits(request.workspace), rule={})
    rule = form.rule() if form.is_valid() else {}
    try:
        operations.rule_segment(segment, rule=rule, person=request.user)
    except UnusableInputError:
        return page(request, segment, form, rule=rule, status=422)
    return replies.done(request, "segments", _("Saved the rule of %(name)s.") % {"name": segment})


def page(
    request: WorkspaceRequest,
    segment: Segment,
    form: RuleForm,
    *,
    rule: dict[str, Any],
    fragment: str = "",
    status: int = 200,
) -> HttpResponse:
    counted: Counted | None = None
    trouble = None
    try:
        counted = queries.counted_by(request.workspace, rule)
    except UnusableInputError as error:
        trouble = words(error)
    context = {
        "segment": segment,
        "form": form,
        "counted": counted,
        "asked": bool(rule.get("conditions")),
        "trouble": trouble,
        "traits": record.traits(request.workspace),
        "may_edit": replies.may_edit(request),
        "may_import": request.member.role in PERMISSIONS["import"],
    }
    template = "identify/rule.html#count" if fragment else "identify/rule.html"
    return render(request, template, context, status=status)

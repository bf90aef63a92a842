"""What data propose: names of events and touchpoints without a place, confirmed one by one or all at once."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.map import operations, queries
from touchline.web.map.forms import ProposedForm
from touchline.web.map.forms.proposals import Choices
from touchline.web.map.models import Map
from touchline.web.map.views import listing, replies, rows
from touchline.web.map.views import proposal_words as words
from touchline.web.shell.formats import number as written
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("edit")
@replies.of_map
def proposals(request: WorkspaceRequest, map: Map) -> HttpResponse:
    if not library.stages(request.workspace):
        return redirect("map:home", workspace=request.workspace.slug)
    choices = rows.choices_of(request.workspace, with_touchpoints=True)
    if request.method == "POST":
        return judge(request, map, choices)
    return page(request, map, choices)


def page(
    request: WorkspaceRequest, map: Map, choices: Choices, *, status: int = 200, wrong: list[rows.Row] | None = None
) -> HttpResponse:
    events, places = queries.event_proposals(request.workspace), queries.place_proposals(map)
    shown = [*events.rows, *places.rows]
    context = {
        "map": map,
        "rows": wrong or [proposed_row(place, one, choices) for place, one in enumerate(shown)],
        "wrong": bool(wrong),
        "more": events.more + places.more,
        "judged": queries.judged_events(request.workspace),
        "unheard": queries.unheard_of(map),
    }
    return render(request, "map/proposals.html", context, status=status)


def proposed_row(place: int, one: queries.Proposal, choices: Choices) -> rows.Row:
    """Show one proposal: a known touchpoint that says the same is chosen before a new one is made."""
    told = one.event.channel if one.event else ""
    initial = {
        "event": one.event.name if one.event else "",
        "of": one.touchpoint.slug if one.touchpoint else "",
        "name": one.touchpoint.name if one.touchpoint else one.guess.name,
        "into": one.known.slug if one.known else "",
        "stage": one.stage.slug if one.stage else "",
        "kinds": " ".join((one.touchpoint.kinds if one.touchpoint else None) or one.guess.kinds),
        "channel": (one.touchpoint.channel if one.touchpoint else told) or words.channel_name(one.guess.channel),
    }
    form = ProposedForm(None, number=place, choices=choices, initial=initial, kinds=initial["kinds"])
    guessed = {"stage"} if one.stage else set()
    if not (one.touchpoint and one.touchpoint.kinds):
        guessed.add("kinds")
    if not told and not (one.touchpoint and one.touchpoint.channel):
        guessed.add("channel")
    return rows.Row(form, words.why(one.guess, fields=guessed), seen=seen(one))


def seen(one: queries.Proposal) -> str:
    """Say where the proposal comes from."""
    if not one.event:
        return _("In your library, not on the map yet")
    counted = ngettext("%(events)s event", "%(events)s events", one.event.events)
    customers = ngettext("%(customers)s customer", "%(customers)s customers", one.event.customers)
    return ", ".join(
        [counted % {"events": written(one.event.events)}, customers % {"customers": written(one.event.customers)}]
    )


def judge(request: WorkspaceRequest, map: Map, choices: Choices) -> HttpResponse:
    """Confirm one row or all, or ignore one."""
    forms = rows.sent(request, choices)
    ignored = request.POST.get("ignore", "")
    chosen = [form for form in forms if str(form.number) in (request.POST.get("confirm"), ignored)]
    if "all" in request.POST:
        chosen = forms
    if ignored and chosen:
        return ignore(request, map, chosen[0])
    if not chosen or rows.faulty(chosen):
        return page(request, map, choices, status=422, wrong=rows.as_rows(chosen))
    outcome = operations.accept(map, [form.accepted() for form in chosen], person=request.user)
    return back(request, map, listing.said_of(outcome))


def ignore(request: WorkspaceRequest, map: Map, form: ProposedForm) -> HttpResponse:
    event = form["event"].value()
    if not event:
        return back(request, map, "")
    identify.rule_event(request.workspace, event, touchpoint=None, person=request.user)
    return back(request, map, _("“%(event)s” is ignored from now on.") % {"event": event})


@allowed("edit")
@require_POST
@replies.of_map
def propose_again(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Take back what was said of the events of one name."""
    event = request.POST.get("event", "")
    identify.forget_event(request.workspace, event, person=request.user)
    return back(request, map, _("“%(event)s” is proposed again.") % {"event": event})


def back(request: WorkspaceRequest, map: Map, text: str) -> HttpResponse:
    response = redirect(replies.address(map, "proposals"))
    return replies.toast(request, response, text) if text else response

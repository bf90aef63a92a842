"""What a statement rests on: looked at, added to, taken away from."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from touchline.web.identify import queries as library
from touchline.web.map import operations, queries
from touchline.web.map.forms import EvidenceForm
from touchline.web.map.models import Map
from touchline.web.map.views import replies
from touchline.web.map.views.evidence_words import evidence_line
from touchline.web.map.views.field_words import field_name, provable
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("edit")
@replies.of_map
def evidence(request: WorkspaceRequest, map: Map, slug: str, field: str) -> HttpResponse:
    """Show what one statement rests on, and add to it. With ?card=, the statement is of that card's experience."""
    touchpoint = replies.found(library.touchpoint, request.workspace, slug)
    asked = request.POST.get("card") or request.GET.get("card", "")
    card = replies.found(queries.placement, map, asked) if asked else None
    fields = provable(of_card=card is not None)
    chosen = request.POST.get("field") or (field if field in fields else next(iter(fields)))
    if chosen not in fields or (card and card.touchpoint != touchpoint):
        raise Http404
    form = EvidenceForm(request.POST or None, today=localdate())
    if not form.is_valid():
        rows = queries.by_field(queries.pieces(touchpoint, card)).get((card is not None, chosen), [])
        context: dict[str, object] = {"map": map, "touchpoint": touchpoint, "card": card, "field": chosen, "form": form}
        context |= {"fields": fields.items(), "lines": [evidence_line(row) for row in rows]}
        context |= {"name": field_name(chosen, of_card=card is not None)}
        return render(request, "map/evidence.html", context, status=422 if form.is_bound else 200)
    statement = operations.Statement(touchpoint, chosen, card)
    made = operations.link_evidence(map, statement, person=request.user, **form.cleaned_data)
    return back(request, map, touchpoint.slug, card.slug if card else "", made.slug)


@allowed("edit")
@require_POST
@replies.of_map
def remove_evidence(request: WorkspaceRequest, map: Map, evidence: str) -> HttpResponse:
    row = replies.found(queries.piece, map, evidence)
    operations.unlink_evidence(row, person=request.user)
    return back(request, row.map, row.touchpoint.slug, row.placement.slug if row.placement else "", row.slug)


def back(request: WorkspaceRequest, map: Map, slug: str, card: str, subject: str) -> HttpResponse:
    query = f"?card={card}" if card else ""
    page = redirect(f"{replies.address(map, 'touchpoint', slug=slug)}{query}#evidence")
    return replies.say(request, page, map, queries.last_change(map, subject))

"""Who else is on the map."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from touchline.web.map import operations, queries
from touchline.web.map.forms import CardForm
from touchline.web.map.models import Map
from touchline.web.map.views import replies
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
@require_POST
@replies.of_map
def here(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Note that the visitor has the map open, and on which card; answer with the others who have."""
    form = CardForm(request.POST)
    card = form.cleaned_data["card"] if form.is_valid() else ""
    operations.be_here(map, card=card, person=request.user, at=now())
    others = queries.others_here(map, but=request.user, at=now())
    return render(request, "map/_here.html", {"others": others})

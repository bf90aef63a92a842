"""The way in: the workspaces one is a member of."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from touchline.web.workspace.access import PersonRequest, signed_in
from touchline.web.workspace.queries import workspaces as queries


@signed_in
def home(request: PersonRequest) -> HttpResponse:
    mine = queries.memberships(request.user)
    if len(mine) == 1 and "all" not in request.GET:
        return redirect("desk:index", workspace=mine[0].workspace.slug)
    return render(request, "workspace/home.html", {"memberships": mine})

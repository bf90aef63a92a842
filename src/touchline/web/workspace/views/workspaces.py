"""The way in: the workspaces one is a member of."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from touchline.web.workspace.access import PersonRequest, signed_in
from touchline.web.workspace.forms.workspaces import WorkspaceForm
from touchline.web.workspace.locales import guess_currency
from touchline.web.workspace.operations.workspaces import create_workspace
from touchline.web.workspace.queries import workspaces as queries


@signed_in
def home(request: PersonRequest) -> HttpResponse:
    mine = queries.memberships(request.user)
    if len(mine) == 1 and "all" not in request.GET:
        return redirect("desk:index", workspace=mine[0].workspace.slug)
    return render(request, "workspace/home.html", {"memberships": mine})


@signed_in
def new(request: PersonRequest) -> HttpResponse:
    accepted = request.headers.get("Accept-Language", "")
    guess = {
        "language": request.user.language,
        "currency": guess_currency(accepted),
        "time_zone": "UTC",  # the browser proposes its own
    }
    form = WorkspaceForm(request.POST or None, initial=guess)
    if form.is_valid():
        workspace = create_workspace(**form.cleaned_data, person=request.user)
        return redirect("desk:index", workspace=workspace.slug)
    return render(request, "workspace/new.html", {"form": form})

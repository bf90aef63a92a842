"""The library of touchpoints."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_POST

from touchline.web.identify import operations, queries
from touchline.web.identify.forms import NamesForm
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest, allowed

REVIEWS = {
    "": pgettext_lazy("touchpoints", "All"),
    "due": gettext_lazy("Due by now"),
    "soon": gettext_lazy("In the next 30 days"),
    "dated": gettext_lazy("With a review date"),
    "none": gettext_lazy("Without a review date"),
}


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    review = request.GET.get("review", "")
    counts = queries.review_counts(request.workspace)
    context = {
        "page": queries.library(request.workspace, review=review, after=request.GET.get("after", "")),
        "count": counts[""],
        "review": review if review in counts else "",
        "reviews": [(key, name, counts[key]) for key, name in REVIEWS.items()],
        "today": localdate(timezone=request.workspace.zone),
        "nobody": queries.waiting(request.workspace),
        "stages": queries.stages(request.workspace),
        "may_edit": request.member.role in PERMISSIONS["edit"],
    }
    return render(request, "identify/index.html", context)


@allowed("edit")
def add(request: WorkspaceRequest) -> HttpResponse:
    """Add touchpoints from a list, one a line."""
    form = NamesForm(request.POST or None)
    if not form.is_valid():
        return render(request, "identify/add.html", {"form": form}, status=422 if form.is_bound else 200)
    names = form.cleaned_data["names"]
    added = operations.create_touchpoints(request.workspace, names=names, person=request.user)
    response = redirect("identify:index", workspace=request.workspace.slug)
    return toast(request, response, said_of(len(added), len(names) - len(added)))


def said_of(added: int, known: int) -> str:
    said = ngettext("Added %(count)s touchpoint.", "Added %(count)s touchpoints.", added) % {"count": added}
    if not known:
        return said
    more = ngettext("%(count)s was known already.", "%(count)s were known already.", known) % {"count": known}
    return f"{said} {more}"


@allowed("edit")
@require_POST
def remove(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Delete a touchpoint that nothing speaks of; of another, say where it stands, and ask."""
    try:
        touchpoint = queries.touchpoint(request.workspace, slug)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    response = redirect("identify:index", workspace=request.workspace.slug)
    try:
        operations.remove_touchpoint(touchpoint, person=request.user)
    except operations.TouchpointInUseError:
        return redirect("map:delete_touchpoint", request.workspace.slug, touchpoint.slug)
    return toast(request, response, _("Deleted %(name)s.") % {"name": touchpoint.name})

"""Several cards at once: moved, taken off, changed alike."""

from django.http import HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchline.web.map import operations, queries
from touchline.web.map.forms import MOST_CARDS, TogetherForm, chosen_segment, chosen_stage
from touchline.web.map.models import Map, Placement
from touchline.web.map.views import replies
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("edit")
@require_POST
@replies.of_map
def together(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Do the same to all chosen cards, in one step; a card that is gone meanwhile is passed over."""
    form = TogetherForm(request.POST, workspace=request.workspace)
    if not form.is_valid():
        return replies.columns_or_map(request, map, (), text=replies.faults(form))
    cards = queries.placements_called(map, request.POST.getlist("cards")[:MOST_CARDS])
    done = do_together(request, map, form, cards)
    return replies.changed_in_one_step(request, map, done.changes, more=stayed(done.stayed))


def do_together(request: WorkspaceRequest, map: Map, form: TogetherForm, cards: list[Placement]) -> operations.Together:
    deed = form.cleaned_data["do"]
    if deed == "take-off":
        return operations.take_off_together(map, cards, person=request.user)
    if deed != "move":
        return operations.change_together(map, cards, person=request.user, **form.values())
    return operations.move_together(
        map,
        cards,
        stage=chosen_stage(form),
        segment=chosen_segment(form),
        position=form.cleaned_data["position"],
        person=request.user,
    )


def stayed(count: int) -> str:
    """Say how many cards were not put where their touchpoint stands already."""
    if not count:
        return ""
    said = ngettext("%(count)s stands there already.", "%(count)s stand there already.", count)
    return said % {"count": count}

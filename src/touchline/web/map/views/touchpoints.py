"""A touchpoint in the panel beside the map: each field saved on its own, for itself and for one of its cards."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.forms import FIELDS, ExperienceForm, PlaceForm, TouchpointForm, chosen_segment, chosen_stage
from touchline.web.map.models import EXPERIENCE_TEXTS, FELT_TODAY, Change, Map, Placement
from touchline.web.map.views import replies
from touchline.web.map.views.board import board_context
from touchline.web.map.views.fields import Saving, asked_names, save, with_languages
from touchline.web.map.views.panel import FELT, Shown, experience_form, line, panel_context, shown, touchpoint_form
from touchline.web.workspace.access import WorkspaceRequest, allowed

ON_THE_CARD = {"name", "kinds", "status", "protected"}


@allowed("see")
@replies.of_map
def touchpoint(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    return panel(shown(request, map, replies.found(library.touchpoint, request.workspace, slug)))


def panel(view: Shown, *, saving: Saving | None = None, felt: Saving | None = None, status: int = 200) -> HttpResponse:
    """Show the panel: alone for a script that asks for it, else beside the map."""
    context = panel_context(view, saving=saving, felt=felt)
    if view.request.headers.get("HX-Request"):
        return render(view.request, "map/_panel.html", context, status=status)
    return render(view.request, "map/index.html", board_context(view.request, view.map) | context, status=status)


@allowed("edit")
@require_POST
@replies.of_map
def change(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    """Save the fields of a touchpoint that were sent and touched, and that nobody else changed meanwhile."""
    read = replies.found(library.touchpoint, request.workspace, slug)
    names = asked_names(request.POST, with_languages(FIELDS, identify.TEXTS))
    if way_back := back_or_theirs(request, map, read, names):
        return way_back
    form = TouchpointForm(request.POST, workspace=request.workspace, only=names)
    saving = save(form, request.POST, partial(write_touchpoint, request, map, read))
    if in_place(request):
        return answer_card(request, map, read, saving)
    view = shown(request, map, replies.found(library.touchpoint, request.workspace, slug))
    return answer(view, saving, of_card=False)


@allowed("edit")
@require_POST
@replies.of_map
def experience(request: WorkspaceRequest, map: Map, card: str) -> HttpResponse:
    """Save the fields of a card's experience that were sent and touched, and that nobody else changed meanwhile."""
    placement = replies.found(queries.placement, map, card)
    felt_here = [name for name in FELT if not (map.planned and name in FELT_TODAY)]
    names = asked_names(request.POST, with_languages(felt_here, EXPERIENCE_TEXTS))
    if way_back := back_or_theirs(request, map, placement.touchpoint, names, card=placement):
        return way_back
    form = ExperienceForm(request.POST, only=names)
    saving = save(form, request.POST, partial(write_experience, request, placement))
    return answer(shown_of(request, map, placement), saving, of_card=True)


def shown_of(request: WorkspaceRequest, map: Map, card: Placement) -> Shown:
    return shown(request, map, replies.found(library.touchpoint, request.workspace, card.touchpoint.slug), card)


def write_touchpoint(request: WorkspaceRequest, map: Map, read: Touchpoint, **told: Any) -> Change | None:
    operations.change_touchpoint(map, read, person=request.user, **told)
    made = queries.last_change(map, read.slug)
    own = made is not None and made.person == request.user and set(made.after or {}) <= set(told)
    return made if own else None


def write_experience(request: WorkspaceRequest, placement: Placement, **told: Any) -> Change | None:
    return operations.change_experience(placement, person=request.user, **told)[1]


def answer(view: Shown, saving: Saving, *, of_card: bool) -> HttpResponse:
    """Say what came of it: beside the one field for a script, else on the page."""
    request = view.request
    if not saving.names:
        return redirect(panel_address(view))
    if request.headers.get("HX-Request"):
        return one_field(view, saving, of_card=of_card)
    if saving.status != 200:
        about = {"felt": saving} if of_card else {"saving": saving}
        return panel(view, **about, status=saving.status)
    page = redirect(panel_address(view))
    return replies.say(request, page, view.map, saving.changes[-1]) if saving.changes else page


def panel_address(view: Shown) -> str:
    query = {"card": view.card.slug} if view.card else {}
    query |= {"in": view.language} if view.language else {}
    return replies.address(view.map, "touchpoint", slug=view.touchpoint.slug, query=query)


def one_field(view: Shown, saving: Saving | None, *, of_card: bool, names: tuple[str, ...] = ()) -> HttpResponse:
    """Answer with what is said beside one field, or with the whole field where it is drawn anew."""
    wanted = saving.names if saving else names
    make = experience_form if of_card else touchpoint_form
    form = make(view, wanted, saving)
    made = line(view, form, next(iter(form.fields)), saving, of_card=of_card)
    anew = saving is None or "more" in view.request.POST
    context = {"line": made, "may_edit": True, "workspace": view.map.workspace, "url": view.request.path}
    status = saving.status if saving else 200
    response = render(view.request, "map/_field.html" if anew else "map/_said.html", context, status=status)
    if of_card or set(wanted) & ON_THE_CARD or any(name.startswith("name@") for name in wanted):
        stages = {card.stage.slug for card in view.cards}
        response.content += replies.columns(view.request, view.map, stages).content
    return response


def back_or_theirs(
    request: WorkspaceRequest, map: Map, read: Touchpoint, names: list[str], *, card: Placement | None = None
) -> HttpResponse | None:
    """Take a change back, or leave what somebody else wrote; None when the request asks for neither."""
    undo, theirs = request.POST.get("undo"), request.POST.get("theirs")
    if not undo and not theirs:
        return None
    trouble = ""
    if undo:
        try:
            operations.undo_change(replies.found(queries.change, map, undo), person=request.user)
        except operations.UndoRefusedError:
            trouble = _("The map has changed since, so this can no longer be taken back.")
    view = shown(request, map, replies.found(library.touchpoint, request.workspace, read.slug), card)
    wanted = tuple(name for name in names if name == (theirs or request.POST.get("field")))
    if request.headers.get("HX-Request") and wanted:
        response = one_field(view, None, of_card=card is not None, names=wanted)
    else:
        response = redirect(panel_address(view))
    return replies.toast(request, response, trouble) if trouble else response


def in_place(request: WorkspaceRequest) -> bool:
    """Say whether the name was typed on the card, not in the panel or on a page."""
    return bool(request.headers.get("HX-Request")) and not {"field", "mine"} & set(request.POST)


def answer_card(request: WorkspaceRequest, map: Map, read: Touchpoint, saving: Saving) -> HttpResponse:
    """Answer with the card as it stands now, and say why if it was not saved."""
    response = replies.cards(request, map, queries.cards_with(map, [read.slug]))
    if saving.status == 422:
        return replies.tell(response, replies.faults(saving.form), status=422)
    if saving.conflicts:
        said = _("Somebody else changed this meanwhile: it is called %(name)s now. Your change was not saved.")
        return replies.tell(response, said % {"name": saving.row.name}, status=409)
    return replies.say(request, response, map, saving.changes[-1] if saving.changes else None)


@allowed("edit")
@require_POST
@replies.of_map
def place(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    """Put a touchpoint of the library into a stage."""
    known = replies.found(library.touchpoint, request.workspace, slug)
    form = PlaceForm(request.POST, workspace=request.workspace)
    if not form.is_valid():
        return panel(shown(request, map, known), status=422)
    try:
        card = operations.place(
            map, touchpoint=known, stage=chosen_stage(form), segment=chosen_segment(form), person=request.user
        )
    except operations.AlreadyPlacedError as already:
        return replies.columns_or_map(request, map, {already.placement.stage.slug})
    return replies.changed(request, map, queries.last_change(map, card.slug))

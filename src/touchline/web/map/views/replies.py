"""What the map answers after a change: the cells that changed, or the page again when there is no script."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ObjectDoesNotExist
from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse

from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment
from touchline.web.map import queries
from touchline.web.map.forms import look_of
from touchline.web.map.models import Change, Map
from touchline.web.map.views import drawn, words
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest

OF_CELLS = ("add", "remove", "place", "take-off", "move")
OF_LANES = ("lane", "cell")
OF_A_CARD = ("edit-experience", "link", "unlink")
MOST_DEEP = 1000  # cards of a cell sent again after a change

__all__ = [
    "address",
    "back_to_the_map",
    "cards",
    "cells",
    "changed",
    "changed_in_one_step",
    "columns",
    "columns_or_map",
    "faults",
    "found",
    "grid_context",
    "look_on",
    "may_edit",
    "of_map",
    "say",
    "tell",
    "toast",
    "worded",
]


def of_map(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the map that its address names; a map of another workspace does not exist."""

    @wraps(view)
    def found_first(request: WorkspaceRequest, map: str, **kwargs: Any) -> HttpResponse:
        return view(request, found(queries.map_called, request.workspace, map), **kwargs)

    return found_first


def found[Row](question: Callable[..., Row], *arguments: Any) -> Row:
    """Return what a query finds. Raises Http404 when it finds nothing."""
    try:
        return question(*arguments)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


def may_edit(request: WorkspaceRequest) -> bool:
    return request.member.role in PERMISSIONS["edit"]


def address(map: Map, name: str, *, query: Mapping[str, str] | None = None, **more: str) -> str:
    place = {"workspace": map.workspace.slug, "map": map.slug, **more}
    return reverse(f"map:{name}", kwargs=place, query=query or None)


def changed(request: WorkspaceRequest, map: Map, change: Change | None) -> HttpResponse:
    """Answer with the cells in which a change shows, and one line that says it, with the way back."""
    response = shown_again(request, map, [change] if change else [])
    return with_lanes(say(request, response, map, change), [change] if change else [])


def changed_in_one_step(
    request: WorkspaceRequest, map: Map, changes: Sequence[Change], *, more: str = ""
) -> HttpResponse:
    """Answer as changed does, to several changes that are taken back as one; more is said after what was done."""
    if len(changes) < 2 and not more:
        return changed(request, map, changes[0] if changes else None)
    response = shown_again(request, map, changes)
    text = f"{words.say_together(changes)}. {more}" if more else words.say_together(changes)
    undo_url = address(map, "undo_step", slug=changes[-1].slug) if changes else ""
    return with_lanes(toast(request, response, text, undo_url=undo_url), changes)


def with_lanes(response: HttpResponse, changes: Sequence[Change]) -> HttpResponse:
    """Tell the page that the lanes under it are to be drawn anew, if a change is one of theirs."""
    if "HX-Trigger" in response.headers and any(change.operation.endswith(OF_LANES) for change in changes):
        told = json.loads(response.headers["HX-Trigger"])
        response.headers["HX-Trigger"] = json.dumps({**told, "lanes-changed": ""})
    return response


def shown_again(request: WorkspaceRequest, map: Map, changes: Sequence[Change]) -> HttpResponse:
    """Show what changed: cards whose details did, cells whose cards did; all where stages, segments or the map did."""
    of_all = any(change.revision_id or change.operation == "edit-map" for change in changes)
    if of_all or not request.headers.get("HX-Request"):
        return back_to_the_map(request, map)
    edited = {change.subject for change in changes if change.operation == "edit"}
    told = {name for change in changes if change.operation in OF_A_CARD for name in card_of(change)}
    names = set().union(*(cells_of(change) for change in changes)) if changes else set()
    response = moved(request, map, changes, names) or cells(request, map, names)
    if edited or told:
        again = queries.cards_with(map, edited, told, but_in=names)
        response.content += cards(request, map, again).content
    return response


def cells_of(change: Change) -> set[queries.CellName]:
    """Return the cells, by the URL names of stage and segment, whose cards a change put there or took away."""
    if change.operation not in OF_CELLS:
        return set()
    return {(facts["stage"], facts["segment"] or "") for facts in (change.before, change.after) if facts}


def card_of(change: Change) -> set[str]:
    """Return the cards, by URL name, of which a change of an experience or of evidence tells."""
    return {change.subject, str((change.before or change.after or {}).get("placement", ""))}


def back_to_the_map(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Lead to the page that was asked for, or to the map, with the touchpoint open that was open."""
    asked = request.POST.get("next") or request.GET.get("next")
    if asked in ("history", "table", "lanes"):
        return redirect(address(map, asked))
    if slug := touchpoint_open_on(request.headers.get("Referer", ""), map):
        return redirect(address(map, "touchpoint", slug=slug))
    return redirect(address(map, "index"))


def touchpoint_open_on(page_url: str, map: Map) -> str:
    """Return the URL name of the touchpoint that a page shows beside a map, if it is still in the library."""
    try:
        page = resolve(urlsplit(page_url).path)
    except (ValueError, Resolver404):
        return ""
    place = {"workspace": map.workspace.slug, "map": map.slug}
    if page.view_name != "map:touchpoint" or not page.kwargs.items() >= place.items():
        return ""
    slug: str = page.kwargs["slug"]
    return slug if library.has_touchpoint(map.workspace, slug) else ""


def columns_or_map(request: WorkspaceRequest, map: Map, stages: Iterable[str], *, text: str = "") -> HttpResponse:
    under_script = request.headers.get("HX-Request")
    response = columns(request, map, stages) if under_script else back_to_the_map(request, map)
    return toast(request, response, text) if text else response


def columns(request: WorkspaceRequest, map: Map, stages: Iterable[str]) -> HttpResponse:
    """Answer with every cell of some stages."""
    rows = ["", *(segment.slug for segment in library.segments(map.workspace))]
    return cells(request, map, {(stage, row) for stage in stages for row in rows})


def cells(request: WorkspaceRequest, map: Map, names: Collection[queries.CellName]) -> HttpResponse:
    """Answer with some cells, each put in the place of the one that is there; as deep as the page shows them."""
    if not names:
        return HttpResponse()
    look, said = look_on(request), request.headers.get("X-Map-Depth", "")
    depth = min(int(said), MOST_DEEP) if said.isascii() and said.isdigit() else 0
    rows = library.segments(map.workspace)
    context = grid_context(request, map, look, rows=rows)
    found = queries.cells_of(map, look, names, rows, depth=depth)
    context["columns"] = drawn.drawn_columns(found, look, context["pen"], rows=context["with_rows"])
    return render(request, "map/_grid.html#changed", {**context, "oob": True})


def moved(
    request: WorkspaceRequest, map: Map, changes: Sequence[Change], names: Collection[queries.CellName]
) -> HttpResponse | None:
    """Answer with one card that moved and the new counts, where that shows all; a cell may have hundreds of cards."""
    look = look_on(request)
    if look.filters or look.zoom == "stages" or [change.operation for change in changes] != ["move"]:
        return None
    rows = library.segments(map.workspace)
    if (found := queries.moved_card(map, changes[0].subject, names, rows)) is None:
        return None
    context = grid_context(request, map, look, rows=rows)
    context |= {
        "placed": found,
        "card": drawn.drawn_cards([found.card], context["pen"])[0] if found.card else "",
        "columns": drawn.drawn_columns(found.columns, look, context["pen"], rows=context["with_rows"]),
    }
    return render(request, "map/_grid.html#moved", {**context, "oob": True})


def cards(request: WorkspaceRequest, map: Map, found: Sequence[queries.Card]) -> HttpResponse:
    """Answer with some cards, each put in the place of the one that is there."""
    context = grid_context(request, map, look_on(request))
    context["cards"] = drawn.drawn_cards(found, replace(context["pen"], swap=True))
    return render(request, "map/_grid.html#changed_cards", context)


def look_on(request: WorkspaceRequest) -> queries.Look:
    """Return how the page from which a request comes looks at the map."""
    return look_of(QueryDict(request.headers.get("X-Map-Look", "")[:2000]))


def grid_context(
    request: WorkspaceRequest, map: Map, look: queries.Look, *, rows: Sequence[Segment] | None = None
) -> dict[str, Any]:
    """Return what cells and cards are written with; rows: the segments, if they were read already."""
    segments = library.segments(map.workspace) if rows is None else rows
    pen = drawn.Pen(map, address(map, "index"), may_edit=may_edit(request), detailed=look.zoom == "detail")
    return {
        "map": map,
        "map_url": pen.map_url,
        "look": look,
        "with_rows": bool(segments),
        "may_edit": pen.may_edit,
        "pen": pen,
    }


def say(request: WorkspaceRequest, response: HttpResponse, map: Map, change: Change | None) -> HttpResponse:
    if change is None:
        return response
    return toast(request, response, worded(map, change), undo_url=address(map, "undo_change", slug=change.slug))


def worded(map: Map, change: Change) -> str:
    told = [change.subject, *(change.before or {}).values(), *(change.after or {}).values()]
    slugs, of_lanes = [slug for slug in told if isinstance(slug, str)], change.operation.endswith(OF_LANES)
    return words.say(change, queries.names_now(map, slugs, with_lanes=of_lanes))


def tell(response: HttpResponse, text: str, *, status: int) -> HttpResponse:
    """Say to a script that something was not done, and why."""
    response.status_code = status
    response.headers["HX-Trigger"] = json.dumps({"toast": {"text": text, "undo": ""}})
    return response


def faults(form: Form) -> str:
    """Say all that is wrong with a form in one line."""
    return " ".join(str(error) for errors in form.errors.values() for error in errors)

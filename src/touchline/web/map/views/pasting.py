"""A list or a range of a spreadsheet, pasted into the map: looked at first, then put there in one step."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from touchline.engine.map import Spread, pasted_range, spread
from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage
from touchline.web.map import operations, queries
from touchline.web.map.forms import MOST_CARDS, PasteForm, chosen_segment, chosen_stage
from touchline.web.map.models import Map
from touchline.web.map.views import replies
from touchline.web.map.views.together import stayed
from touchline.web.workspace.access import WorkspaceRequest, allowed


@dataclass(frozen=True, slots=True)
class Target:
    """A cell into which names go. new, known: how many the library does not know, and knows; there: stand there."""

    stage: Stage
    segment: Segment | None
    names: Sequence[str]
    new: int
    known: int
    there: int


@allowed("edit")
@replies.of_map
def paste(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Show what would be put where; put it there once that is confirmed."""
    form = PasteForm(request.POST or None, workspace=request.workspace)
    if not form.is_valid():
        return render(request, "map/paste.html", {"map": map, "form": form}, status=422 if form.is_bound else 200)
    rows = pasted_range(form.cleaned_data["text"])
    stages, lines = places_from(request, form)
    as_rows = form.cleaned_data["rows"] or ("spread" if len(rows) <= len(lines) else "stacked")
    laid = spread(rows, stages=len(stages), lines=len(lines), stacked=as_rows == "stacked")
    targets = [target(map, stages[across], lines[down], names) for (across, down), names in sorted(laid.cells.items())]
    count = sum(len(one.names) for one in targets)
    if "confirm" in request.POST and 0 < count <= MOST_CARDS:
        cells = [(one.stage, one.segment, one.names) for one in targets]
        done = operations.paste(map, cells, person=request.user)
        return replies.changed_in_one_step(request, map, done.changes, more=stayed(done.stayed))
    spreads = len(lines) > 1 and len(rows) > 1 and max(len(row) for row in rows) > 1
    context = preview(form, laid, targets, as_rows, spreads=spreads)
    return render(request, "map/paste.html", {"map": map, "form": form, **context, "too_many": count > MOST_CARDS})


def places_from(request: WorkspaceRequest, form: PasteForm) -> tuple[list[Stage], list[Segment | None]]:
    """Return the stages to the right of the cell pasted into and the rows below it, with its own."""
    stages = library.stages(request.workspace)
    lines: list[Segment | None] = [None, *library.segments(request.workspace)]
    return stages[stages.index(chosen_stage(form)) :], lines[lines.index(chosen_segment(form)) :]


def target(map: Map, stage: Stage, segment: Segment | None, names: Sequence[str]) -> Target:
    known = library.touchpoints_by_name(map.workspace)
    there = queries.names_in_cell(map, stage, segment)
    met = [name for name in names if name.casefold() in known]
    standing = sum(name.casefold() in there for name in names)
    return Target(stage, segment, names, len(names) - len(met), len(met) - standing, standing)


def preview(
    form: PasteForm, laid: Spread, targets: Sequence[Target], as_rows: str, *, spreads: bool
) -> dict[str, object]:
    return {
        "targets": targets,
        "new": sum(one.new for one in targets),
        "known": sum(one.known for one in targets),
        "there": sum(one.there for one in targets),
        "laid": laid,
        "as_rows": as_rows,
        "spreads": spreads,
        "said": form.cleaned_data,
        "most": MOST_CARDS,
    }

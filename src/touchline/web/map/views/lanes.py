"""Lanes under the map: what each stage's touchpoints say of one thing, switched on and off, in a person's own order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from touchline.web.identify import queries as library
from touchline.web.identify.models import Stage
from touchline.web.map import operations, queries
from touchline.web.map.forms import chosen_row
from touchline.web.map.models import Map
from touchline.web.map.queries import Row
from touchline.web.map.views import replies
from touchline.web.map.views.measures import Value, measures
from touchline.web.workspace.access import WorkspaceRequest, allowed

Says = Callable[[Row], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one touchpoint says in a lane. few: it rests on under 30 answers; answers None: it is a statement."""

    row: Row
    text: str
    interval: str = ""
    answers: int | None = None

    @property
    def few(self) -> bool:
        return self.answers is not None and self.answers < FEW


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane as it is drawn: a cell a stage, each with what its touchpoints say."""

    key: str
    name: str | Promise
    live: bool
    cells: Sequence[Sequence[Entry]]


FEW = 30
TEXTS: Mapping[str, tuple[Promise, Says]] = {
    "think": (_("Think"), lambda row: row.experience.think if row.experience else ""),
    "do": (_("Do"), lambda row: row.experience.do if row.experience else ""),
    "feel": (_("Feel"), lambda row: row.experience.feel if row.experience else ""),
    "met": (
        _("Expectations met"),
        lambda row: row.experience.get_expectations_met_display() if row.experience else "",
    ),
    "frustrations": (_("Frustrations"), lambda row: row.experience.frustrations if row.experience else ""),
    "processes": (
        _("Processes behind"),
        lambda row: ", ".join(process.name for process in row.touchpoint.processes.all()),
    ),
    "responsible": (_("Responsible person"), lambda row: str(row.touchpoint.responsible or "")),
}
NUMBERS = ("emotion_felt", "emotion_wish", "cost", "effort_minutes", "contacts", "score", "met_share", "importance")
LIVE = ("score", "met_share", "importance")
AT_FIRST = ("emotion_felt", "score", "responsible")


@allowed("see")
@replies.of_map
def lanes(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Draw the lanes that the visitor has switched on."""
    segment = chosen_row(request.GET, request.workspace)
    stages = library.stages(request.workspace)
    rows = queries.rows(map, met_by=segment, behind=True)
    chosen = queries.chosen_lanes(request.workspace, request.user, first=AT_FIRST)
    every = names_of(request.workspace.currency)
    drawn = [draw(key, name, rows, stages, request.workspace.currency) for key, name in every.items() if key in chosen]
    drawn.sort(key=lambda lane: chosen.index(lane.key))
    context = {"map": map, "stages": stages, "segments": library.segments(request.workspace), "segment": segment}
    context |= {"lanes": drawn, "every": [(key, name, key in chosen) for key, name in in_order(every, chosen)]}
    template = "map/lanes.html#lanes" if request.headers.get("HX-Request") else "map/lanes.html"
    return render(request, template, context)


@allowed("see")
@require_POST
@replies.of_map
def choose_lanes(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Remember which lanes the visitor wants, in which order; a lane may go up or down by one."""
    known = names_of(request.workspace.currency)
    chosen = [key for key in request.POST.getlist("lanes") if key in known]
    moved, by = request.POST.get("move", ""), {"up": -1, "down": 1}.get(request.POST.get("by", ""), 0)
    if moved in chosen and by:
        place = chosen.index(moved)
        chosen.insert(min(max(place + by, 0), len(chosen)), chosen.pop(place))
    operations.choose_lanes(request.workspace, lanes=chosen, person=request.user)
    return redirect(replies.address(map, "lanes"))


def names_of(currency: str) -> Mapping[str, str | Promise]:
    """Return the lanes that there are, by key, in the order of the house."""
    numbers = measures(currency)
    return {key: numbers[key].name for key in NUMBERS} | {key: name for key, (name, _says) in TEXTS.items()}


def in_order(every: Mapping[str, str | Promise], chosen: Sequence[str]) -> list[tuple[str, str | Promise]]:
    """Return all lanes, the chosen ones first and in their order."""
    first = [key for key in chosen if key in every]
    return [(key, every[key]) for key in (*first, *(key for key in every if key not in first))]


def draw(key: str, name: str | Promise, rows: Sequence[Row], stages: Sequence[Stage], currency: str) -> DrawnLane:
    measure = measures(currency).get(key)
    cells: dict[int, list[Entry]] = {stage.pk: [] for stage in stages}
    for row in rows:
        if measure is None:
            text = TEXTS[key][1](row)
            entry = Entry(row, text) if text else None
        else:
            value = measure.of(row)
            entry = number_entry(row, value, measure.write) if value else None
        if entry:
            cells[row.placement.stage_id].append(entry)
    return DrawnLane(key, name, key in LIVE, [cells[stage.pk] for stage in stages])


def number_entry(row: Row, value: Value, write: Callable[[float], str]) -> Entry:
    interval = f"{write(value.low)} – {write(value.high)}" if value.low is not None and value.high is not None else ""
    return Entry(row, write(value.value), interval, value.answers)

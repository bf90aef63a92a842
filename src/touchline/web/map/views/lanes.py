"""Lanes under the map: what each stage's touchpoints say of one thing, switched on and off, in a person's own order."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage
from touchline.web.map import operations, queries
from touchline.web.map.forms import chosen_row, look_of
from touchline.web.map.models import Cell, Lane, Map
from touchline.web.map.queries import Row
from touchline.web.map.views import replies
from touchline.web.map.views.measures import Value, measures
from touchline.web.workspace.access import WorkspaceRequest, allowed
from touchline.web.workspace.models import Person

Says = Callable[[Row], str]
Written = Mapping[tuple[int, int], Cell]


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
class LaneCell:
    """What the touchpoints of a stage say. most: how many of them are shown, None for all."""

    entries: Sequence[Entry]
    most: int | None

    @property
    def shown(self) -> Sequence[Entry]:
        return self.entries[: self.most]

    @property
    def more(self) -> int:
        return len(self.entries) - len(self.shown)


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane as it is drawn: a cell a stage, each with what its touchpoints say."""

    key: str
    name: str | Promise
    live: bool
    cells: Sequence[LaneCell]


@dataclass(frozen=True, slots=True)
class OwnCell:
    """What a lane of the map's own says of a stage. version: 0 where it says nothing; for_all: what it says of all.

    theirs: what somebody else wrote there meanwhile; then text is what was sent, and nothing was written.
    """

    lane: Lane
    stage: Stage
    text: str
    version: int
    for_all: str = ""
    theirs: str | None = None


@dataclass(frozen=True, slots=True)
class DrawnOwn:
    """A lane of the map's own as it is drawn: a cell a stage, to be typed into."""

    key: str
    own: Lane
    cells: Sequence[OwnCell]

    @property
    def name(self) -> str:
        return self.own.name


FEW = 30
UNDER_MAP = 12  # touchpoints of a stage that a lane under the map tells of; its own page tells of all
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
    return shown(request, map)


def shown(request: WorkspaceRequest, map: Map, *, status: int = 200, **more: Any) -> HttpResponse:
    """Draw the lanes as the address asks: of one segment, those of a kept view, without those folded away."""
    look, segment = look_of(request.GET), chosen_row(request.GET, request.workspace)
    every = every_lane(map)
    chosen = [key for key in look.lanes or switched_on(map, request.user) if key in every]
    open_lanes = {key: every[key] for key in chosen if queries.LANE + key not in look.folded}
    stages = library.stages(request.workspace)
    under_script, own_page = bool(request.headers.get("HX-Request")), replies.address(map, "lanes")
    under_map = under_script and urlsplit(request.headers.get("HX-Current-URL", "")).path != own_page
    address = Address(replies.address(map, "index") if under_map else own_page, segment)
    context = {
        "map": map,
        "may_edit": replies.may_edit(request),
        "stages": stages,
        "segments": library.segments(request.workspace),
        "segment": segment,
        "look": look,
        "lanes": [
            (lane, address.of(look.fold(queries.LANE + lane.key)))
            for lane in drawn_lanes(map, open_lanes, stages, segment, UNDER_MAP if under_map else None)
        ],
        "whole": Address(own_page, segment).of(look),
        "folded": [
            (every[key], address.of(look.unfold([queries.LANE + key]))) for key in chosen if key not in open_lanes
        ],
        "every": [(key, name, key in chosen) for key, name in in_order(every, chosen)],
        "chosen": [(key, every[key]) for key in chosen],
        "own": queries.own_lanes(map),
        **more,
    }
    template = "map/lanes.html#lanes" if under_script else "map/lanes.html"
    return render(request, template, context, status=status)


@dataclass(frozen=True, slots=True)
class Address:
    """The page that shows lanes: the map with them under it, or their own."""

    page: str
    segment: Segment | None

    def of(self, look: queries.Look) -> str:
        return f"{self.page}?{look.query}{f'&segment={self.segment.slug}' if self.segment else ''}#lanes"


def switched_on(map: Map, person: Person) -> list[str]:
    return queries.lanes_on(map, person, first=AT_FIRST)


def drawn_lanes(
    map: Map,
    names: Mapping[str, str | Promise],
    stages: Sequence[Stage],
    segment: Segment | None,
    most: int | None,
) -> list[DrawnLane | DrawnOwn]:
    rows = queries.rows(map, met_by=segment, behind=True)
    own = {lane.key: lane for lane in queries.own_lanes(map)}
    told = queries.written(map, segment)
    for_all = queries.written(map, None) if segment else {}
    drawn: list[DrawnLane | DrawnOwn] = []
    for key, name in names.items():
        if lane := own.get(key):
            drawn.append(DrawnOwn(key, lane, [own_cell(lane, stage, told, for_all) for stage in stages]))
        else:
            said = entries(key, rows, map.workspace.currency)
            drawn.append(DrawnLane(key, name, key in LIVE, [LaneCell(said[stage.pk], most) for stage in stages]))
    return drawn


def own_cell(lane: Lane, stage: Stage, told: Written, for_all: Written) -> OwnCell:
    cell, general = told.get((lane.pk, stage.pk)), for_all.get((lane.pk, stage.pk))
    return OwnCell(lane, stage, cell.text if cell else "", cell.version if cell else 0, general.text if general else "")


@allowed("see")
@require_POST
@replies.of_map
def choose_lanes(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Remember which lanes the visitor wants, in which order; a lane may go up or down by one."""
    known = every_lane(map)
    chosen = [key for key in request.POST.getlist("lanes") if key in known]
    moved, by = request.POST.get("move", ""), {"up": -1, "down": 1}.get(request.POST.get("by", ""), 0)
    if moved in chosen and by:
        place = chosen.index(moved)
        chosen.insert(min(max(place + by, 0), len(chosen)), chosen.pop(place))
    operations.choose_lanes(map, lanes=chosen, person=request.user)
    look = look_of(QueryDict(queries.last_look(map, request.user))).with_(lanes=())
    operations.remember_look(map, person=request.user, look=look.query)
    return redirect(f"{replies.address(map, 'lanes')}?{look.query}")


def every_lane(map: Map) -> dict[str, str | Promise]:
    """Return the lanes that there are under a map, by key: those of the house, then its own."""
    return {**names_of(map.workspace.currency), **{lane.key: lane.name for lane in queries.own_lanes(map)}}


def names_of(currency: str) -> Mapping[str, str | Promise]:
    """Return the lanes that there are, by key, in the order of the house."""
    numbers = measures(currency)
    return {key: numbers[key].name for key in NUMBERS} | {key: name for key, (name, _says) in TEXTS.items()}


def in_order(every: Mapping[str, str | Promise], chosen: Sequence[str]) -> list[tuple[str, str | Promise]]:
    """Return all lanes, the chosen ones first and in their order."""
    first = [key for key in chosen if key in every]
    return [(key, every[key]) for key in (*first, *(key for key in every if key not in first))]


def entries(key: str, rows: Sequence[Row], currency: str) -> Mapping[int, list[Entry]]:
    """Return what touchpoints say in a lane, by the key of their stage."""
    measure = measures(currency).get(key)
    said: dict[int, list[Entry]] = defaultdict(list)
    for row in rows:
        if measure is None:
            text = TEXTS[key][1](row)
            entry = Entry(row, text) if text else None
        else:
            value = measure.of(row)
            entry = number_entry(row, value, measure.write) if value else None
        if entry:
            said[row.placement.stage_id].append(entry)
    return said


def number_entry(row: Row, value: Value, write: Callable[[float], str]) -> Entry:
    interval = f"{write(value.low)} – {write(value.high)}" if value.low is not None and value.high is not None else ""
    return Entry(row, write(value.value), interval, value.answers)

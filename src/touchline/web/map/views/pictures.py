"""Other looks at the same map: the journey's curve, the matrix, the segments side by side, the blueprint."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Touchpoint
from touchline.web.map import queries
from touchline.web.map.forms import MatrixForm, chosen_row
from touchline.web.map.models import Map
from touchline.web.map.queries import Row
from touchline.web.map.views import replies, side_by_side
from touchline.web.map.views.measures import Measure, Value, feeling, measures
from touchline.web.shell.chart import Axis, Curve, Point, Scatter, Station
from touchline.web.shell.formats import number
from touchline.web.workspace.access import WorkspaceRequest, allowed

SMALL = 30
SHOWS = {
    "all": pgettext_lazy("touchpoints", "All"),
    "shared": gettext_lazy("Shared"),
    "own": gettext_lazy("Of one segment only"),
}


@allowed("see")
@replies.of_map
def journey(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Draw what one segment feels from touchpoint to touchpoint, beside what is wished; or beside another map."""
    segment = chosen_row(request.GET, request.workspace)
    other = queries.map_beside(request.workspace, request.GET.get("beside", ""), but=map)
    here = queries.rows(map, met_by=segment)
    figure = curve_of(map, here, queries.rows(other, met_by=segment) if other else [])
    known = any(stop.real is not None or stop.wish is not None for stop in figure.stops)
    return render(
        request,
        "map/journey.html",
        {
            **common(request, map, segment),
            "figure": figure if known else None,
            "cards": here,
            "unknown": sum(stop.real is None and stop.wish is None for stop in figure.stops),
            "maps": queries.every_map(request.workspace).exclude(pk=map.pk),
            "beside": other,
        },
    )


def curve_of(map: Map, here: Sequence[Row], beside: Sequence[Row]) -> Curve:
    """Return the curve. On a plan the wish is the plan itself; another map's wish takes the place of this one's."""
    wishes = {row.touchpoint.pk: wish_of(row) for row in beside}
    stops = [
        Station(
            row.touchpoint.name,
            str(row.stage),
            wish=wishes.get(row.touchpoint.pk) if beside else wish_of(row),
            real=felt(row),
            url=replies.address(map, "touchpoint", slug=row.touchpoint.slug),
            note=_("moment of truth") if row.experience and row.experience.moment_of_truth else "",
        )
        for row in here
    ]
    return Curve(
        title=_("What is felt along the journey"),
        says=_("From -2 (very bad) to +2 (very good), as people wrote it down: a statement, without an interval."),
        y=Axis(_("Emotion"), write=feeling, low=-2, high=2),
        stops=stops,
        wish_name=_("Wished"),
        real_name=_("Felt"),
        subject=_("Touchpoint"),
        key="journey",
        in_panel=True,
    )


def felt(row: Row) -> float | None:
    return row.experience.emotion_felt if row.experience else None


def wish_of(row: Row) -> float | None:
    return row.experience.emotion_wish if row.experience else None


@allowed("see")
@replies.of_map
def matrix(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Draw the cards between any two measures."""
    known = measures(request.workspace.currency)
    form = MatrixForm(request.GET or None, measures=[(key, each.name) for key, each in known.items()])
    across, up = (known[key] for key in form.chosen)
    segment = chosen_row(request.GET, request.workspace)
    placed = [(row, across.of(row), up.of(row)) for row in queries.rows(map, met_by=segment)]
    points = [point(map, row, x, y) for row, x, y in placed if x and y]
    left_out = [row.touchpoint.name for row, x, y in placed if not (x and y)]
    figure = Scatter(
        title=_("%(up)s against %(across)s") % {"up": up.name, "across": across.name},
        says=ngettext("%(count)s touchpoint is known on both.", "%(count)s touchpoints are known on both.", len(points))
        % {"count": number(len(points))},
        x=axis(across),
        y=axis(up),
        points=points,
        x_cut=middle(across),
        y_cut=middle(up),
        subject=_("Touchpoint"),
        in_panel=True,
    )
    context = {"form": form, "figure": figure if points else None, "left_out": left_out}
    return render(request, "map/matrix.html", common(request, map, segment) | context)


def axis(measure: Measure) -> Axis:
    return Axis(str(measure.name), write=measure.write, low=measure.low, high=measure.high)


def middle(measure: Measure) -> float | None:
    """Return the middle of a scale that has two ends: where better and worse part."""
    return None if measure.low is None or measure.high is None else (measure.low + measure.high) / 2


def point(map: Map, row: Row, x: Value, y: Value) -> Point:
    few = any(value.answers is not None and value.answers < SMALL for value in (x, y))
    return Point(
        row.touchpoint.name,
        x.value,
        y.value,
        url=replies.address(map, "touchpoint", slug=row.touchpoint.slug),
        faint=few,
        x_between=between(x),
        y_between=between(y),
        note=_("under 30 answers") if few else "",
    )


def between(value: Value) -> tuple[float, float] | None:
    return None if value.low is None or value.high is None else (value.low, value.high)


@allowed("see")
@replies.of_map
def compare_segments(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Show which touchpoints the segments share, which only one of them meets, and how they judge them."""
    segments = library.segments(request.workspace)
    readings = {} if map.planned else queries.readings_by_segment(request.workspace)
    found = queries.shared_touchpoints(map, segments)
    lines = {"all": found, "shared": [e for e in found if not e.own], "own": [e for e in found if e.own]}
    asked = request.GET.get("show", "")
    show = asked if asked in lines else "all"
    return render(
        request,
        "map/segments.html",
        {
            **common(request, map, None),
            "lines": side_by_side.lines(lines[show], segments, readings),
            "shows": [(key, name, len(lines[key])) for key, name in SHOWS.items()],
            "show": show,
            "own": [(segment, own_of(lines["own"], place)) for place, segment in enumerate(segments)],
        },
    )


def own_of(lines: Sequence[queries.Shared], place: int) -> int:
    """Return how many touchpoints only the segment at this place meets."""
    return sum(bool(line.stages[place]) for line in lines)


@dataclass(frozen=True, slots=True)
class Behind:
    """A touchpoint of the blueprint: what the customer does, whom they meet, what happens behind."""

    row: Row
    does: str
    meets: Sequence[str]

    @property
    def touchpoint(self) -> Touchpoint:
        return self.row.touchpoint


@allowed("see")
@replies.of_map
def blueprint(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Show what the customer sees, and below the line of visibility what happens behind it."""
    segment = chosen_row(request.GET, request.workspace)
    columns = [behind(row) for row in queries.rows(map, met_by=segment, behind=True)]
    return render(request, "map/blueprint.html", common(request, map, segment) | {"columns": columns})


def behind(row: Row) -> Behind:
    roles = dict.fromkeys(each.role for each in row.touchpoint.interactions.all() if each.role)
    does = (row.experience.do or row.experience.wants) if row.experience else ""
    return Behind(row, does, list(roles))


def common(request: WorkspaceRequest, map: Map, segment: Segment | None) -> dict[str, Any]:
    """Return what every look at a map shows beside its own: the row looked at, and the choice of rows."""
    known = library.segments(request.workspace)
    return {"map": map, "segment": segment, "segments": known, "may_edit": replies.may_edit(request)}

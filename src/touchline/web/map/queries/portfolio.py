"""The maps side by side: how big each is, how much of it is measured, when it is to be looked over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Map, Placement, Reading
from touchline.web.map.queries.cards import TOO_FEW
from touchline.web.map.queries.readings import readings_by_segment
from touchline.web.workspace.models import Member, Workspace


@dataclass(frozen=True, slots=True)
class Listed:
    """One map in the list. measured: how many of its touchpoints have a score; None on a planned map."""

    map: Map
    cards: int
    touchpoints: int
    measured: int | None
    days_late: int

    @property
    def measured_share(self) -> float | None:
        return self.measured / self.touchpoints if self.touchpoints and self.measured is not None else None


@dataclass(frozen=True, slots=True)
class Due:
    """A map or touchpoint whose review date is here. days_late: since it was due; 0 is today."""

    thing: Map | Touchpoint
    days_late: int

    @property
    def is_map(self) -> bool:
        return isinstance(self.thing, Map)


def today(workspace: Workspace) -> date:
    """Return the day it is where the workspace is."""
    return localdate(timezone=workspace.zone)


def portfolio(workspace: Workspace, *, archived: bool = False) -> list[Listed]:
    """Return the maps in use, or those put away, each under the map whose card it draws in detail; by name."""
    maps = list(every(workspace).filter(archived_at__isnull=not archived))
    if not maps:
        return []
    counts = dict(Placement.objects.filter(map__in=maps).order_by().values_list("map").annotate(Count("pk")))
    standing = touchpoints_on(maps)
    measured, day = measured_touchpoints(workspace), today(workspace)
    return [
        Listed(
            map,
            counts.get(map.pk, 0),
            len(standing[map.pk]),
            None if map.planned else len(standing[map.pk] & measured),
            late(map.review_by, day),
        )
        for map in in_tree_order(maps)
    ]


def every(workspace: Workspace) -> QuerySet[Map]:
    related = ("responsible__person", "parent__map", "parent__touchpoint")
    return workspace.maps.select_related(*related).order_by("name", "pk")


def in_tree_order(maps: Sequence[Map]) -> list[Map]:
    """Put each map after the one whose card it draws; a map whose parent is not among them stands on its own."""
    known = {map.pk for map in maps}
    below: dict[int | None, list[Map]] = {}
    for map in maps:
        above = map.parent.map_id if map.parent and map.parent.map_id in known else None
        below.setdefault(above, []).append(map)
    ordered: list[Map] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        ordered.append(waiting.pop())
        waiting += below.get(ordered[-1].pk, [])[::-1]
    return [*ordered, *(map for map in maps if map not in ordered)]


def touchpoints_on(maps: Iterable[Map]) -> dict[int, set[int]]:
    """Return the touchpoints of each map, by number; of several cards of one touchpoint, one counts."""
    found: dict[int, set[int]] = {map.pk: set() for map in maps}
    for map, touchpoint in Placement.objects.filter(map__in=found).order_by().values_list("map", "touchpoint"):
        found[map].add(touchpoint)
    return found


def measured_touchpoints(workspace: Workspace) -> set[int]:
    """Return the touchpoints, by number, whose newest score of all customers rests on enough answers to be shown."""
    return {
        touchpoint
        for (touchpoint, segment), readings in readings_by_segment(workspace).items()
        if segment is None and is_shown(readings)
    }


def is_shown(readings: Mapping[str, Reading]) -> bool:
    score = readings.get("score")
    return score is not None and (score.answers or 0) >= TOO_FEW


def late(review_by: date | None, day: date) -> int:
    return max((day - review_by).days, 0) if review_by else 0


def due(workspace: Workspace, *, member: Member | None = None) -> list[Due]:
    """Return what is to be looked over by now, the longest due first; with a member, what that person answers for."""
    day = today(workspace)
    where = Q(review_by__lte=day) & (Q(responsible=member) if member else Q())
    maps = workspace.maps.filter(where, archived_at=None).select_related("responsible__person")
    touchpoints = workspace.touchpoints.filter(where).exclude(status="retired").select_related("responsible__person")
    things: list[Map | Touchpoint] = [*maps, *touchpoints]
    found = [Due(thing, late(thing.review_by, day)) for thing in things]
    return sorted(found, key=lambda one: (-one.days_late, not one.is_map, str(one.thing), one.thing.pk))


def unreminded(workspace: Workspace) -> dict[Member, list[Due]]:
    """Return who is to be reminded of what: each review date that is here, once."""
    found: dict[Member, list[Due]] = {}
    for one in due(workspace):
        if one.thing.responsible and one.thing.reminded_for != one.thing.review_by:
            found.setdefault(one.thing.responsible, []).append(one)
    return found

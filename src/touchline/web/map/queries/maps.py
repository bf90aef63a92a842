"""The maps of a workspace, and which of them is meant when none is named."""

from django.db.models import Case, Q, QuerySet, When

from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Map, MapState, MapView, MapVisit
from touchline.web.workspace.models import Person, Workspace


def map_rows(workspace: Workspace) -> QuerySet[Map]:
    """Return the maps in use: what is before what shall be, the oldest first."""
    maps = workspace.maps.filter(archived_at=None)
    return maps.order_by(Case(When(state=MapState.AS_IS, then=0), default=1), "pk")


def every_map(workspace: Workspace) -> QuerySet[Map]:
    """Return all maps, archived ones too, each with who is responsible and the card that it draws in detail."""
    return Map.objects.filter(workspace=workspace).select_related("responsible__person", "parent")


def map_called(workspace: Workspace, slug: str) -> Map:
    """Return a map by its URL name, also an archived one. Raises Map.DoesNotExist."""
    return workspace.maps.select_related("responsible__person").get(slug=slug)


def first_map(workspace: Workspace) -> Map | None:
    """Return the map that is meant when none is named: the oldest that draws what is; None when there is none."""
    return map_rows(workspace).first()


def last_map(workspace: Workspace, person: Person) -> Map | None:
    """Return the map that a person saw last, else the first; None when there is none."""
    seen = MapVisit.objects.filter(person=person, map__workspace=workspace, map__archived_at=None)
    visit = seen.select_related("map__workspace").order_by("-seen_at", "-pk").first()
    return visit.map if visit else first_map(workspace)


def map_with(touchpoint: Touchpoint, person: Person) -> Map | None:
    """Return a map on which a touchpoint stands, if it can be the one that the person saw last; else that one."""
    last = last_map(touchpoint.workspace, person)
    standing = list(map_rows(touchpoint.workspace).filter(placements__touchpoint=touchpoint).distinct())
    return last if last in standing or not standing else standing[0]


def last_look(map: Map, person: Person) -> str:
    """Return how a person looked at a map last, as the end of an address; empty at first."""
    found = MapVisit.objects.filter(map=map, person=person).values_list("look", flat=True).first()
    return found or ""


def views_of(map: Map, person: Person) -> list[MapView]:
    """Return the kept views of a map that a person sees: their own and those shared with all, by name."""
    return list(MapView.objects.filter(Q(person=None) | Q(person=person), map=map))


def own_view(map: Map, person: Person, slug: str) -> MapView:
    """Return a view that a person may remove: their own, or a shared one. Raises MapView.DoesNotExist."""
    return MapView.objects.get(Q(person=None) | Q(person=person), map=map, slug=slug)


def map_beside(workspace: Workspace, slug: str, *, but: Map) -> Map | None:
    """Return another map of the workspace by its URL name; None where there is none of that name."""
    return every_map(workspace).exclude(pk=but.pk).filter(slug=slug).first()

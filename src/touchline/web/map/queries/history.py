"""Changes of a map: who, what, when, and which can be taken back."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from touchline.web.identify import queries as library
from touchline.web.identify.models import Revision, Touchpoint
from touchline.web.map.models import Cell, Change, Lane, Map, Placement
from touchline.web.map.queries.board import MAP_ORDER
from touchline.web.shell.paging import Page, page
from touchline.web.workspace.models import Person

UNDO_DEPTH = 500
OF_ROWS, PLAIN = ("stages", "segments"), ("add", "change", "merge", "move", "remove", "split", "undo")


def change(map: Map, slug: str) -> Change:
    """Return one change of a map by its URL name. Raises Change.DoesNotExist."""
    return Change.objects.select_related("map__workspace", "revision__workspace").get(map=map, slug=slug)


def last_change(map: Map, subject: str) -> Change:
    """Return the latest change of a card or touchpoint, by its URL name. Raises Change.DoesNotExist."""
    return Change.objects.filter(map=map, subject=subject).latest("pk")


def latest_change(map: Map) -> Change:
    """Return the latest change of a map. Raises Change.DoesNotExist."""
    return Change.objects.filter(map=map).select_related("map__workspace").latest("pk")


def history(map: Map, *, after: str = "") -> Page[Change]:
    """Return the changes of a map, the latest first, a page at a time."""
    changes = Change.objects.filter(map=map).select_related("person", "undone_by")
    return page(changes, after=after, order=("-pk",))


def history_of(map: Map, touchpoint: Touchpoint, *, most: int = 10) -> list[Change]:
    """Return the latest changes of one touchpoint and its cards."""
    cards = Placement.objects.filter(map=map, touchpoint=touchpoint).values("slug")
    of_it = (
        Q(subject=touchpoint.slug)
        | Q(subject__in=cards)
        | Q(before__touchpoint=touchpoint.slug)
        | Q(after__touchpoint=touchpoint.slug)
    )
    return list(Change.objects.filter(of_it, map=map).select_related("person", "undone_by").order_by("-pk")[:most])


def own_steps(map: Map, person: Person) -> list[tuple[int, int | None]]:
    """Return what a person changed last and nobody else took back, oldest first, each with what it takes back.

    Changes of the map by their number; changes of stages and segments alone, which belong to all maps, by the number
    of their revision, below 0. Nothing from before the oldest change that is still looked at.
    """
    theirs = ~Q(undone_by=None) & ~Q(undone_by__person=person)
    own = Change.objects.filter(map=map, person=person).exclude(theirs)
    changes = list(own.order_by("-pk").values_list("pk", "undoes", "at")[:UNDO_DEPTH])[::-1]
    plain = Revision.objects.filter(workspace=map.workspace, person=person, at__gt=map.created_at, changes=None)
    if len(changes) == UNDO_DEPTH:
        plain = plain.filter(at__gte=changes[0][2])
    along = Revision.objects.filter(workspace=map.workspace, aside__has_key="with").values_list(
        "aside__with", flat=True
    )
    rows = plain.filter(kind__in=OF_ROWS, operation__in=PLAIN).exclude(theirs).exclude(slug__in=list(along))
    revisions = list(rows.order_by("-pk").values_list("pk", "undoes", "at")[:UNDO_DEPTH])[::-1]
    steps: list[tuple[int, int | None]] = []
    for pk, undoes, at in changes:
        while revisions and revisions[0][2] <= at:
            steps.append(below_zero(revisions.pop(0)))
        steps.append((pk, undoes))
    return [*steps, *(below_zero(revision) for revision in revisions)]


def below_zero(revision: tuple[int, int | None, datetime]) -> tuple[int, int | None]:
    pk, undoes, _at = revision
    return -pk, None if undoes is None else -undoes


def numbered_revision(map: Map, number: int) -> Revision:
    """Return one change of stages or segments by its number. Raises Revision.DoesNotExist."""
    return Revision.objects.select_related("workspace").get(workspace=map.workspace, pk=number)


def numbered_change(map: Map, number: int) -> Change:
    """Return one change of a map by its number. Raises Change.DoesNotExist."""
    return Change.objects.select_related("map__workspace", "revision__workspace").get(map=map, pk=number)


def changes_of_step(change: Change) -> list[Change]:
    """Return the changes that were made in one step with this one and still stand, the latest first.

    A touchpoint that is deleted leaves all maps in one step.
    """
    together = Change.objects.filter(map__workspace=change.map.workspace, group=change.group, undone_by=None)
    return list(together.select_related("map__workspace").order_by("-pk"))


def touched_cards(map: Map, touchpoint: Touchpoint) -> list[Placement]:
    """Return where a touchpoint stands on the map, in map order."""
    cards = Placement.objects.filter(map=map, touchpoint=touchpoint)
    return list(cards.select_related("stage", "segment", "touchpoint", "map", "experience").order_by(*MAP_ORDER))


def names_now(map: Map, slugs: Collection[str] | None = None, *, with_lanes: bool = True) -> dict[str, str]:
    """Return how stages, segments, touchpoints, cards and lanes are called now, by URL name.

    slugs: of touchpoints and cards only these. with_lanes: whether lanes, and what is written in them, are told of.
    """
    stages = {stage.slug: str(stage) for stage in library.stages(map.workspace)}
    segments = {segment.slug: segment.name for segment in library.segments(map.workspace)}
    of_these = {} if slugs is None else {"slug__in": slugs}
    named = Touchpoint.objects.filter(workspace=map.workspace, **of_these).values_list("slug", "name")
    cards = Placement.objects.filter(map=map, **of_these).values_list("slug", "touchpoint__name")
    names = stages | segments | dict(cards) | dict(named)
    if not with_lanes:
        return names
    own = {lane.slug: lane.name for lane in Lane.objects.filter(map=map)}
    written = Cell.objects.filter(lane__map=map).select_related("lane", "stage")
    told = {cell.slug: f"{cell.lane.name} · {cell.stage}" for cell in written}
    return names | own | told

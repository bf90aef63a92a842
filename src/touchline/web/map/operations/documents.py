"""A map as one document, as it stands now or stood at an earlier moment of its history."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from touchline.engine import map as engine
from touchline.engine.map.document import felt
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Revision, Segment, Stage, Touchpoint
from touchline.web.map import queries
from touchline.web.map.models import Cell, Change, Evidence, Experience, Map
from touchline.web.map.operations.carried import kept_evidence, says
from touchline.web.map.operations.own_lanes import kept_cell, lanes_of
from touchline.web.map.operations.records import whole_records

OF_ALL_MAPS = ("edit",)
OF_MAP = ("name", "kind", "state")
REWRITTEN = ("stages", "segments")


def document(map: Map, *, with_touchpoints: Iterable[str] = ()) -> engine.Document:
    """Return a map as it stands, in a handful of queries however many cards there are.

    with_touchpoints: URL names of touchpoints that are told though they have no card here, if the library has them.
    """
    cards = queries.placements(map)
    told = {card.touchpoint_id: card.touchpoint for card in cards}
    more = Touchpoint.objects.filter(workspace=map.workspace, slug__in=list(with_touchpoints))
    told |= {touchpoint.pk: touchpoint for touchpoint in more}
    records = whole_records(told.values())
    felt_at = {one.placement_id: felt(says(one)) for one in Experience.objects.filter(placement__map=map)}
    evidence = Evidence.objects.filter(map=map).select_related("touchpoint", "placement")
    cells = Cell.objects.filter(lane__map=map).select_related("lane", "stage", "segment")
    return engine.Document(
        map=engine.stated(Map.objects.values(*OF_MAP).get(pk=map.pk)),
        stages=tuple(engine.Record(row.slug, fields(row, "stages")) for row in library.stages(map.workspace)),
        segments=tuple(engine.Record(row.slug, fields(row, "segments")) for row in library.segments(map.workspace)),
        touchpoints={one.slug: records[one.pk] for one in told.values()},
        placements={
            card.slug: engine.Placement(
                card.slug,
                card.touchpoint.slug,
                card.stage.slug,
                card.segment.slug if card.segment else None,
                card.position,
                felt_at.get(card.pk, {}),
            )
            for card in cards
        },
        lanes=tuple(engine.Record(lane.slug, {"name": lane.name}) for lane in lanes_of(map)),
        cells={cell.slug: engine.stated(kept_cell(cell)) for cell in cells},
        evidence={row.slug: engine.stated(kept_evidence(row)) for row in evidence},
    )


def fields(row: Stage | Segment, kind: str) -> dict[str, Any]:
    return engine.stated({name: getattr(row, name) for name in identify.ROWS[kind][1] if name != "position"})


def document_after(map: Map, change: Change) -> engine.Document:
    """Return the map as a change left it. Raises UnusableInputError when the history cannot be followed back."""
    return engine.rewound(document(map), history_since(map, change))


def history_since(map: Map, change: Change | None = None) -> list[engine.Change]:
    """Return what was done to a map after a change (None: from the beginning), the oldest first.

    Edits of touchpoints on other maps and all that was done to stages and segments are part of it. A change that was
    made with others of stages or segments counts as the last of them.
    """
    here = Q(map=map) | Q(map__workspace=map.workspace, operation__in=OF_ALL_MAPS)
    changes = Change.objects.filter(here)
    revisions = Revision.objects.filter(workspace=map.workspace, kind__in=REWRITTEN)
    if change and change.revision_id:
        change = Change.objects.filter(map=map, revision=change.revision_id).latest("pk")
    if change:
        changes, revisions = changes.filter(pk__gt=change.pk), revisions.filter(at__gt=change.at)
    else:
        revisions = revisions.filter(at__gt=map.created_at)
    return woven(list(changes.order_by("pk")), list(revisions.order_by("pk")))


def woven(changes: Sequence[Change], revisions: Sequence[Revision]) -> list[engine.Change]:
    """Put the changes of stages and segments among those of the map: what leaves after the cards that it held."""
    told: list[engine.Change] = []
    open_revisions = list(revisions)
    leaving: list[tuple[int, engine.Change]] = []
    last = {change.revision_id: place for place, change in enumerate(changes) if change.revision_id}
    for place, change in enumerate(changes):
        while open_revisions and open_revisions[0].at <= change.at:
            leaving += begun(told, open_revisions.pop(0), last)
        told.append(as_told(change))
        told += [gone for after, gone in leaving if after == place]
    for revision in open_revisions:
        begun(told, revision, last)
    return told


def as_told(change: Change) -> engine.Change:
    """Return a change as the document knows it; of a map's own fields it holds only some."""
    before, after = change.before, change.after
    if change.operation == "edit-map":
        before, after = ({name: side[name] for name in OF_MAP if name in side} for side in (before or {}, after or {}))
    return engine.Change(change.operation, before, after, change.subject)


def begun(told: list[engine.Change], revision: Revision, last: Mapping[int, int]) -> list[tuple[int, engine.Change]]:
    """Tell what came with a revision, and what left too unless cards went first: then return it with the last one."""
    first, second = engine.phases(engine.Change(f"rewrite-{revision.kind}", revision.before, revision.after))
    told.append(first)
    if second and revision.pk in last:
        return [(last[revision.pk], second)]
    told += [second] if second else []
    return []

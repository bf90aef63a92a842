"""A map as one document, as it stands now or stood at an earlier moment of its history."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from touchline.engine import map as engine
from touchline.engine.map.document import felt
from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage, Touchpoint
from touchline.web.map import queries
from touchline.web.map.models import Change, Evidence, Experience, Map
from touchline.web.map.operations.carried import kept_evidence, says
from touchline.web.map.operations.records import whole_records

OF_STAGES = ("key", "name", "phase", "importance", "importance_share", "definition", "entry_event")
OF_SEGMENTS = ("name",)
OF_ALL_MAPS = ("edit",)


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
    return engine.Document(
        map=engine.stated({"name": map.name, "kind": map.kind, "state": map.state}),
        stages=tuple(engine.Record(row.slug, fields(row, OF_STAGES)) for row in library.stages(map.workspace)),
        segments=tuple(engine.Record(row.slug, fields(row, OF_SEGMENTS)) for row in library.segments(map.workspace)),
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
        evidence={row.slug: engine.stated(kept_evidence(row)) for row in evidence},
    )


def fields(row: Stage | Segment, names: Sequence[str]) -> dict[str, Any]:
    return engine.stated({name: getattr(row, name) for name in names if hasattr(row, name)})


def document_before(map: Map, change: Change) -> engine.Document:
    """Return the map as it was before a change. Raises UnusableInputError when the history cannot be followed back."""
    return engine.rewound(document(map), history_since(map, change, including=True))


def document_after(map: Map, change: Change) -> engine.Document:
    """Return the map as a change left it. Raises UnusableInputError when the history cannot be followed back."""
    return engine.rewound(document(map), history_since(map, change, including=False))


def history_since(map: Map, change: Change, *, including: bool) -> list[engine.Change]:
    """Return what was done to a map after a change, the oldest first; edits of touchpoints on other maps too."""
    here = Q(map=map) | Q(map__workspace=map.workspace, operation__in=OF_ALL_MAPS)
    since = Q(pk__gte=change.pk) if including else Q(pk__gt=change.pk)
    return [as_told(row) for row in Change.objects.filter(here & since).order_by("pk")]


def as_told(change: Change) -> engine.Change:
    return engine.Change(change.operation, change.before, change.after, change.subject)

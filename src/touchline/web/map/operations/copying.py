"""A map made of another: the same cards, and what is felt there."""

from collections import defaultdict
from typing import Any

from django.db import transaction

from touchline.web.map.models import Change, Evidence, Experience, Map, Placement, change_slug
from touchline.web.map.operations.carried import kept_evidence, says
from touchline.web.map.operations.maps import create_map
from touchline.web.map.operations.own_lanes import add_lane, cells_of, fill, lanes_of
from touchline.web.map.operations.placements import whereabouts
from touchline.web.map.operations.records import whole_records
from touchline.web.map.queries import placements
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person

# What is felt today is no part of a plan: a planned map holds what is wished and expected.
OF_TODAY: dict[str, Any] = {"emotion_felt": None, "expectations_met": "", "met_judged_by": ""}


@transaction.atomic
def copy_map(source: Map, *, name: str, person: Person, **fields: Any) -> Map:
    """Make a map with the cards of another and what is written about them; the touchpoints are the same ones.

    A planned map gets nothing that was felt or observed on the other, and none of its evidence. Comments, history
    and sub-maps stay with the other. The copy is one step of the new map's history.
    """
    twin = create_map(source.workspace, name=name, person=person, **{"kind": source.kind, **fields})
    pairs = [(card, twin_of(card, twin)) for card in placements(source)]
    Placement.objects.bulk_create([copied for _, copied in pairs])
    copies = {card.pk: copied for card, copied in pairs}
    told: dict[int, dict[str, Any]] = defaultdict(dict)
    for experience in copied_experiences(twin, copies):
        told[experience.placement_id]["experience"] = says(experience)
    for evidence in copied_evidence(twin, copies):
        told[evidence.placement_id or 0].setdefault("evidence", {})[evidence.slug] = kept_evidence(evidence)
    records, group = whole_records(card.touchpoint for card in copies.values()), change_slug()
    Change.objects.bulk_create(
        Change(
            map=twin,
            operation="place",
            subject=card.slug,
            after={**whereabouts(card), "record": records[card.touchpoint_id], **told[card.pk]},
            person=person,
            group=group,
        )
        for card in copies.values()
    )
    copy_lanes(source, twin, person=person, group=group)
    return twin


def copy_lanes(source: Map, twin: Map, *, person: Person, group: str) -> None:
    """Make the lanes of a map's own anew on its copy, with what stands in them."""
    newest = Change.objects.filter(map=twin).order_by("-pk").values_list("pk", flat=True).first() or 0
    for lane in lanes_of(source):
        made = add_lane(twin, name=lane.name, person=person)
        for cell in cells_of(lane):
            says = {"lane": made, "stage": cell.stage, "segment": cell.segment, "text": cell.text}
            fill(twin, says, person=person)
    Change.objects.filter(map=twin, pk__gt=newest).update(group=group)


def twin_of(card: Placement, map: Map) -> Placement:
    where = {"touchpoint": card.touchpoint, "stage": card.stage, "segment": card.segment, "position": card.position}
    return Placement(map=map, slug=new_slug(card.touchpoint.name), **where)


def copied_experiences(twin: Map, copies: dict[int, Placement]) -> list[Experience]:
    made = []
    for experience in Experience.objects.filter(placement__in=copies):
        experience.placement = copies[experience.placement_id]
        experience.pk, experience._state.adding, experience.version, experience.field_versions = None, True, 1, {}
        if twin.planned:
            for name, nothing in OF_TODAY.items():
                setattr(experience, name, nothing)
        made.append(experience)
    return Experience.objects.bulk_create(made)


def copied_evidence(twin: Map, copies: dict[int, Placement]) -> list[Evidence]:
    """Copy what the statements on cards rest on; a plan rests on none of it."""
    made = []
    known = Evidence.objects.filter(placement__in=copies).select_related("touchpoint")
    for evidence in known if not twin.planned else ():
        evidence.placement = copies[evidence.placement_id or 0]
        evidence.map, evidence.slug = twin, new_slug(evidence.kind)
        evidence.pk, evidence._state.adding = None, True
        made.append(evidence)
    return Evidence.objects.bulk_create(made)

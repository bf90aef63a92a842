"""A map made of another: the same cards, and what is felt there."""

from typing import Any

from django.db import transaction

from touchline.web.map.models import Change, Evidence, Experience, Map, Placement, change_slug
from touchline.web.map.operations.maps import create_map
from touchline.web.map.operations.placements import whereabouts
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
    group = change_slug()
    Change.objects.bulk_create(
        Change(map=twin, operation="place", subject=card.slug, after=whereabouts(card), person=person, group=group)
        for _, card in pairs
    )
    copy_experiences(twin, {card.pk: copied for card, copied in pairs})
    if not twin.planned:
        copy_evidence(source, twin, {card.pk: copied for card, copied in pairs})
    return twin


def twin_of(card: Placement, map: Map) -> Placement:
    where = {"touchpoint": card.touchpoint, "stage": card.stage, "segment": card.segment, "position": card.position}
    return Placement(map=map, slug=new_slug(card.touchpoint.name), **where)


def copy_experiences(twin: Map, copies: dict[int, Placement]) -> None:
    known = Experience.objects.filter(placement__in=copies)
    made = []
    for experience in known:
        experience.placement = copies[experience.placement_id]
        experience.pk, experience._state.adding, experience.version, experience.field_versions = None, True, 1, {}
        if twin.planned:
            for name, nothing in OF_TODAY.items():
                setattr(experience, name, nothing)
        made.append(experience)
    Experience.objects.bulk_create(made)


def copy_evidence(source: Map, twin: Map, copies: dict[int, Placement]) -> None:
    made = []
    for evidence in Evidence.objects.filter(map=source):
        evidence.placement = copies[evidence.placement_id] if evidence.placement_id else None
        evidence.map, evidence.slug = twin, new_slug(evidence.kind)
        evidence.pk, evidence._state.adding = None, True
        made.append(evidence)
    Evidence.objects.bulk_create(made)

"""Evidence: put beside a statement, and taken away, each with its typed change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from touchline.web.identify import queries as library
from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Change, Evidence, Map, Placement
from touchline.web.map.operations.carried import kept_evidence
from touchline.web.map.operations.placements import fresh, lock, record
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person


@dataclass(frozen=True, slots=True)
class Statement:
    """What evidence is for: a field of a touchpoint, or of the experience of one of its cards."""

    touchpoint: Touchpoint
    field: str
    placement: Placement | None = None


@transaction.atomic
def link_evidence(
    map: Map,
    statement: Statement,
    *,
    kind: str,
    date: date,
    reference: str = "",
    answers: int | None = None,
    reliability: int = 2,
    note: str = "",
    person: Person | None,
) -> Evidence:
    """Put a piece of evidence beside a statement. Raises Placement.DoesNotExist when its card is gone."""
    map = lock(map)
    if statement.placement:
        fresh(map, statement.placement.slug)
    made = Evidence.objects.create(
        map=map,
        slug=new_slug(kind),
        touchpoint=statement.touchpoint,
        placement=statement.placement,
        field=statement.field,
        kind=kind,
        date=date,
        reference=reference,
        answers=answers,
        reliability=reliability,
        note=note,
        added_by=person,
    )
    record(map, "link", made, after=kept_evidence(made), person=person)
    return made


@transaction.atomic
def unlink_evidence(evidence: Evidence, *, person: Person | None, undoes: Change | None = None) -> Change:
    """Take a piece of evidence away, and return the change. Raises Evidence.DoesNotExist when it is gone."""
    map = lock(evidence.map)
    evidence = Evidence.objects.select_related("touchpoint", "placement").get(pk=evidence.pk)
    change = record(map, "unlink", evidence, before=kept_evidence(evidence), person=person, undoes=undoes)
    evidence.delete()
    return change


def put_evidence_back(map: Map, told: Mapping[str, Mapping[str, Any]], *, person: Person | None) -> None:
    """Put pieces of evidence back that a change took away, under their old URL names."""
    for slug, facts in told.items():
        touchpoint = library.touchpoint(map.workspace, facts["touchpoint"])
        placement = fresh(map, facts["placement"]) if facts.get("placement") else None
        says = {name: facts[name] for name in ("field", "kind", "reference", "answers", "reliability", "note")}
        when = date.fromisoformat(facts["date"])
        Evidence.objects.create(
            map=map, slug=slug, touchpoint=touchpoint, placement=placement, date=when, added_by=person, **says
        )

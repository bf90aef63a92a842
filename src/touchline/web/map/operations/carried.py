"""What goes with a card when it is taken off, so that it can come back as it was."""

from typing import Any

from touchline.web.identify.operations import kept
from touchline.web.map.models import EXPERIENCE_FIELDS, Evidence, Experience, Placement
from touchline.web.map.operations.records import whole_record


def kept_experience(placement: Placement) -> dict[str, Any]:
    """Return what the experience of a card says, as a change keeps it; empty where there is none."""
    now = Experience.objects.filter(placement=placement).first()
    return says(now) if now else {}


def says(now: Experience) -> dict[str, Any]:
    names = [*EXPERIENCE_FIELDS, *(f"{field}@{language}" for field, said in now.texts.items() for language in said)]
    return {name: value for name, value in kept(now, names).items() if value not in (None, "", False)}


def kept_evidence(evidence: Evidence) -> dict[str, Any]:
    """Return a piece of evidence as a change keeps it."""
    return {
        "touchpoint": evidence.touchpoint.slug,
        "placement": evidence.placement.slug if evidence.placement else None,
        "field": evidence.field,
        "kind": evidence.kind,
        "reference": evidence.reference,
        "date": evidence.date.isoformat(),
        "answers": evidence.answers,
        "reliability": evidence.reliability,
        "note": evidence.note,
    }


def evidence_of(placement: Placement) -> dict[str, Any]:
    """Return the evidence for what is said of a card, by URL name, as a change keeps it."""
    rows = Evidence.objects.filter(placement=placement).select_related("touchpoint", "placement")
    return {row.slug: kept_evidence(row) for row in rows}


def carried(placement: Placement) -> dict[str, Any]:
    """Return what goes with a card: what its touchpoint says, its experience and the evidence for it."""
    told = {"experience": kept_experience(placement), "evidence": evidence_of(placement)}
    felt = {name: value for name, value in told.items() if value}
    return {"record": whole_record(placement.touchpoint), **felt}

"""What goes with a card when it is taken off, so that it can come back: its experience, and what that rests on."""

from typing import Any

from touchline.web.identify.operations import kept
from touchline.web.map.models import EXPERIENCE_FIELDS, Evidence, Experience, Placement


def kept_experience(placement: Placement) -> dict[str, Any]:
    """Return what the experience of a card says, as a change keeps it; empty where there is none."""
    now = Experience.objects.filter(placement=placement).first()
    if now is None:
        return {}
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
    """Return what goes with a card when it is taken off: its experience and the evidence for it, if there are any."""
    told = {"experience": kept_experience(placement), "evidence": evidence_of(placement)}
    return {name: value for name, value in told.items() if value}

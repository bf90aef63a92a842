"""Many changes of one kind written at once: what each touchpoint, experience and piece of evidence shall say."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from touchline.engine import map as engine
from touchline.web.identify import operations as identify
from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Change, Evidence, Experience, Map, Placement
from touchline.web.map.operations.carried import kept_evidence
from touchline.web.map.operations.restoring import said
from touchline.web.workspace.models import Member, Person
from touchline.web.workspace.operations import audit

AT_ONCE = 100  # rows of one statement


def edit_touchpoints(map: Map, changes: Sequence[engine.Change], person: Person | None) -> None:
    """Change fields of touchpoints, each with its typed change; interactions and processes go one by one."""
    slugs = [change.subject for change in changes]
    rows = Touchpoint.objects.filter(workspace=map.workspace, slug__in=slugs).select_related("responsible__person")
    by_slug = {row.slug: row for row in rows}
    members = {member.pk: member for member in Member.objects.filter(workspace=map.workspace)}
    made = []
    for change in changes:
        row = by_slug[change.subject]
        told = {name: said(Touchpoint, name, value) for name, value in (change.after or {}).items()}
        if "responsible" in told:
            told["responsible"] = members.get(told["responsible"] or 0)
        made.append(Change(map=map, operation="edit", subject=row.slug, person=person, **written(row, told)))
    save(Touchpoint, list(by_slug.values()), changes)
    Change.objects.bulk_create(made)
    names = {row.slug: {"name": row.name} for row in by_slug.values()}
    audit.note_many(map.workspace, person, "identify.change_touchpoint", names)


def edit_experiences(map: Map, changes: Sequence[engine.Change], person: Person | None) -> None:
    """Change what is felt at cards, each with its typed change; an experience is made when it is first filled."""
    slugs = [change.subject for change in changes]
    cards = {card.slug: card for card in Placement.objects.filter(map=map, slug__in=slugs)}
    felt = {one.placement_id: one for one in Experience.objects.filter(placement__in=cards.values())}
    fresh = [Experience(placement=card) for card in cards.values() if card.pk not in felt]
    felt |= {one.placement_id: one for one in Experience.objects.bulk_create(fresh)}
    made = []
    for change in changes:
        row = felt[cards[change.subject].pk]
        told = {name: said(Experience, name, value) for name, value in (change.after or {}).items()}
        of = {"map": map, "operation": "edit-experience", "subject": change.subject, "person": person}
        made.append(Change(**of, **written(row, told)))
    save(Experience, list(felt.values()), changes)
    Change.objects.bulk_create(made)


def link_all(map: Map, changes: Sequence[engine.Change], person: Person | None) -> None:
    """Put pieces of evidence beside what they are for, each with its typed change."""
    told = {change.subject: dict(change.after or {}) for change in changes}
    touchpoints = {
        one.slug: one
        for one in Touchpoint.objects.filter(
            workspace=map.workspace, slug__in={facts["touchpoint"] for facts in told.values()}
        )
    }
    named = {facts["placement"] for facts in told.values() if facts.get("placement")}
    cards = {one.slug: one for one in Placement.objects.filter(map=map, slug__in=named)}
    rows = []
    for slug, facts in told.items():
        of = {"touchpoint": touchpoints[facts["touchpoint"]], "placement": cards.get(facts.get("placement") or "")}
        says = {name: facts.get(name, "") for name in ("field", "kind", "reference", "note")}
        counts = {"answers": facts.get("answers"), "reliability": facts.get("reliability", 2)}
        day = date.fromisoformat(facts["date"])
        rows.append(Evidence(map=map, slug=slug, date=day, added_by=person, **of, **says, **counts))
    Evidence.objects.bulk_create(rows)
    Change.objects.bulk_create(
        Change(map=map, operation="link", subject=row.slug, after=kept_evidence(row), person=person) for row in rows
    )


def written(row: Any, told: Mapping[str, Any]) -> dict[str, Any]:
    """Set fields of a row without saving it, and return what they said and say, as a change keeps it."""
    before = identify.kept(row, told)
    identify.set_fields(row, told)
    return {"before": before, "after": identify.kept(row, told)}


def save(kind: Any, rows: Sequence[Any], changes: Sequence[engine.Change]) -> None:
    """Save the fields that changes speak of, some rows at a time."""
    plain = {name for change in changes for name in change.after or {} if "@" not in name}
    kind.objects.bulk_update(rows, [*sorted(plain), "texts", "field_versions", "version"], batch_size=AT_ONCE)

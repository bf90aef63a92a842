"""A map out of a file made fit for a workspace: its people, its rules, its amounts; what does not fit is noted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from touchline.engine import map as engine
from touchline.engine.errors import UnusableInputError
from touchline.engine.map.document import Facts
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Touchpoint
from touchline.web.map.operations.portable import with_people
from touchline.web.map.operations.records import kept_record
from touchline.web.workspace.models import Workspace

NO_MEMBER, NO_RULE, NO_CARD, TWICE = "no-member", "no-rule", "no-card", "twice"


@dataclass(frozen=True, slots=True)
class Note:
    """What of a file is not taken as it stands there: its code, and of what it speaks, by name."""

    code: str
    name: str
    value: str = ""


def fitted(workspace: Workspace, told: engine.Document) -> tuple[engine.Document, list[Note]]:
    """Return a map of a file as the workspace can hold it, and what is to be said about that. Raises nothing."""
    notes: list[Note] = []
    told = without_twins(told, notes)
    told = with_members(workspace, told, notes)
    told = replace(
        told,
        segments=tuple(with_rule(workspace, one, notes) for one in told.segments),
        touchpoints={id: in_full(says) for id, says in told.touchpoints.items()},
        evidence={id: {"reliability": 2, **says} for id, says in told.evidence.items()},
    )
    standing = {card.touchpoint for card in told.placements.values()}
    notes += [Note(NO_CARD, str(says.get("name", id))) for id, says in told.touchpoints.items() if id not in standing]
    return told, notes


def with_members(workspace: Workspace, told: engine.Document, notes: list[Note]) -> engine.Document:
    """Tell responsible people by their number here; of somebody who is no member nothing is taken."""
    here = {member.person.email.casefold(): member.pk for member in library.members(workspace)}
    people: dict[Any, int] = {}
    for id, says in told.touchpoints.items():
        for address in named_people(says):
            if known := here.get(address.casefold()):
                people[address] = known
            else:
                notes.append(Note(NO_MEMBER, str(says.get("name", id)), address))
    return with_people(told, people)


def named_people(says: Facts) -> list[str]:
    """Return the addresses of who is responsible for a touchpoint and for its processes."""
    entries = [says, *says.get("processes", ())]
    return list(dict.fromkeys(str(one["responsible"]) for one in entries if one.get("responsible")))


def with_rule(workspace: Workspace, segment: engine.Record, notes: list[Note]) -> engine.Record:
    """Keep the rule of a segment if what it asks for is known here."""
    if not segment.fields.get("rule"):
        return segment
    try:
        library.read_rule(workspace, segment.fields["rule"])
    except UnusableInputError as unknown:
        notes.append(Note(NO_RULE, str(segment.fields.get("name", segment.id)), unknown.found))
        return replace(segment, fields={name: value for name, value in segment.fields.items() if name != "rule"})
    return segment


def in_full(says: Facts) -> dict[str, Any]:
    """Write amounts and lists of a touchpoint as the library keeps them."""
    told = dict(says)
    if "cost_per_contact" in told:
        told["cost_per_contact"] = format(Decimal(str(told["cost_per_contact"])).normalize(), "f")
    for name, (_kind, columns) in identify.LISTS.items():
        if name in told:
            told[name] = [{column: entry.get(column, empty(column)) for column in columns} for entry in told[name]]
    return told


def empty(column: str) -> str | None:
    return None if column == "responsible" else ""


def without_twins(told: engine.Document, notes: list[Note]) -> engine.Document:
    """Leave out a second card of one touchpoint in a cell; the others close up."""
    kept: dict[str, engine.Placement] = {}
    for stage, segment in dict.fromkeys((card.stage, card.segment) for card in told.placements.values()):
        seen: set[str] = set()
        for card in told.cell(stage, segment):
            if card.touchpoint in seen:
                notes.append(Note(TWICE, str(told.touchpoints[card.touchpoint].get("name", card.touchpoint))))
            else:
                kept[card.id] = replace(card, position=len(seen))
                seen.add(card.touchpoint)
    proofs = {id: says for id, says in told.evidence.items() if says.get("placement") in {None, *kept}}
    return replace(told, placements=kept, evidence=proofs)


def always_said() -> dict[str, Any]:
    """Return what every touchpoint says until told otherwise: that it is live, and ours."""
    return {name: value for name, value in kept_record(Touchpoint()).items() if name != "name"}


def known_here(workspace: Workspace, told: engine.Document, but: Mapping[str, Facts]) -> list[Touchpoint]:
    """Return touchpoints of the library that a file means, by id or name, beyond those that are told already (but)."""
    names = {str(says.get("name", id)).casefold() for id, says in told.touchpoints.items()}
    rows: Sequence[Touchpoint] = list(
        Touchpoint.objects.filter(workspace=workspace).select_related("responsible__person").order_by("pk")
    )
    return [
        row for row in rows if row.slug not in but and (row.slug in told.touchpoints or row.name.casefold() in names)
    ]

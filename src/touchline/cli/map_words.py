"""What the changes between two map files say, in words for the command line."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from touchline.engine.map import Change, Document

SENTENCES = {
    "placed": "put {name} into {stage}",
    "taken-off": "took {name} out of {stage}",
    "moved": "moved {name} from {from_stage} to {stage}",
    "reordered": "moved {name} within {stage} to place {place}",
    "renamed": "renamed {old_name} to {name}",
    "edited": "changed {fields} of {name}",
    "experience-edited": "changed the experience of {name}: {fields}",
    "linked": "put evidence ({kind}) beside {field} of {name}",
    "unlinked": "took evidence ({kind}) away from {field} of {name}",
    "map-renamed": "renamed the map {old_name} to {name}",
    "map-edited": "changed {fields} of the map",
    "cell-added": "wrote {text!r} into the lane {lane} at {stage}",
    "cell-removed": "emptied the lane {lane} at {stage}",
    "cell-edited": "changed the lane {lane} at {stage}",
    **{
        f"{noun}-{verb}": sentence.replace("NOUN", noun)
        for noun in ("stage", "segment", "lane")
        for verb, sentence in {
            "added": "added the NOUN {name}",
            "removed": "removed the NOUN {name}",
            "merged": "merged the NOUN {name} into {into}",
            "moved": "moved the NOUN {name} to place {place}",
            "renamed": "renamed the NOUN {old_name} to {name}",
            "edited": "changed {fields} of the NOUN {name}",
        }.items()
    },
}


def say(change: "Change", old: "Document", new: "Document") -> str:
    """Word one change: moved Follow-up call from Loyalty to Satisfaction for Families."""
    from touchline.engine.map import sentence

    said = sentence(change)
    values = {**(change.before or {}), **said.values}
    subject = facts_of(change.subject, old, new)
    name = name_of(str(values.get("touchpoint", change.subject)), old, new)
    told = {
        "kind": values.get("kind", ""),
        "field": values.get("field", ""),
        "text": values.get("text") or subject.get("text", ""),
        "old_name": values.get("old_name", ""),
        "name": values["name"] if "name" in said.values else name,
        "fields": ", ".join(values.get("fields", ())),
        "place": int(values.get("position") or 0) + 1,
        "into": name_of(str(values.get("into")), old, new) if values.get("into") else "all customers",
        "lane": name_of(str(values.get("lane") or subject.get("lane")), old, new),
        "stage": where({**subject, **(change.after or change.before or {})}, old, new),
        "from_stage": where(change.before or {}, old, new),
    }
    return SENTENCES[said.code].format(**told)


def facts_of(id: str, old: "Document", new: "Document") -> Mapping[str, Any]:
    """Return what a cell says: an edit names it by id alone."""
    return new.cells.get(id) or old.cells.get(id) or {}


def where(place: Mapping[str, Any], old: "Document", new: "Document") -> str:
    """Say a cell of the map: Loyalty, or Loyalty for Families."""
    stage = name_of(str(place.get("stage", "")), old, new)
    segment = place.get("segment")
    return f"{stage} for {name_of(str(segment), old, new)}" if segment else stage


def name_of(id: str, old: "Document", new: "Document") -> str:
    """Return what a record is called now, or was; a card is called what its touchpoint is."""
    for side in (new, old):
        rows = {row.id: row.fields for row in (*side.stages, *side.segments, *side.lanes)}
        card = side.placements.get(id)
        facts = rows.get(id) or side.touchpoints.get(card.touchpoint if card else id)
        if facts is not None:
            return str(facts.get("name") or facts.get("key") or id)
    return id

"""What the records of a map are called where a format has names and no ids: one line, no longer than a map allows."""

from touchline.engine.map.document import Document, Record
from touchline.engine.map.formats.texts import LONGEST, one_line, shortened

PLANS = ("to-be", "ideal")  # states of maps that tell what shall be


def stage_name(stage: Record) -> str:
    """Return what a stage is called; a ready one that has no name by its key."""
    name = one_line(str(stage.fields.get("name", ""))) or str(stage.fields.get("key", "")).capitalize()
    return shortened(name or stage.id, LONGEST["stage"])


def segment_names(map: Document) -> dict[str, str]:
    named = ((one.id, one_line(str(one.fields.get("name", "")))) for one in map.segments)
    return {id: shortened(name or id, LONGEST["segment"]) for id, name in named}


def touchpoint_names(map: Document) -> dict[str, str]:
    named = ((id, one_line(str(says.get("name", "")))) for id, says in map.touchpoints.items())
    return {id: shortened(name or id, LONGEST["touchpoint"]) for id, name in named}

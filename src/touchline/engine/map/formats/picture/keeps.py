"""What a picture shows of a map."""

from collections.abc import Collection
from dataclasses import replace

from touchline.engine.map.document import Document, Facts, Record

MAP = ("name", "state")
TOUCHPOINT = ("name", "kinds", "status", "responsible")
EXPERIENCE = ("emotion_felt", "emotion_wish", "moment_of_truth")
NAME = ("name",)

NOT_TOLD = ("monthly_cost_minor", "source_language")  # an amount without its currency, and the language of the form


def shown(
    map: Document, touchpoint: Collection[str] = TOUCHPOINT, experience: Collection[str] = EXPERIENCE
) -> Document:
    """Return the part of a map that a picture shows: with the given fields of touchpoints and experiences.

    Touchpoints without a card, lanes without a text and evidence are on no picture. Raises nothing.
    """
    cards = {id: replace(card, experience=only(card.experience, experience)) for id, card in map.placements.items()}
    on_map = {card.touchpoint for card in cards.values()}
    told = {str(cell.get("lane")) for cell in map.cells.values()}
    return Document(
        map=only(map.map, MAP),
        stages=tuple(Record(one.id, only(one.fields, named(one.fields))) for one in map.stages),
        segments=tuple(Record(one.id, only(one.fields, NAME)) for one in map.segments),
        touchpoints={
            id: only(says, readable(says, touchpoint)) for id, says in map.touchpoints.items() if id in on_map
        },
        placements=cards,
        lanes=tuple(Record(one.id, only(one.fields, NAME)) for one in map.lanes if one.id in told),
        cells=map.cells,
    )


def told(map: Document) -> Document:
    """Return the part of a map that a page or slides tell: what a picture shows, and the details of each card."""
    fields = {field for says in map.touchpoints.values() for field in says}
    feelings = {field for card in map.placements.values() for field in card.experience}
    return shown(map, fields.difference(NOT_TOLD), feelings.difference(NOT_TOLD))


def told_fields(says: Facts, *, of_card: bool) -> list[str]:
    """Return which fields are details: those that the card itself does not show, in their order."""
    seen = (*(EXPERIENCE if of_card else TOUCHPOINT), *NOT_TOLD)
    return [field for field in says if field not in seen]


def only(says: Facts, fields: Collection[str]) -> Facts:
    return {field: value for field, value in says.items() if field in fields}


def named(says: Facts) -> tuple[str, ...]:
    """Return what a stage shows: its key only where it has no name of its own."""
    return ("name", "phase") if says.get("name") else ("key", "phase")


def readable(says: Facts, fields: Collection[str]) -> list[str]:
    """Leave out a responsible person who is only a number."""
    return [field for field in fields if field != "responsible" or isinstance(says.get(field), str)]

"""A whole map as plain facts: what a version keeps, what two versions are compared by, what a file can hold.

Everything is named by a stable id, never by its place. What says nothing (none, an empty text or list) is left
out, so that a map written before a field was thought of equals the same map written after.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from touchline.engine.errors import UnusableInputError

Facts = Mapping[str, Any]
SILENT: tuple[Any, ...] = (None, "", [], {}, ())


@dataclass(frozen=True, slots=True)
class Record:
    """A stage, segment or lane, in the order of the document: its id and what it says, a value a field."""

    id: str
    fields: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placement:
    """A card: the use of a touchpoint in a stage for a segment (None: for all), and what is felt there.

    position counts from 0, from the top of its cell, without gaps.
    """

    id: str
    touchpoint: str
    stage: str
    segment: str | None
    position: int
    experience: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A map: its own facts; stages, segments and lanes in order; everything else by id.

    touchpoints are those that stand on the map, each with what it says; cells and evidence are facts that name,
    by id, what they belong to.
    """

    map: Facts = field(default_factory=dict)
    stages: tuple[Record, ...] = ()
    segments: tuple[Record, ...] = ()
    touchpoints: Mapping[str, Facts] = field(default_factory=dict)
    placements: Mapping[str, Placement] = field(default_factory=dict)
    lanes: tuple[Record, ...] = ()
    cells: Mapping[str, Facts] = field(default_factory=dict)
    evidence: Mapping[str, Facts] = field(default_factory=dict)

    def cell(self, stage: str, segment: str | None) -> list[Placement]:
        """Return the cards of one stage for one segment, from the top."""
        cards = [card for card in self.placements.values() if card.stage == stage and card.segment == segment]
        return sorted(cards, key=lambda card: (card.position, card.id))


def stated(fields: Facts) -> dict[str, Any]:
    """Keep of a record, one value a field, only what says something; 0 and no are said.

    Without units. Raises nothing.

    >>> stated({"name": "Shop", "note": "", "kinds": [], "protected": False})
    {'name': 'Shop', 'protected': False}
    """
    return {name: value for name, value in fields.items() if value not in SILENT}


def felt(fields: Facts) -> dict[str, Any]:
    """Keep of an experience only what says something: here no, too, is what every card says until told otherwise."""
    return {name: value for name, value in stated(fields).items() if value is not False}


def whereabouts(document: Document, card: Placement) -> dict[str, Any]:
    """Return what a change keeps of a card: of what it is the card, and where it stands, each by id and by name.

    position counts from 0. Raises KeyError when the card's touchpoint is not in the document.
    """
    stages = {stage.id: stage.fields for stage in document.stages}
    segments = {segment.id: segment.fields for segment in document.segments}
    stage = stages.get(card.stage, {})
    return {
        "touchpoint": card.touchpoint,
        "name": document.touchpoints[card.touchpoint].get("name", card.touchpoint),
        "stage": card.stage,
        "stage_name": stage.get("name") or stage.get("key") or card.stage,
        "segment": card.segment,
        "segment_name": segments.get(card.segment, {}).get("name", card.segment) if card.segment else "",
        "position": card.position,
    }


def as_facts(document: Document) -> dict[str, Any]:
    """Write a document as plain dictionaries and lists, one entry per record, ready for JSON. Raises nothing."""
    return {
        "map": dict(document.map),
        "stages": [{"id": one.id, "fields": dict(one.fields)} for one in document.stages],
        "segments": [{"id": one.id, "fields": dict(one.fields)} for one in document.segments],
        "touchpoints": {id: dict(fields) for id, fields in document.touchpoints.items()},
        "placements": [
            {
                "id": card.id,
                "touchpoint": card.touchpoint,
                "stage": card.stage,
                "segment": card.segment,
                "position": card.position,
                "experience": dict(card.experience),
            }
            for card in document.placements.values()
        ],
        "lanes": [{"id": one.id, "fields": dict(one.fields)} for one in document.lanes],
        "cells": {id: dict(fields) for id, fields in document.cells.items()},
        "evidence": {id: dict(fields) for id, fields in document.evidence.items()},
    }


def from_facts(facts: Facts) -> Document:
    """Read a document that as_facts wrote, one entry per record; parts that are missing are empty.

    Raises UnusableInputError (unusable-map-document) when an entry lacks what every entry of its kind has.
    """
    try:
        cards = [
            Placement(**{**one, "experience": felt(one.get("experience", {}))}) for one in facts.get("placements", [])
        ]
        return Document(
            map=stated(facts.get("map", {})),
            stages=records(facts.get("stages", [])),
            segments=records(facts.get("segments", [])),
            touchpoints=by_id(facts.get("touchpoints", {})),
            placements={card.id: card for card in cards},
            lanes=records(facts.get("lanes", [])),
            cells=by_id(facts.get("cells", {})),
            evidence=by_id(facts.get("evidence", {})),
        )
    except (KeyError, TypeError, AttributeError) as fault:
        raise UnusableInputError(
            "unusable-map-document",
            f"a map with an entry that cannot be read ({fault})",
            expected="stages, segments, touchpoints and placements, each with its id",
            fix="Take an earlier version of the map, or bring this program up to date.",
            fault=str(fault),
        ) from fault


def records(entries: Iterable[Facts]) -> tuple[Record, ...]:
    return tuple(Record(one["id"], stated(one.get("fields", {}))) for one in entries)


def by_id(entries: Mapping[str, Facts]) -> dict[str, Facts]:
    return {id: stated(fields) for id, fields in entries.items()}

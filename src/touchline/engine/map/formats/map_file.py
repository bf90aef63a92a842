"""A map as one YAML file: stable ids, order and comments kept, every mistake told with its place."""

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from touchline.engine.errors import UnusableInputError
from touchline.engine.map.document import Document, Placement, Record, felt, stated
from touchline.engine.map.formats.faults import (
    MOST_TOLD,
    Fault,
    brief,
    conflict,
    error_of,
    told_faults,
    twice,
    unknown_id,
)
from touchline.engine.map.formats.judging import Judges
from touchline.engine.map.formats.layout import laid_out
from touchline.engine.map.formats.merging import Conflict
from touchline.engine.map.formats.remarks import Wanted
from touchline.engine.map.formats.yaml_tree import not_yaml, plain, read_yaml, spot

VERSION = 1
SCHEMA = f"touchline-map-{VERSION}.schema.json"
OF_THE_MAP = ("name", "kind", "state")
ENTRIES = ("cards", "cells", "evidence")
HEAD = "A map of touchpoints. What each field means: docs/reference/map-file.md"


@cache
def map_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a map file. Without rows and units; raises nothing."""
    schema: dict[str, Any] = json.loads(files(__package__).joinpath(SCHEMA).read_text("utf-8"))
    return schema


def read_map(text: str) -> Document:
    """Read a map from YAML, one record an entry, in the units that the reference of fields gives.

    Raises UnusableInputError (map-file-unusable) with the first fault that map_faults finds, and the number of others.

    >>> text = "touchline-map: 1\\nname: Shop\\nstages: {buy: Purchase}\\ntouchpoints: {till: Till}\\n"
    >>> [card.id for card in read_map(text + "cards: [{touchpoint: till, stage: buy}]").cell("buy", None)]
    ['till.buy.all']
    """
    file, faults = looked_at(text)
    if faults:
        raise error_of(faults)
    return document(plain(file))


def map_faults(text: str, *, most: int = MOST_TOLD) -> tuple[Fault, ...]:
    """Return what is wrong with a map in YAML, one fault a mistake, by line and column. Raises nothing.

    Codes: not-yaml, map-file-word, map-file-value, map-file-missing, map-file-unknown-id, map-file-twice,
    map-file-conflict, map-file-too-large. Of more than most (faults, no other unit) the last,
    map-file-more, says how many are not told.

    >>> [fault.fix for fault in map_faults("touchline-map: 1\\nname: Shop\\nstate: as-si\\n")]
    ['Did you mean as-is?']
    """
    return looked_at(text, most)[1]


def value_faults(map: Document) -> tuple[Fault, ...]:
    """Return what of a map no map can say, whatever file it came from: too long, too large, no word that is known.

    One fault a value, its path from the top; line and column are 1. Raises nothing.
    """
    said = facts(map)
    return told_faults(said, judges().misfits(said, MOST_TOLD), iter(()))


def write_map(map: Document, previous: str = "", *, conflicts: Sequence[Conflict] = ()) -> str:
    """Write a map as YAML, one entry a record; comments, order of fields and layout of a previous file are kept.

    conflicts, of merge_maps, stand at the end, for a person to decide. Without them, read_map makes an equal map of
    it, in the same units. Raises UnusableInputError (not-yaml) when previous is no YAML.
    """
    yaml = dumper()
    file = load(previous) if previous.strip() else None
    if not isinstance(file, CommentedMap):
        file = CommentedMap()
        file.yaml_set_start_comment(HEAD)
    text = io.StringIO()
    told = facts(map)
    if conflicts:
        told["conflicts"] = [{"at": ".".join(one.where), "ours": one.ours, "theirs": one.theirs} for one in conflicts]
    yaml.dump(laid_out(told, file), text)
    return text.getvalue()


def dumper() -> YAML:
    yaml = YAML(typ="rt")
    yaml.width = 120
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def load(text: str) -> Any:
    """Load YAML with its comments and layout. Raises UnusableInputError (not-yaml)."""
    try:
        return YAML(typ="rt").load(text)
    except YAMLError as wrong:
        mark = wrong.problem_mark if isinstance(wrong, MarkedYAMLError) else None
        raise not_yaml(getattr(wrong, "problem", None) or "it cannot be read", spot(mark)) from None


def looked_at(text: str, most: int = MOST_TOLD) -> tuple[Any, tuple[Fault, ...]]:
    """Read a file as plain values and find its faults. What the schema refuses is not looked at further."""
    try:
        file = read_yaml(text)
    except UnusableInputError as error:
        line, column = (int(str(error.values.get(of, 1))) for of in ("line", "column"))
        found, wanted = str(error.values.get("problem", error.found)), (Wanted("word", {"word": error.expected}),)
        return None, (Fault(error.code, (), line, column, found, wanted, error.fix, error.values),)
    return file, told_faults(file, judges().misfits(file, most), reference_faults(file), most)


@cache
def judges() -> Judges:
    return Judges(map_schema())


def reference_faults(file: Any) -> Iterator[Callable[[], Fault]]:
    """Yield what words a fault, wherever a card, cell or piece of evidence names what is not there, or stands twice.

    What has not the shape of a map is passed over: the schema tells of it.
    """
    known = {word: group_of(file, f"{word}s") for word in ("touchpoint", "stage", "segment", "lane")}
    known["card"] = {id_of("cards", card): None for _, card in entries_of(file, "cards")}
    for place, entry in entries_of(file, "conflicts"):
        yield partial(conflict, file, ("conflicts", place), brief(entry.get("at", "")))
    for group in ENTRIES:
        seen: set[str] = set()
        for place, entry in entries_of(file, group):
            for word, ids in known.items():
                if isinstance(entry.get(word), str) and entry[word] not in ids:
                    yield partial(unknown_id, file, (group, place, word), entry[word], ids)
            id = id_of(group, entry)
            if id and id in seen:
                yield partial(twice, file, (group, place), group, id)
            seen.add(id)


def group_of(plain: Any, name: str) -> Mapping[str, Any]:
    group = plain.get(name) if isinstance(plain, Mapping) else None
    return group if isinstance(group, Mapping) else {}


def entries_of(plain: Any, name: str) -> list[tuple[int, Mapping[str, Any]]]:
    listed = plain.get(name) if isinstance(plain, Mapping) else None
    return (
        [(place, one) for place, one in enumerate(listed or []) if isinstance(one, Mapping)]
        if isinstance(listed, list)
        else []
    )


def id_of(group: str, entry: Mapping[str, Any]) -> str:
    """Return the id of an entry of a list; one that says none has that of what it is and where it stands."""
    of = {"cards": "touchpoint", "cells": "lane"}.get(group)
    if entry.get("id") or not of:
        return str(entry.get("id") or "")
    return f"{entry.get(of)}.{entry.get('stage')}.{entry.get('segment') or 'all'}"


def document(plain: Mapping[str, Any]) -> Document:
    """Make a map of what a file without faults says."""
    positions: dict[tuple[str, str | None], int] = {}
    cards: dict[str, Placement] = {}
    for entry in plain.get("cards", []):
        cell = (entry["stage"], entry.get("segment"))
        positions[cell] = positions.get(cell, -1) + 1
        id = id_of("cards", entry)
        cards[id] = Placement(id, entry["touchpoint"], *cell, positions[cell], felt(entry.get("experience", {})))
    evidence: dict[str, Any] = {}
    for number, entry in enumerate(plain.get("evidence", []), 1):
        says = {("placement" if word == "card" else word): value for word, value in entry.items() if word != "id"}
        evidence[entry.get("id") or f"evidence-{number}"] = stated(says)
    return Document(
        map=stated({word: plain.get(word) for word in OF_THE_MAP}),
        stages=records(plain.get("stages", {})),
        segments=records(plain.get("segments", {})),
        touchpoints={id: stated(named(says)) for id, says in plain.get("touchpoints", {}).items()},
        placements=cards,
        lanes=records(plain.get("lanes", {})),
        cells={id_of("cells", entry): stated(without_id(entry)) for entry in plain.get("cells", [])},
        evidence=evidence,
    )


def records(entries: Mapping[str, Any]) -> tuple[Record, ...]:
    return tuple(Record(id, stated(named(says))) for id, says in entries.items())


def named(says: Any) -> Mapping[str, Any]:
    """A text alone is the name."""
    return {"name": says} if isinstance(says, str) else says


def without_id(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {word: value for word, value in entry.items() if word != "id"}


def facts(map: Document) -> dict[str, Any]:
    """Return a map as the file tells it; what says nothing is left out, and so is an id that can be worked out."""
    told: dict[str, Any] = {"touchline-map": VERSION, **{w: map.map[w] for w in OF_THE_MAP if w in map.map}}
    told["stages"] = {one.id: dict(one.fields) for one in map.stages}
    told["segments"] = {one.id: dict(one.fields) for one in map.segments}
    told["touchpoints"] = {id: dict(says) for id, says in map.touchpoints.items()}
    told["cards"] = [card_facts(card) for card in cards_in_order(map)]
    told["lanes"] = {one.id: dict(one.fields) for one in map.lanes}
    told["cells"] = [with_id(dict(says), id, id_of("cells", says)) for id, says in map.cells.items()]
    told["evidence"] = [
        {**{("card" if word == "placement" else word): value for word, value in says.items()}, "id": id}
        for id, says in map.evidence.items()
    ]
    return stated(told)


def cards_in_order(map: Document) -> list[Placement]:
    segments: list[str | None] = [None, *(one.id for one in map.segments)]
    return [card for stage in map.stages for segment in segments for card in map.cell(stage.id, segment)]


def card_facts(card: Placement) -> dict[str, Any]:
    says: dict[str, Any] = {"touchpoint": card.touchpoint, "stage": card.stage}
    if card.segment:
        says["segment"] = card.segment
    says = with_id(says, card.id, id_of("cards", says))
    return {**says, "experience": dict(card.experience)} if card.experience else says


def with_id(says: dict[str, Any], id: str, plain_id: str) -> dict[str, Any]:
    return says if id == plain_id else {**says, "id": id}

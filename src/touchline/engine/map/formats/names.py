"""Ids made from names, for formats that have only names; and maps that mean the same by their names."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from touchline.engine.map.document import Document, Facts, Record

LONGEST = 48


def id_from(name: str, taken: Collection[str] = ()) -> str:
    """Return an id for a name that no other has: its letters and digits, small, joined by hyphens.

    Letters of every script stay; marks over Latin letters go. Without units, raises nothing.

    >>> id_from("Casă & grădină"), id_from("Сайт", {"сайт"}), id_from("!")
    ('casa-gradina', 'сайт-2', 'x')
    """
    plain = without_marks(unicodedata.normalize("NFD", name.casefold().replace("đ", "d")))
    id = "-".join(re.findall(r"[^\W_]+", plain))[:LONGEST].strip("-") or "x"
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    return free


def without_marks(text: str) -> str:
    """Drop marks that stand over Latin letters; those of other scripts make other letters, as й of и."""
    kept: list[str] = []
    for sign in text:
        if unicodedata.combining(sign) and kept and kept[-1].isascii():
            continue
        kept.append(sign)
    return unicodedata.normalize("NFC", "".join(kept))


def by_names(old: Document, new: Document) -> Document:
    """Return new with old's ids of stages, segments, lanes and touchpoints where their names are equal, in order.

    Of those with one name, equal ids pair, then the first with the first. Cards, cells and evidence then name old's
    ids; their own ids stay: engine.map.aligned pairs the cards. One record in, one out; raises nothing.
    """
    renamed = {
        kind: paired(records(getattr(old, kind)), records(getattr(new, kind)))
        for kind in ("stages", "segments", "lanes", "touchpoints")
    }
    cards = {
        id: replace(
            card,
            touchpoint=renamed["touchpoints"].get(card.touchpoint, card.touchpoint),
            stage=renamed["stages"].get(card.stage, card.stage),
            segment=renamed["segments"].get(card.segment, card.segment) if card.segment else None,
        )
        for id, card in new.placements.items()
    }
    return replace(
        new,
        stages=tuple(Record(renamed["stages"][one.id], one.fields) for one in new.stages),
        segments=tuple(Record(renamed["segments"][one.id], one.fields) for one in new.segments),
        lanes=tuple(Record(renamed["lanes"][one.id], one.fields) for one in new.lanes),
        touchpoints={renamed["touchpoints"][id]: says for id, says in new.touchpoints.items()},
        placements=cards,
        cells={id: pointed(says, renamed) for id, says in new.cells.items()},
        evidence={id: pointed(says, renamed) for id, says in new.evidence.items()},
    )


def records(group: Sequence[Record] | Mapping[str, Facts]) -> list[tuple[str, str]]:
    pairs = group.items() if isinstance(group, Mapping) else [(one.id, one.fields) for one in group]
    return [(id, str(says.get("name") or says.get("key") or id)) for id, says in pairs]


def paired(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return for each id of new the id that it gets: old's of that name, its own, or one that is free."""
    open_ids: dict[str, list[str]] = {}
    for id, name in old:
        open_ids.setdefault(name.casefold(), []).append(id)
    got: dict[str, str] = {}
    for id, name in new:
        if id in open_ids.get(name.casefold(), ()):
            open_ids[name.casefold()].remove(id)
            got[id] = id
    for id, name in new:
        if id not in got and open_ids.get(name.casefold()):
            got[id] = open_ids[name.casefold()].pop(0)
    taken = {id for id, _ in old} | set(got.values())
    for id, name in new:
        if id not in got:
            got[id] = id if id not in taken else id_from(name, taken)
            taken.add(got[id])
    return got


def pointed(says: Facts, renamed: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    return {
        field: renamed[f"{field}s"].get(value, value) if f"{field}s" in renamed else value
        for field, value in says.items()
    }

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


Renamed = Mapping[str, Mapping[str, str]]  # of each group (stages, touchpoints ...): the id that each id becomes


def by_names(old: Document, new: Document, *, ids_first: bool = False) -> Document:
    """Return new with old's ids of stages, segments, lanes and touchpoints where their names are equal, in order.

    Of those with one name, equal ids pair where one side knows all of the other's, else the first with the first.
    ids_first: what has one id in both is the same, whatever it is called. Cards, cells and evidence then name old's
    ids; their own ids stay: engine.map.aligned pairs the cards. One record in, one out; raises nothing.
    """
    return with_ids(
        new,
        {
            kind: paired(records(getattr(old, kind)), records(getattr(new, kind)), ids_first=ids_first)
            for kind in ("stages", "segments", "lanes", "touchpoints")
        },
    )


def with_ids(map: Document, renamed: Renamed) -> Document:
    """Return a map with other ids, one record in, one out; an id that renamed does not tell stays. Raises nothing.

    renamed: by group (stages, segments, lanes, touchpoints, placements, cells, evidence), the new id of each old one.
    """

    def called(kind: str, id: str) -> str:
        return renamed.get(kind, {}).get(id, id)

    cards = [
        replace(
            card,
            id=called("placements", card.id),
            touchpoint=called("touchpoints", card.touchpoint),
            stage=called("stages", card.stage),
            segment=called("segments", card.segment) if card.segment else None,
        )
        for card in map.placements.values()
    ]
    return replace(
        map,
        stages=tuple(Record(called("stages", one.id), one.fields) for one in map.stages),
        segments=tuple(Record(called("segments", one.id), one.fields) for one in map.segments),
        lanes=tuple(Record(called("lanes", one.id), one.fields) for one in map.lanes),
        touchpoints={called("touchpoints", id): says for id, says in map.touchpoints.items()},
        placements={card.id: card for card in cards},
        cells={called("cells", id): pointed(says, renamed) for id, says in map.cells.items()},
        evidence={called("evidence", id): pointed(says, renamed) for id, says in map.evidence.items()},
    )


def records(group: Sequence[Record] | Mapping[str, Facts]) -> dict[str, tuple[str, str]]:
    """Return by id what a record is called, and which ready stage it is, if it is one."""
    pairs = group.items() if isinstance(group, Mapping) else [(one.id, one.fields) for one in group]
    keys = {id: str(says.get("key") or "") for id, says in pairs}
    return {id: (str(says.get("name") or keys[id] or id).casefold(), keys[id]) for id, says in pairs}


def paired(
    old: Mapping[str, tuple[str, str]], new: Mapping[str, tuple[str, str]], *, ids_first: bool = False
) -> dict[str, str]:
    """Return for each id of new the id that it gets: old's of that name or ready stage, its own, or a free one."""
    got = {id: id for id in new if id in old} if ids_first else {}
    for word in range(2):
        pair_by(word, old, new, got)
    taken = set(old) | set(got.values())
    for id, (name, _) in new.items():
        if id not in got:
            got[id] = id if id not in taken else id_from(name, taken)
            taken.add(got[id])
    return got


def pair_by(
    word: int, old: Mapping[str, tuple[str, str]], new: Mapping[str, tuple[str, str]], got: dict[str, str]
) -> None:
    """Pair those that have one word in common and no partner yet: by equal ids, else the first with the first.

    Where each side has ids that the other has not, an equal one was made of the name and says nothing.
    """
    here = by_word(word, {id: words for id, words in old.items() if id not in set(got.values())})
    there = by_word(word, {id: words for id, words in new.items() if id not in got})
    for said in here.keys() & there.keys():
        mine, theirs = here[said], there[said]
        same = set(mine) & set(theirs) if set(mine) <= set(theirs) or set(theirs) <= set(mine) else set()
        got |= {id: id for id in same}
        got |= zip((id for id in theirs if id not in same), (id for id in mine if id not in same), strict=False)


def by_word(word: int, group: Mapping[str, tuple[str, str]]) -> dict[str, list[str]]:
    """Return the ids that share a word, in their order."""
    found: dict[str, list[str]] = {}
    for id, words in group.items():
        if words[word]:
            found.setdefault(words[word], []).append(id)
    return found


def pointed(says: Facts, renamed: Renamed) -> dict[str, Any]:
    return {
        field: renamed.get(f"{field}s", {}).get(value, value) if isinstance(value, str) else value
        for field, value in says.items()
    }

"""A map's history carried out on its document, forwards and backwards."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from touchline.engine.errors import UnusableInputError
from touchline.engine.map.diff import ORDERED, Change, Facts, known, reversal
from touchline.engine.map.document import Document, Placement, Record, felt, from_facts, stated
from touchline.engine.map.grid import inserted, moved_positions, removed

COLLECTIONS = {"stage": "stages", "segment": "segments", "lane": "lanes", "cell": "cells"}


def apply(document: Document, change: Change) -> Document:
    """Return the document as it is after a change: one change in, positions counted from 0.

    An edit of a touchpoint that does not stand on this map changes nothing: the library is shared by all maps.
    Raises UnusableInputError: unknown-map-operation; change-does-not-fit when what it speaks of is not there, or
    is there already; card-already-here.
    """
    operation = known(change)
    if operation in OPERATIONS:
        return OPERATIONS[operation](document, change)
    verb, noun = operation.split("-", 1)
    if verb == "rewrite":
        return rewrite(document, change, noun.removesuffix("s"))
    return (in_order if noun in ORDERED else loose)(document, change, verb, noun)


def replay(changes: Iterable[Change], start: Document | None = None) -> Document:
    """Return the document that a history leads to: one change after another, the oldest first.

    start: what there was before it; none: nothing. Positions count from 0. Raises what apply raises.
    """
    document = start or Document()
    for change in changes:
        document = apply(document, change)
    return document


def rewound(document: Document, changes: Sequence[Change]) -> Document:
    """Return the document as it was before some changes, each one given, the oldest first, the last one the latest.

    Positions count from 0. Raises what apply raises, when the document is not what these changes led to.
    """
    return replay((reversal(change) for change in reversed(changes)), document)


def put(document: Document, change: Change) -> Document:
    """Make a card; its touchpoint comes with it when it is the first."""
    facts = change.after or {}
    if change.subject in document.placements:
        raise unfit(change, f"a card {change.subject} that is there already")
    check_place(document, change, facts)
    touchpoint = facts["touchpoint"]
    record = document.touchpoints.get(touchpoint) or stated(facts.get("record") or {"name": facts.get("name", "")})
    card = Placement(
        change.subject,
        touchpoint,
        facts["stage"],
        facts["segment"],
        facts["position"],
        felt(facts.get("experience") or {}),
    )
    return replace(
        document,
        touchpoints={**document.touchpoints, touchpoint: record},
        placements=into_cell(document, document.placements, card),
        evidence={**document.evidence, **{id: stated(one) for id, one in (facts.get("evidence") or {}).items()}},
    )


def take(document: Document, change: Change) -> Document:
    """Take a card away, with the evidence for what is felt there; its touchpoint goes too when it was the last."""
    card = found(document, change)
    placements = out_of_cell(document, card)
    stays = any(other.touchpoint == card.touchpoint for other in placements.values())
    touchpoints = {id: fields for id, fields in document.touchpoints.items() if stays or id != card.touchpoint}
    evidence = {id: facts for id, facts in document.evidence.items() if facts.get("placement") != card.id}
    return replace(document, placements=placements, touchpoints=touchpoints, evidence=evidence)


def move(document: Document, change: Change) -> Document:
    card, facts = found(document, change), change.after or {}
    check_place(document, change, facts)
    placements = out_of_cell(document, card)
    there = replace(card, stage=facts["stage"], segment=facts["segment"], position=facts["position"])
    return replace(document, placements=into_cell(replace(document, placements=placements), placements, there))


def edit(document: Document, change: Change) -> Document:
    if change.subject not in document.touchpoints:
        return document
    fields = stated({**document.touchpoints[change.subject], **(change.after or {})})
    return replace(document, touchpoints={**document.touchpoints, change.subject: fields})


def edit_experience(document: Document, change: Change) -> Document:
    card = found(document, change)
    there = replace(card, experience=felt({**card.experience, **(change.after or {})}))
    return replace(document, placements={**document.placements, card.id: there})


def edit_map(document: Document, change: Change) -> Document:
    return replace(document, map=stated({**document.map, **(change.after or {})}))


def link(document: Document, change: Change) -> Document:
    if change.subject in document.evidence:
        raise unfit(change, f"evidence {change.subject} that is there already")
    return replace(document, evidence={**document.evidence, change.subject: stated(change.after or {})})


def unlink(document: Document, change: Change) -> Document:
    if change.subject not in document.evidence:
        raise unfit(change, f"evidence {change.subject} that is not there")
    kept = {id: facts for id, facts in document.evidence.items() if id != change.subject}
    return replace(document, evidence=kept)


def files(document: Document, change: Change) -> Document:  # noqa: ARG001 a file is no part of the document
    return document


def start(document: Document, change: Change) -> Document:  # noqa: ARG001 what was there before is replaced
    return from_facts(change.after or {})


OPERATIONS: Mapping[str, Callable[[Document, Change], Document]] = {
    "add": put,
    "place": put,
    "remove": take,
    "take-off": take,
    "move": move,
    "edit": edit,
    "edit-experience": edit_experience,
    "edit-map": edit_map,
    "link": link,
    "unlink": unlink,
    "attach": files,
    "detach": files,
    "edit-file": files,
    "start": start,
}


def in_order(document: Document, change: Change, verb: str, noun: str) -> Document:
    """Change stages, segments or lanes: their order is theirs."""
    entries: tuple[Record, ...] = getattr(document, COLLECTIONS[noun])
    by_id = {one.id: one for one in entries}
    if (change.subject in by_id) == (verb == "add"):
        raise unfit(change, f"a {noun} {change.subject} that is {'there already' if verb == 'add' else 'not there'}")
    if verb == "remove":
        check_empty(document, change, noun, change.subject)
    after = dict(change.after or {})
    position = after.pop("position", None)
    after.pop("into", None)
    order = tuple(by_id)
    if verb in ("remove", "move"):
        order = removed(order, change.subject)
    if verb in ("add", "move"):
        order = inserted(order, change.subject, position)
    if verb in ("add", "edit"):
        old = by_id[change.subject].fields if verb == "edit" else {}
        by_id[change.subject] = Record(change.subject, stated({**old, **after}))
    return with_collection(document, noun, tuple(by_id[id] for id in order))


def rewrite(document: Document, change: Change, noun: str) -> Document:
    """Change several stages or segments at once; those whose position is not told keep theirs."""
    entries: tuple[Record, ...] = getattr(document, COLLECTIONS[noun])
    before, after = change.before or {}, change.after or {}
    rows = {one.id: dict(one.fields) for one in entries}
    for id in [id for id in before if id not in after]:
        if id not in rows:
            raise unfit(change, f"a {noun} {id} that is not there")
        check_empty(document, change, noun, id)
        del rows[id]
    for id, said in after.items():
        if (id in rows) != (id in before):
            raise unfit(change, f"a {noun} {id} that is {'there already' if id in rows else 'not there'}")
        rows[id] = {**rows.get(id, {}), **said}
    places = {id: row.pop("position") for id, row in rows.items() if "position" in row}
    order = sorted(places, key=lambda one: (places[one], one))
    free = iter([id for id in rows if id not in places])
    ordered: list[str] = []
    while len(ordered) < len(rows):
        due = order and places[order[0]] <= len(ordered)
        following = None if due else next(free, None)
        ordered.append(order.pop(0) if following is None else following)
    return with_collection(document, noun, tuple(Record(id, stated(rows[id])) for id in ordered))


def phases(change: Change) -> tuple[Change, Change | None]:
    """Divide a rewriting of stages or segments in two, for a history in which cards go from those that leave to those
    that come: what comes and changes, then what leaves (None: nothing does). One change in, positions counted from 0.

    Raises nothing.
    """
    before, after = dict(change.before or {}), dict(change.after or {})
    gone = {id: row for id, row in before.items() if id not in after}
    last = {id: {"position": LAST + place} for place, id in enumerate(gone)}
    first = Change(
        change.operation,
        {**before, **{id: {"position": row["position"]} for id, row in gone.items()}},
        {**after, **last},
        change.subject,
    )
    second = {id: {**row, **last[id]} for id, row in gone.items()}
    return first, Change(change.operation, second, {}, change.subject) if gone else None


LAST = 1_000_000


def loose(document: Document, change: Change, verb: str, noun: str) -> Document:
    """Change cells: they have no order."""
    entries: Mapping[str, Facts] = getattr(document, COLLECTIONS[noun])
    if (change.subject in entries) == (verb == "add"):
        raise unfit(change, f"a {noun} {change.subject} that is {'there already' if verb == 'add' else 'not there'}")
    kept = {id: fields for id, fields in entries.items() if verb != "remove" or id != change.subject}
    if verb != "remove":
        kept[change.subject] = stated({**entries.get(change.subject, {}), **(change.after or {})})
    return with_collection(document, noun, kept)


def with_collection(document: Document, noun: str, entries: Any) -> Document:
    parts: dict[str, Any] = {COLLECTIONS[noun]: entries}
    return replace(document, **parts)


def found(document: Document, change: Change) -> Placement:
    if change.subject not in document.placements:
        raise unfit(change, f"a card {change.subject} that is not there")
    return document.placements[change.subject]


def check_empty(document: Document, change: Change, noun: str, id: str) -> None:
    """Refuse to remove what cards stand on."""
    if any(getattr(card, noun, "") == id for card in document.placements.values()):
        raise unfit(change, f"a {noun} {id} on which cards stand")


def check_place(document: Document, change: Change, facts: Facts) -> None:
    """Refuse a place that the map does not have."""
    stage, segment = facts.get("stage"), facts.get("segment")
    if stage not in {one.id for one in document.stages}:
        raise unfit(change, f"a stage {stage} that is not there")
    if segment and segment not in {one.id for one in document.segments}:
        raise unfit(change, f"a segment {segment} that is not there")


def into_cell(document: Document, placements: Mapping[str, Placement], card: Placement) -> dict[str, Placement]:
    """Put a card among the others of its cell, which make room."""
    cell = {other.id: other.position for other in document.cell(card.stage, card.segment)}
    order = inserted(tuple(cell), card.id, card.position)
    moved = moved_positions(cell, order)
    shifted = {id: replace(placements[id], position=moved[id]) for id in moved if id != card.id}
    return {**placements, **shifted, card.id: replace(card, position=order.index(card.id))}


def out_of_cell(document: Document, card: Placement) -> dict[str, Placement]:
    """Take a card from the others of its cell, which close up."""
    cell = {other.id: other.position for other in document.cell(card.stage, card.segment)}
    moved = moved_positions(cell, removed(tuple(cell), card.id))
    shifted = {id: replace(document.placements[id], position=position) for id, position in moved.items()}
    return {id: one for id, one in {**document.placements, **shifted}.items() if id != card.id}


def unfit(change: Change, found: str) -> UnusableInputError:
    return UnusableInputError(
        "change-does-not-fit",
        f"{change.operation} of {found}",
        expected="a change of the map as it stands",
        fix="Carry out the history from its beginning, in its order.",
        operation=change.operation,
        subject=change.subject,
    )

"""Typed changes of a map: how one is reversed, and what it says, as a code and values to be worded anywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from touchline.engine.errors import UnusableInputError

Facts = Mapping[str, Any]
ORDERED, LOOSE = ("stage", "segment", "lane"), ("cell",)
OPPOSITES = {
    "add": "remove",
    "remove": "add",
    "place": "take-off",
    "take-off": "place",
    "move": "move",
    "edit": "edit",
    "edit-experience": "edit-experience",
    "link": "unlink",
    "unlink": "link",
    "attach": "detach",
    "detach": "attach",
    "edit-file": "edit-file",
    "edit-map": "edit-map",
    "rewrite-stages": "rewrite-stages",
    "rewrite-segments": "rewrite-segments",
    "start": "start",
    **{f"add-{noun}": f"remove-{noun}" for noun in (*ORDERED, *LOOSE)},
    **{f"remove-{noun}": f"add-{noun}" for noun in (*ORDERED, *LOOSE)},
    **{f"edit-{noun}": f"edit-{noun}" for noun in (*ORDERED, *LOOSE)},
    **{f"move-{noun}": f"move-{noun}" for noun in ORDERED},
}
CODES = {
    "add": "added",
    "remove": "removed",
    "place": "placed",
    "take-off": "taken-off",
    "link": "linked",
    "unlink": "unlinked",
    "attach": "attached",
    "detach": "detached",
    "edit-file": "file-edited",
    "rewrite-stages": "stages-rewritten",
    "rewrite-segments": "segments-rewritten",
    "start": "started",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One operation on a map: what was, what is, and of what (subject: its id).

    add       a new touchpoint, put on the map      after: where it stands; its record, its experience
    remove    the opposite                          before: the same
    place     a known touchpoint, put on the map    after: the same
    take-off  the opposite; the touchpoint stays    before: the same
    move      a card to another place               before, after: where it stands
    edit      fields of a touchpoint                before, after: the fields that differ
    edit-experience  fields of a card's experience  before, after: the fields that differ
    link      evidence, put beside a statement      after: what it rests on, and which field of what it is for
    unlink    the opposite                          before: the same
    attach    a file, put beside a touchpoint       after: its name, type and size
    detach    the opposite; the file is kept        before: the same
    edit-file   what a file is called, what it shows  before, after: its name and its words
    edit-map  fields of the map itself              before, after: the fields that differ
    add-, remove-, edit-, move-   stage, segment or lane: its fields, its position in their order. A removal may say
              into which other one it went. A cell is added, removed and edited so too, without an order
    rewrite-stages, rewrite-segments   several at once, by id: what differs of each, or all of one that came or went
    start     a map begun, empty or as a copy       after: the whole document
    """

    operation: str
    before: Facts | None
    after: Facts | None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a change says.

    code: one of CODES, or moved, reordered, renamed, edited, experience-edited; for a stage, segment, lane or cell its
    noun with added, removed, merged, moved, renamed or edited (stage-merged); map-renamed, map-edited.
    """

    code: str
    values: Facts


def reversal(change: Change) -> Change:
    """Return the change that takes this one back. One change in, one out, without units.

    Raises UnusableInputError (unknown-map-operation) for an operation that is none of those known.

    >>> reversal(Change("place", None, {"stage": "loyalty"}, "call"))
    Change(operation='take-off', before={'stage': 'loyalty'}, after=None, subject='call')
    """
    return Change(OPPOSITES[known(change)], change.after, change.before, change.subject)


def known(change: Change) -> str:
    """Return the operation of a change. Raises UnusableInputError (unknown-map-operation)."""
    if change.operation not in OPPOSITES:
        raise UnusableInputError(
            "unknown-map-operation",
            f"operation {change.operation!r}",
            expected=f"one of {', '.join(OPPOSITES)}",
            fix="The map was changed by a newer Touchline: update this one.",
            operation=change.operation,
        )
    return change.operation


def changed_fields(old: Facts, new: Facts) -> tuple[dict[str, Any], dict[str, Any]]:
    """Keep of two records, one value a field, only what differs, without units.

    Returns (what was, what is), both with the same fields, ordered by name; both empty when nothing differs.
    Raises KeyError when old lacks a field of new.

    >>> changed_fields({"name": "Call", "status": "live"}, {"name": "Follow-up call", "status": "live"})
    ({'name': 'Call'}, {'name': 'Follow-up call'})
    """
    fields = sorted(field for field in new if old[field] != new[field])
    return {field: old[field] for field in fields}, {field: new[field] for field in fields}


def sentence(change: Change) -> Sentence:
    """Say a change as a code with values: one change in, one sentence out; positions count from 0.

    Raises UnusableInputError (unknown-map-operation) for an operation that is none of those known.
    """
    operation, before, after = known(change), change.before or {}, change.after or {}
    if operation in CODES:
        return Sentence(CODES[operation], after or before)
    if operation == "move":
        within = (before["stage"], before["segment"]) == (after["stage"], after["segment"])
        came_from = {"from_stage": before["stage"], "from_segment": before["segment"]}
        return Sentence("reordered" if within else "moved", {**after, **came_from})
    verb, _, noun = operation.partition("-")
    of = f"{noun}-" if noun else ""
    if verb == "edit":
        return edited(of, before, after)
    if verb == "remove" and "into" in before:
        return Sentence(f"{of}merged", before)
    return Sentence(of + {"add": "added", "remove": "removed", "move": "moved"}[verb], after or before)


def edited(of: str, before: Facts, after: Facts) -> Sentence:
    """Say an edit: a new name alone is a renaming, except in an experience, which has none."""
    if set(after) == {"name"}:
        return Sentence(f"{of}renamed", {"name": after["name"], "old_name": before["name"]})
    return Sentence(f"{of}edited", {"fields": tuple(sorted(after))})


def undo_stacks(history: Iterable[tuple[int, int | None]]) -> tuple[list[int], list[int]]:
    """Work out what can be undone and redone.

    history: one pair (change, the change that it takes back or None) a change, oldest first.
    Returns two lists of changes to take back, the next one last: for undo, and for redo. A new change
    empties the second. Pairs that take back a change not in the history are passed over. Raises nothing.

    >>> undo_stacks([(1, None), (2, None), (3, 2)])
    ([1], [3])
    """
    undo: list[int] = []
    redo: list[int] = []
    for change, takes_back in history:
        if takes_back is None:
            undo.append(change)
            redo.clear()
        elif takes_back in undo:
            undo.remove(takes_back)
            redo.append(change)
        elif takes_back in redo:
            redo.remove(takes_back)
            undo.append(change)
    return undo, redo

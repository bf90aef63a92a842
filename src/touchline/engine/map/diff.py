"""Typed changes of a map: how one is reversed, and what it says, as a code and values to be worded anywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from touchline.engine.errors import UnusableInputError

Facts = Mapping[str, Any]
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
}


@dataclass(frozen=True, slots=True)
class Change:
    """One operation on a map: what was, what is.

    add       a new touchpoint, put on the map      after: where it stands, what it is
    remove    the opposite                          before: the same
    place     a known touchpoint, put on the map    after: where it stands
    take-off  the opposite; the touchpoint stays    before: the same
    move      a card to another place               before, after: where it stands
    edit      fields of a touchpoint                before, after: the fields that differ
    edit-experience  fields of a card's experience  before, after: the fields that differ
    link      evidence, put beside a statement      after: what it rests on, and which field of what it is for
    unlink    the opposite                          before: the same
    attach    a file, put beside a touchpoint       after: its name, type and size
    detach    the opposite; the file is kept        before: the same
    """

    operation: str
    before: Facts | None
    after: Facts | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a change says. code: one of CODES, or moved, reordered, renamed, edited or experience-edited."""

    code: str
    values: Facts


def reversal(change: Change) -> Change:
    """Return the change that takes this one back. One change in, one out, without units.

    Raises UnusableInputError (unknown-map-operation) for an operation that is none of these.

    >>> reversal(Change("place", None, {"stage": "loyalty"}))
    Change(operation='take-off', before={'stage': 'loyalty'}, after=None)
    """
    if change.operation not in OPPOSITES:
        raise UnusableInputError(
            "unknown-map-operation",
            f"operation {change.operation!r}",
            expected=f"one of {', '.join(OPPOSITES)}",
            fix="The map was changed by a newer Touchline: update this one.",
            operation=change.operation,
        )
    return Change(OPPOSITES[change.operation], change.after, change.before)


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

    Raises UnusableInputError (unknown-map-operation) for an operation that is none of these.
    """
    if change.operation not in OPPOSITES:
        reversal(change)
    before, after = change.before or {}, change.after or {}
    if change.operation == "move":
        within = (before["stage"], before["segment"]) == (after["stage"], after["segment"])
        came_from = {"from_stage": before["stage"], "from_segment": before["segment"]}
        return Sentence("reordered" if within else "moved", {**after, **came_from})
    if change.operation == "edit":
        if set(after) == {"name"}:
            return Sentence("renamed", {"name": after["name"], "old_name": before["name"]})
        return Sentence("edited", {"fields": tuple(sorted(after))})
    if change.operation == "edit-experience":
        return Sentence("experience-edited", {"fields": tuple(sorted(after))})
    return Sentence(CODES[change.operation], after or before)


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

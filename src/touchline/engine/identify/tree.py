"""Touchpoints nested to any depth: the order in which a tree is read, and how a branch moves in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from touchline.engine.errors import UnusableInputError

Parents = Mapping[str, str | None]
STEPS = ("up", "down", "in", "out")


@dataclass(frozen=True, slots=True)
class Branch:
    """One row of a tree as it is read from the top. depth is counted from 0, place among its siblings from 0."""

    name: str
    parent: str | None
    depth: int
    place: int
    children: int


def branches(parents: Parents) -> tuple[Branch, ...]:
    """Return a tree in reading order: each row followed by what stands under it.

    parents: what each row stands under, by name, siblings in their order; None is the top. A row under one that is
    not there stands at the top, and so does one of a ring. Has no units besides positions. Raises nothing.

    >>> [(row.name, row.depth) for row in branches({"sign": "shop", "shop": None, "call": None})]
    [('shop', 0), ('sign', 1), ('call', 0)]
    """
    below: dict[str | None, list[str]] = {}
    for name, parent in parents.items():
        held = parent is not None and parent in parents and not is_under(parents, parent, name)
        below.setdefault(parent if held else None, []).append(name)
    found: list[Branch] = []
    waiting = [(name, None, 0, place) for place, name in reversed(list(enumerate(below.get(None, ()))))]
    stack: list[tuple[str, str | None, int, int]] = list(waiting)
    while stack:
        name, parent, depth, place = stack.pop()
        children = below.get(name, [])
        found.append(Branch(name, parent, depth, place, len(children)))
        stack += [(child, name, depth + 1, at) for at, child in reversed(list(enumerate(children)))]
    return tuple(found)


def is_under(parents: Parents, name: str, above: str) -> bool:
    """Say whether a row stands somewhere under another, or is that one. Has no units. Raises nothing.

    >>> is_under({"sign": "shop", "shop": None}, "sign", "shop")
    True
    """
    seen: set[str] = set()
    at: str | None = name
    while at is not None and at not in seen:
        if at == above:
            return True
        seen.add(at)
        at = parents.get(at)
    return False


def planted(parents: Parents, name: str, *, under: str | None, place: int | None = None) -> dict[str, str | None]:
    """Return a tree with one branch, all that stands under it included, moved elsewhere.

    parents: as branches() takes it. under: the new parent, None for the top. place: position among its new siblings,
    counted from 0 without itself; None or too far is the last. Raises UnusableInputError (unknown-branch) for a row
    that is not there, and (branch-under-itself) where a branch would hang on its own twig.

    >>> planted({"shop": None, "sign": None}, "sign", under="shop")
    {'shop': None, 'sign': 'shop'}
    """
    for wanted in (name, *([under] if under is not None else [])):
        if wanted not in parents:
            raise UnusableInputError(
                "unknown-branch",
                f"the row {wanted!r}, which is not in the tree",
                expected="a row of the tree",
                fix="Reload the page: somebody has removed it.",
                row=wanted,
            )
    if under is not None and is_under(parents, under, name):
        raise UnusableInputError(
            "branch-under-itself",
            f"{name!r} under {under!r}, which stands under it",
            expected="a place outside its own branch",
            fix="Move the lower one out first.",
            row=name,
            under=under,
        )
    order = [row.name for row in branches(parents)]
    rows = {other: parents[other] for other in order}
    siblings = [other for other in order if rows[other] == under and other != name]
    at = len(siblings) if place is None else min(max(place, 0), len(siblings))
    siblings.insert(at, name)
    rows[name] = under
    others = {other: parent for other, parent in rows.items() if other not in siblings}
    return others | dict.fromkeys(siblings, under)


def stepped(parents: Parents, name: str, step: str) -> dict[str, str | None] | None:
    """Return a tree with one branch moved by a step, as the arrow keys do; None where there is no way.

    step: up or down among its siblings, in (under the sibling above), or out (behind its parent). parents: as
    branches() takes it, one row each; without units. Raises UnusableInputError (unknown-branch).

    >>> stepped({"shop": None, "sign": None}, "sign", "in"), stepped({"shop": None}, "shop", "out")
    ({'shop': None, 'sign': 'shop'}, None)
    """
    rows = {row.name: row for row in branches(parents)}
    here = rows.get(name)
    if here is None:
        return planted(parents, name, under=None)
    siblings = [row.name for row in rows.values() if row.parent == here.parent]
    if step == "up":
        return planted(parents, name, under=here.parent, place=here.place - 1) if here.place else None
    if step == "down":
        last = here.place == len(siblings) - 1
        return None if last else planted(parents, name, under=here.parent, place=here.place + 1)
    if step == "in":
        return planted(parents, name, under=siblings[here.place - 1]) if here.place else None
    if here.parent is None:
        return None
    above = rows[here.parent]
    return planted(parents, name, under=above.parent, place=above.place + 1)


def without(parents: Parents, name: str, *, to: str | None) -> dict[str, str | None]:
    """Return a tree without one row; what stood right under it stands under another, in the same order.

    parents: as branches() takes it, one row each; without units. Raises UnusableInputError as planted() does.
    """
    rows = dict(parents)
    for child in [row.name for row in branches(parents) if row.parent == name]:
        rows = planted(rows, child, under=to)
    return {other: parent for other, parent in rows.items() if other != name}


def standing(parents: Parents) -> dict[str, tuple[str | None, int]]:
    """Return what each row stands under and its position among its siblings, counted from 0. Raises nothing."""
    return {row.name: (row.parent, row.place) for row in branches(parents)}

"""Stages and segments that are gone, made again under their old URL names."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from touchline.web.identify.models import Phase, Revision
from touchline.web.identify.operations.revisions import ROWS, Facts, Rewriting, facts, locked, rewrite
from touchline.web.identify.operations.stages import numbered
from touchline.web.workspace.models import Person, Workspace

NEW: Mapping[str, Mapping[str, Any]] = {
    "stages": {
        "key": "",
        "name": "",
        "phase": Phase.BEFORE,
        "importance": "",
        "definition": "",
        "entry_event": "",
        "importance_share": 0.0,
    },
    "segments": {"name": ""},
}
FOUND_ANEW = ("importance", "importance_share")


@transaction.atomic
def make_row_again(
    workspace: Workspace, kind: str, *, slug: str, told: Mapping[str, Any], position: int, person: Person | None
) -> Revision | None:
    """Make a stage or segment (kind) of this URL name anew at its place, if it is gone; None when it is not.

    A stage weighs nothing until it is weighed again.
    """
    rows = facts(locked(workspace), kind)
    if slug in rows:
        return None
    says = {name: value for name, value in told.items() if name in ROWS[kind][1] and name not in FOUND_ANEW}
    order: list[tuple[str, dict[str, Any]]] = list(rows.items())
    order.insert(min(position, len(order)), (slug, {**NEW[kind], **says, "position": position}))
    again: Facts = numbered(dict(order))
    name = str(told.get("name") or told.get("key") or slug)
    return rewrite(workspace, Rewriting(kind, "add", name, again), person=person)


@transaction.atomic
def bring_rows(
    workspace: Workspace, kind: str, new: Mapping[str, tuple[int, Mapping[str, Any]]], *, person: Person | None
) -> Revision | None:
    """Add stages or segments (kind) that come from elsewhere, in one revision: by URL name, the place of each from 0
    and what it says.

    Where there were none, stages keep what they weighed; else they weigh nothing until they are weighed again.
    """
    rows = facts(locked(workspace), kind)
    left_out = () if not rows else FOUND_ANEW
    order: list[tuple[str, dict[str, Any]]] = list(rows.items())
    for slug, (position, told) in new.items():
        says = {name: value for name, value in told.items() if name in ROWS[kind][1] and name not in left_out}
        order.insert(min(position, len(order)), (slug, {**NEW[kind], **says, "position": position}))
    brought = numbered(dict(order))
    if kind == "stages" and not rows and not any(row["importance_share"] for row in brought.values()):
        brought = {slug: {**row, "importance_share": 1 / len(brought)} for slug, row in brought.items()}
    names = ", ".join(str(told.get("name") or told.get("key") or slug) for slug, (_place, told) in new.items())
    return rewrite(workspace, Rewriting(kind, "add", names, brought), person=person)

"""Stages: laid out from a ready scheme, then the company's own. Each change can be taken back."""

import math
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from touchline.engine.identify import mixed_shares
from touchline.engine.identify import scheme as ready_scheme
from touchline.web.identify import queries
from touchline.web.identify.models import Phase, Revision, Stage, StageKey
from touchline.web.identify.operations.revisions import (
    Between,
    Facts,
    Rewriting,
    facts,
    locked,
    nothing,
    rewrite,
)
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace

CHANGEABLE = ("name", "phase", "definition", "entry_event")
KEEP = "keep"
MOST_STAGES = 30


class TooManyStagesError(Exception):
    """The map has as many columns as it can have."""


@transaction.atomic
def lay_out_stages(
    workspace: Workspace,
    *,
    scheme: str,
    into: Mapping[str, str] | None = None,
    person: Person | None = None,
    between: Between = nothing,
) -> list[Stage]:
    """Give a workspace the stages of a ready scheme, in place of those it has.

    A stage of the same key stays the one it is. into: for others, by URL name, the key of the stage to which what
    speaks of it goes, or KEEP: then it stays, after the stage that it stood behind. Raises UnusableInputError for
    an unknown scheme, InUseError when a stage that would go is in use and into says nothing of it.
    """
    chosen, into = ready_scheme(scheme), into or {}
    old = facts(locked(workspace), "stages")
    slugs = {row["key"]: slug for slug, row in reversed(old.items()) if row["key"]}
    new: Facts = {}
    for ready, share in zip(chosen.stages, chosen.importance_shares, strict=True):
        slug = slugs.get(ready.key) or new_slug(ready.key)
        own = old.get(slug) or {"key": ready.key, "name": "", "definition": "", "entry_event": ""}
        new[slug] = {**own, "phase": ready.phase, "importance": ready.importance, "importance_share": share}
        slugs[ready.key] = slug
    kept = [slug for slug in old if slug not in new and into.get(slug) == KEEP]
    rows = shared({**in_old_place(old, new, kept)}) if kept else numbered(new)
    gone = {slug: slugs[into[slug]] for slug in old if slug not in rows and into.get(slug) in slugs}
    rewrite(workspace, Rewriting("stages", "lay_out", scheme, rows, into=gone, between=between), person=person)
    return queries.stages(workspace)


def in_old_place(old: Facts, new: Facts, kept: list[str]) -> Facts:
    """Put stages of one's own behind the stage that they stood behind, or first."""
    order, before = list(new), list(old)
    for slug in kept:
        ahead = [other for other in before[: before.index(slug)] if other in order]
        order.insert(order.index(ahead[-1]) + 1 if ahead else 0, slug)
    return numbered({slug: new.get(slug) or old[slug] for slug in order})


@transaction.atomic
def add_stage(workspace: Workspace, *, name: str, phase: Phase, person: Person) -> Stage:
    """Add a stage at the end, with the average importance of the others; all shares sum to 1 again.

    Raises TooManyStagesError.
    """
    rows = facts(locked(workspace), "stages")
    if len(rows) >= MOST_STAGES:
        raise TooManyStagesError
    slug = new_slug(name)
    rows[slug] = fresh(name, phase, 1 / len(rows) if rows else 1)
    rewrite(workspace, Rewriting("stages", "add", name, shared(numbered(rows))), person=person)
    return queries.stage(workspace, slug)


def fresh(name: str, phase: str, share: float) -> dict[str, Any]:
    blank = {"key": "", "importance": "", "definition": "", "entry_event": ""}
    return {**blank, "name": name, "phase": phase, "position": 0, "importance_share": share}


@transaction.atomic
def change_stage(stage: Stage, *, person: Person, **fields: str) -> Stage:
    """Change a stage's name, phase, definition or the events by which a customer comes into it.

    An empty name, or the ready one, returns a ready stage to its ready name. Raises TypeError for another field.
    """
    if strange := set(fields) - set(CHANGEABLE):
        raise TypeError(f"{sorted(strange)} of a stage cannot be changed")
    rows = facts(locked(stage.workspace), "stages")
    row = rows[stage.slug]
    if "name" in fields:
        ready = bool(row["key"]) and fields["name"] in ("", str(StageKey(row["key"]).label))
        fields["name"] = "" if ready else fields["name"] or row["name"]
    rows[stage.slug] = {**row, **fields}
    rewrite(stage.workspace, Rewriting("stages", "change", str(stage), rows), person=person)
    return queries.stage(stage.workspace, stage.slug)


@transaction.atomic
def move_stage(stage: Stage, *, position: int, person: Person) -> Stage:
    """Put a stage at another place in the order, counted from 0; its cards go with it."""
    rows = facts(locked(stage.workspace), "stages")
    rewrite(stage.workspace, Rewriting("stages", "move", str(stage), moved(rows, stage.slug, position)), person=person)
    return queries.stage(stage.workspace, stage.slug)


@transaction.atomic
def weigh_stages(workspace: Workspace, *, weights: Mapping[str, str | float], person: Person) -> list[Stage]:
    """Set the importance of stages, by URL name: low, medium, high or a percentage; the shares sum to 1.

    One that is not named stays as it is weighed. Raises UnusableInputError when the figures leave no way to do so.
    """
    rows = facts(locked(workspace), "stages")
    said = [weights.get(slug, row["importance"] or 100 * row["importance_share"]) for slug, row in rows.items()]
    for row, importance, share in zip(rows.values(), said, mixed_shares(said), strict=True):
        row["importance"] = importance if isinstance(importance, str) else ""
        row["importance_share"] = share
    rewrite(workspace, Rewriting("stages", "weigh", "", rows), person=person)
    return queries.stages(workspace)


@transaction.atomic
def remove_stage(stage: Stage, *, person: Person) -> Revision | None:
    """Remove a stage that nothing uses. Raises InUseError."""
    rows = facts(locked(stage.workspace), "stages")
    rows.pop(stage.slug)
    return rewrite(stage.workspace, Rewriting("stages", "remove", str(stage), shared(numbered(rows))), person=person)


@transaction.atomic
def merge_stage(stage: Stage, *, into: Stage, person: Person, between: Between = nothing) -> Revision | None:
    """Remove a stage; what speaks of it speaks of another from now on, which counts for both."""
    rows = facts(locked(stage.workspace), "stages")
    rows[into.slug]["importance_share"] += rows.pop(stage.slug)["importance_share"]
    rows[into.slug]["importance"] = ""
    change = Rewriting(
        "stages", "merge", str(stage), shared(numbered(rows)), into={stage.slug: into.slug}, between=between
    )
    return rewrite(stage.workspace, change, person=person)


@transaction.atomic
def split_stage(
    stage: Stage, *, name: str, phase: Phase, person: Person, between: Between = nothing
) -> tuple[Stage, Revision | None]:
    """Put a new stage right behind this one, with half of its importance. Raises TooManyStagesError."""
    rows = facts(locked(stage.workspace), "stages")
    if len(rows) >= MOST_STAGES:
        raise TooManyStagesError
    half = rows[stage.slug]["importance_share"] / 2
    rows[stage.slug] |= {"importance_share": half, "importance": ""}
    slug, order = new_slug(name), list(rows)
    order.insert(order.index(stage.slug) + 1, slug)
    rows[slug] = fresh(name, phase, half)
    split = numbered({known: rows[known] for known in order})
    revision = rewrite(stage.workspace, Rewriting("stages", "split", str(stage), split, between=between), person=person)
    return queries.stage(stage.workspace, slug), revision


def moved(rows: Facts, slug: str, position: int) -> Facts:
    """Put one row at another place, counted from 0."""
    order = [known for known in rows if known != slug]
    order.insert(min(max(position, 0), len(order)), slug)
    return numbered({known: rows[known] for known in order})


def numbered(rows: Facts) -> Facts:
    """Number the places 0, 1, 2 ... in the order in which the rows stand."""
    return {slug: {**row, "position": position} for position, (slug, row) in enumerate(rows.items())}


def shared(rows: Facts) -> Facts:
    """Scale the shares of importance to sum to 1."""
    total = math.fsum(row["importance_share"] for row in rows.values())
    return {
        slug: {**row, "importance_share": row["importance_share"] / total if total else 1 / len(rows)}
        for slug, row in rows.items()
    }

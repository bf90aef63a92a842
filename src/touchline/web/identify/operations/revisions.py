"""Stages, segments and the tree are rewritten in one way: what they shall be, what goes where, a typed record."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model

from touchline.engine.errors import UnusableInputError
from touchline.engine.identify import changed_rows, taken_back
from touchline.web.identify import queries
from touchline.web.identify.models import (
    PERSONA_TEXTS,
    TYPE_TEXTS,
    CustomerType,
    Persona,
    Revision,
    Segment,
    Stage,
    Touchpoint,
)
from touchline.web.identify.operations.fields import kept_value
from touchline.web.identify.operations.handing_over import Runs, hand_back, hand_over
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit

Facts = dict[str, dict[str, Any]]
Into = Mapping[str, str | None]
Between = Callable[[Revision], None]
POINTS = "__slug"
ROWS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "stages": (
        Stage,
        ("key", "name", "phase", "position", "importance", "importance_share", "definition", "entry_event"),
    ),
    "segments": (Segment, ("name", "position", "rule")),
    "tree": (Touchpoint, ("parent__slug", "tree_position")),
    "personas": (
        Persona,
        (
            *("segment__slug", "type__slug", *PERSONA_TEXTS, "texts", "source_language"),
            *("source", "source_date", "people", "position"),
        ),
    ),
    "types": (CustomerType, ("key", *TYPE_TEXTS, "texts", "source_language", "position")),
}
ORDER = {"tree": ("tree_position", "name", "pk")}


class InUseError(Exception):
    """Cards, answers or something else speak of the row; say where they go first. row is that one."""

    def __init__(self, row: Model) -> None:
        super().__init__(getattr(row, "slug", ""))
        self.row = row


class RevisionRefusedError(Exception):
    """What the change wrote no longer stands so: it cannot be taken back."""


def nothing(revision: Revision) -> None:
    """Do nothing between: no later room takes part."""


@dataclass(frozen=True, slots=True)
class Rewriting:
    """One change to be made. into: where what speaks of a row that goes shall go (None: to none), by URL names.

    between: what a later room does once the new rows are there and before the old ones are gone.
    """

    kind: str
    operation: str
    subject: str
    rows: Facts
    into: Into = field(default_factory=dict)
    between: Between = nothing
    undoes: Revision | None = None


def locked(workspace: Workspace) -> Workspace:
    """Let one person at a time rewrite the stages, segments and tree of a workspace; to the end of the transaction.

    Whoever also holds a map takes this first. Rows that only belong to the workspace are added meanwhile (no_key).
    """
    return Workspace.objects.select_for_update(no_key=True).get(pk=workspace.pk)


def facts(workspace: Workspace, kind: str) -> Facts:
    """Return every row of a kind as revisions keep it, by URL name, in order."""
    model, fields = ROWS[kind]
    order = ORDER.get(kind, ("position", "pk"))
    rows = model._default_manager.filter(workspace=workspace).order_by(*order).values("slug", *fields)
    return {row["slug"]: {name: kept_value(row[name]) for name in fields} for row in rows}


@transaction.atomic
def rewrite(workspace: Workspace, change: Rewriting, *, person: Person | None) -> Revision | None:
    """Make the rows of a kind what they shall be and return the record of it; None when nothing differs.

    Raises InUseError when a row shall go that is spoken of and nobody said where that goes.
    """
    workspace = locked(workspace)
    before, after = changed_rows(facts(workspace, change.kind), change.rows)
    if not before and not after:
        return None
    revision = Revision.objects.create(
        workspace=workspace,
        kind=change.kind,
        operation=change.operation,
        subject=change.subject[:120],
        before=before,
        after=after,
        person=person,
        undoes=change.undoes,
    )
    write(workspace, change.kind, after)
    if change.undoes:
        return_handed(change.undoes)
        revision.handed = {"again": change.undoes.handed.get("into", {})}
    change.between(revision)
    handed = remove(workspace, change, [slug for slug in before if slug not in change.rows])
    if handed:
        revision.handed |= {"rows": handed, "into": {slug: change.into[slug] for slug in handed}}
    revision.save(update_fields=["handed", "aside"])
    note(revision, change, person)
    return revision


def note(revision: Revision, change: Rewriting, person: Person | None) -> None:
    rows = {**revision.before, **revision.after}
    names = [rows.get(target, {}).get("name") or target for target in change.into.values() if target]
    told = {"name": change.subject, "into": ", ".join(names)}
    action = f"identify.{change.operation}_{change.kind.removesuffix('s')}"
    audit.note(revision.workspace, person, action, change.subject or change.kind, **told)


def write(workspace: Workspace, kind: str, rows: Facts) -> None:
    """Write the fields of rows that are there, and make those that are not."""
    model, _fields = ROWS[kind]
    if kind == "tree":
        write_tree(workspace, rows)
        return
    there = {row.slug: row for row in model._default_manager.filter(workspace=workspace, slug__in=rows)}  # type: ignore[attr-defined]
    for slug, said in rows.items():
        row = there.get(slug) or model(workspace=workspace, slug=slug)
        for name, value in said.items():
            set_field(row, name, value)
        row.save(update_fields=[name.removesuffix(POINTS) for name in said] if slug in there else None)


def set_field(row: Any, name: str, value: Any) -> None:
    """Set a field of a row; one such as segment__slug to the row of that URL name, or to none where it is gone."""
    field = name.removesuffix(POINTS)
    if field != name:
        kind = row._meta.get_field(field).related_model
        value = kind._default_manager.filter(workspace=row.workspace, slug=value).first() if value else None
    setattr(row, field, value)


def write_tree(workspace: Workspace, rows: Facts) -> None:
    """Write what touchpoints stand under, and where among their siblings, in a handful of queries."""
    known = {touchpoint.slug: touchpoint for touchpoint in Touchpoint.objects.filter(workspace=workspace)}
    changed = [known[slug] for slug in rows]
    for touchpoint in changed:
        said = rows[touchpoint.slug]
        if "parent__slug" in said:
            touchpoint.parent = known.get(said["parent__slug"] or "")
        touchpoint.tree_position = said.get("tree_position", touchpoint.tree_position)
    Touchpoint.objects.bulk_update(changed, ["parent", "tree_position"], batch_size=500)


def remove(workspace: Workspace, change: Rewriting, gone: Iterable[str]) -> dict[str, Runs]:
    """Delete rows; what speaks of them goes where it was said to. Returns what went, by the row that is gone."""
    handed: dict[str, Runs] = {}
    for slug in gone:
        row = one(workspace, change.kind, slug)
        if slug in change.into:
            target = change.into[slug]
            handed[slug] = hand_over(row, into=one(workspace, change.kind, target) if target else None)
        elif queries.is_used(row):
            raise InUseError(row)
        row.delete()
    return handed


def one(workspace: Workspace, kind: str, slug: str) -> Model:
    return ROWS[kind][0]._default_manager.get(workspace=workspace, slug=slug)


def return_handed(revision: Revision) -> None:
    """Hand back to the rows that are there again what a change had handed over."""
    into: Into = revision.handed.get("into", {})
    for slug, rows in revision.handed.get("rows", {}).items():
        target = into[slug]
        gone_to = one(revision.workspace, revision.kind, target) if target else None
        hand_back(rows, gone_to=gone_to, back_to=one(revision.workspace, revision.kind, slug))


@transaction.atomic
def undo_revision(revision: Revision, *, person: Person, between: Between = nothing) -> Revision:
    """Take back one change, and return the record of that, which can be taken back in turn.

    Raises RevisionRefusedError when it was taken back already, or what it wrote no longer stands so.
    """
    workspace = locked(revision.workspace)
    if Revision.objects.filter(undoes=revision).exists():
        raise RevisionRefusedError
    now = facts(workspace, revision.kind)
    try:
        rows = taken_back(now, before=revision.before, after=revision.after)
        into = revision.handed.get("again", {})
        change = Rewriting(revision.kind, "undo", revision.subject, rows, into=into, between=between, undoes=revision)
        undone = rewrite(workspace, change, person=person)
    except (UnusableInputError, InUseError) as changed:
        raise RevisionRefusedError from changed
    if undone is None:
        raise RevisionRefusedError
    return undone

"""The tree of touchpoints: branches moved, children added. Each change can be taken back."""

from collections.abc import Mapping

from django.db import transaction

from touchline.engine.identify import planted, standing, stepped, without
from touchline.web.identify import queries
from touchline.web.identify.models import Revision, Touchpoint
from touchline.web.identify.operations.revisions import Facts, Rewriting, facts, locked, rewrite
from touchline.web.identify.operations.touchpoints import create_touchpoint
from touchline.web.workspace.models import Person, Workspace


@transaction.atomic
def plant(
    touchpoint: Touchpoint, *, under: Touchpoint | None, place: int | None = None, person: Person
) -> Revision | None:
    """Move a touchpoint, with all that stands under it, under another or to the top.

    place: position among its new siblings, counted from 0; None is the last. Returns the record, None when nothing
    moved. Raises UnusableInputError where it would stand under itself.
    """
    now = parents(locked(touchpoint.workspace))
    tree = planted(now, touchpoint.slug, under=under.slug if under else None, place=place)
    return write_tree(touchpoint, tree, "move", person)


@transaction.atomic
def step_in_tree(touchpoint: Touchpoint, *, step: str, person: Person) -> Revision | None:
    """Move a touchpoint one step: up, down, in or out. Returns the record, None where there is no way."""
    tree = stepped(parents(locked(touchpoint.workspace)), touchpoint.slug, step)
    return write_tree(touchpoint, tree, "move", person) if tree else None


@transaction.atomic
def add_child(touchpoint: Touchpoint, *, name: str, person: Person) -> Touchpoint:
    """Add a touchpoint as the last one under another."""
    child = create_touchpoint(touchpoint.workspace, name=name, person=person)
    plant(child, under=touchpoint, person=person)
    return queries.touchpoint(touchpoint.workspace, child.slug)


@transaction.atomic
def hand_on_children(touchpoint: Touchpoint, *, to: Touchpoint | None, person: Person) -> Revision | None:
    """Let what stands right under a touchpoint stand under another, or at the top."""
    tree = without(parents(locked(touchpoint.workspace)), touchpoint.slug, to=to.slug if to else None)
    own = touchpoint.parent.slug if touchpoint.parent else None
    return write_tree(touchpoint, {**tree, touchpoint.slug: own}, "move", person)


def parents(workspace: Workspace) -> dict[str, str | None]:
    return {slug: row["parent__slug"] for slug, row in facts(workspace, "tree").items()}


def write_tree(
    touchpoint: Touchpoint, tree: Mapping[str, str | None], operation: str, person: Person
) -> Revision | None:
    rows: Facts = {
        slug: {"parent__slug": parent, "tree_position": place} for slug, (parent, place) in standing(tree).items()
    }
    change = Rewriting("tree", operation, touchpoint.name, rows)
    return rewrite(touchpoint.workspace, change, person=person)

"""Maps of a workspace, reached by the command line: the operations of the web."""

from collections.abc import Iterator

import typer
from django.utils.translation import override

from touchline.cli.bringing import workspace_or_refusal
from touchline.cli.output import note
from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Document
from touchline.engine.map.formats import Brought
from touchline.web.identify import queries as library
from touchline.web.map import operations, queries
from touchline.web.map.models import Map
from touchline.web.map.views import difference_words, import_words
from touchline.web.workspace.models import Workspace


def map_document(workspace: str, map: str) -> Document:
    """Return a map of a workspace as it leaves it. Raises UnusableInputError (no-such-workspace, no-such-map)."""
    return operations.portable(map_or_refusal(workspace_or_refusal(workspace), map))


def map_or_refusal(workspace: Workspace, slug: str) -> Map:
    """Return a map by its URL name; with none, the only one there is. Raises UnusableInputError (no-such-map)."""
    maps = list(queries.map_rows(workspace))
    named = [map for map in queries.every_map(workspace) if map.slug == slug] if slug else maps
    if len(named) == 1:
        return named[0]
    known = ", ".join(map.slug for map in maps) or "none yet"
    raise UnusableInputError(
        "no-such-map",
        f"there is no map {slug} in {workspace.slug}" if slug else f"{workspace.slug} has {len(maps)} maps",
        expected=f"one of its maps: {known}",
        fix="Name it with --map.",
        map=slug,
        maps=known,
    )


def bring_map(brought: Brought, workspace: str, map: str, *, name: str, keep: bool, dry_run: bool) -> None:
    """Bring a map into a workspace, in one step, and say what changed; a dry run says it and changes nothing.

    Raises UnusableInputError: no-such-workspace, no-such-map, map-moved-on, and what cannot be taken of the file.
    """
    found = workspace_or_refusal(workspace)
    choice = operations.Choice(map_or_refusal(found, map) if map else None, name, keep)
    plan = operations.plan(found, brought, choice)
    with override("en"):
        typer.echo("\n".join(told(found, plan)))
    if dry_run:
        note("Nothing was written.")
        return
    try:
        made, count = operations.import_map(found, brought, choice, seen=plan.fingerprint, person=None)
    except (operations.ImportMovedOnError, operations.RestoreRefusedError):
        raise UnusableInputError(
            "map-moved-on",
            "somebody changed the map meanwhile",
            expected="the map as it was told above",
            fix="Nothing was written. Bring the file again.",
        ) from None
    note(f"{made.slug}: {count} changes")


def told(workspace: Workspace, plan: operations.Plan) -> Iterator[str]:
    """Tell what an import does, as its page does: counts, sentences, fields, what stays, what is noted."""
    names = difference_words.names_in(plan.today, plan.target)
    members = {member.pk: member for member in library.members(workspace)}
    yield import_words.head(plan)
    if used := import_words.used(plan):
        yield used
    for group in difference_words.groups(plan.changes, names):
        yield from ("", f"{group.title}:", *(f"  {line}" for line in group.lines))
    edits = difference_words.edits(plan.changes, names, members)
    if edits:
        yield from ("", "Changed:", *(f"  {one.name}, {one.label}: {one.was} -> {one.now}" for one in edits))
    if plan.stays:
        yield from ("", "What stays as it is, and the file says otherwise:")
        yield from (f"  {line}" for line in difference_words.said(plan.stays, names))
    if noted := import_words.notes(plan):
        yield from ("", "To look at:", *(f"  {one.name}: {one.text}" for one in noted))

"""Maps of a workspace, reached by the command line: the operations of the web."""

from touchline.cli.bringing import workspace_or_refusal
from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Document
from touchline.web.map import operations, queries
from touchline.web.map.models import Map
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

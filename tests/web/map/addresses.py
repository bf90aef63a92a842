"""The addresses of the workspace's first map."""

from tests.conftest import Cast
from touchline.web.map import queries

OF_NO_MAP = {"start", "stages", "segments", "maps"}


def url(cast: Cast, *parts: str) -> str:
    """Return a page of the first map; of none, while there is none and for what belongs to no one map."""
    map = queries.first_map(cast.workspace)
    named = [map.slug] if map and not (parts and parts[0] in OF_NO_MAP) else []
    return "/".join(["", "w", cast.workspace.slug, "map", *named, *parts, ""])

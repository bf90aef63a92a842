"""The two sides of a comparison: a map today, a version, a map as a change left it, another map."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from touchline.engine import map as engine
from touchline.web.map import operations, queries
from touchline.web.map.models import Map
from touchline.web.map.views.replies import found
from touchline.web.shell.formats import moment

TODAY = "today"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the name by which an address asks for it, what it is called, and the map itself."""

    key: str
    title: str
    document: engine.Document


@dataclass(frozen=True, slots=True)
class Choice:
    """A side that can be chosen."""

    key: str
    title: str


def side(map: Map, key: str) -> Side:
    """Return a side by its name. Raises Http404 for one that is not there, UnusableInputError for one beyond reach."""
    kind, _dot, slug = key.partition(".")
    if key == TODAY:
        return Side(key, _("Today"), operations.document(map))
    if kind == "version":
        version = found(queries.version, map, slug)
        return Side(key, version.name, engine.from_facts(version.document))
    if kind == "change":
        change = found(queries.change, map, slug)
        title = _("As it was on %(moment)s") % {"moment": moment(change.at)}
        return Side(key, title, operations.document_after(map, change))
    if kind == "map":
        other = found(queries.map_called, map.workspace, slug)
        return Side(key, other.name, operations.document(other))
    raise Http404


def choices(map: Map) -> list[tuple[str, list[Choice]]]:
    """Return what a map can be compared with, in groups."""
    kept = [Choice(f"version.{version.slug}", version.name) for version in queries.versions(map)]
    others = [Choice(f"map.{other.slug}", other.name) for other in queries.map_rows(map.workspace) if other != map]
    groups = [(str(map), [Choice(TODAY, _("Today")), *kept]), (_("Other maps, as they are today"), others)]
    return [(name, found) for name, found in groups if found]

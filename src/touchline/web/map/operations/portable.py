"""A map as it leaves the workspace: who is responsible is told by address, to be read back, or by name, to be seen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from touchline.engine import map as engine
from touchline.engine.map.document import Facts
from touchline.web.identify import queries as library
from touchline.web.map.models import Map
from touchline.web.map.operations.documents import document


def portable(map: Map) -> engine.Document:
    """Return a map as it stands, with its people by their e-mail addresses; those who left are left out."""
    return with_people(document(map), addresses(map))


def presentable(map: Map) -> engine.Document:
    """Return a map as it stands, with its people by their names; those who left are left out."""
    return with_people(document(map), {member.pk: str(member.person) for member in library.members(map.workspace)})


def addresses(map: Map) -> dict[Any, str]:
    """Return the address of each member, by number."""
    return {member.pk: member.person.email for member in library.members(map.workspace)}


def with_people(told: engine.Document, people: Mapping[Any, Any]) -> engine.Document:
    """Return a document in which each responsible person is told by what people say; who is not there is left out."""
    known = {id: engine.stated(of_people(says, people.get)) for id, says in told.touchpoints.items()}
    return replace(told, touchpoints=known)


def of_people(says: Facts, called: Callable[[Any], Any]) -> dict[str, Any]:
    """Tell the responsible person of a touchpoint, and of each of its processes, otherwise."""
    told = dict(says)
    if "responsible" in told:
        told["responsible"] = called(told["responsible"])
    if "processes" in told:
        told["processes"] = [engine.stated(of_people(one, called)) for one in told["processes"]]
    return told

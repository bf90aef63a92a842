"""A large map out of a file: asked for here, brought in by the worker, in one transaction and one step."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_noop

from touchline.engine.errors import UnusableInputError
from touchline.engine.map import formats
from touchline.web.map.models import Map
from touchline.web.map.operations.importing import ImportMovedOnError, import_map
from touchline.web.map.operations.planning import Choice, Plan, plan
from touchline.web.map.operations.restoring import RestoreRefusedError
from touchline.web.workspace.models import Job, Person, Workspace
from touchline.web.workspace.operations import jobs

IMPORT = "map.import_map"
AT_ONCE = 100  # changes that are made while a person waits


def start_import(workspace: Workspace, *, file: Mapping[str, str], choice: Choice, seen: str, person: Person) -> Job:
    """Ask for a file to be brought in as it was shown. file: its content, as a page sends it along, file_name, format.

    seen: the fingerprint of the plan that was shown.
    """
    into = {"into": choice.map.slug if choice.map else "", "name": choice.name, "keep": choice.keep}
    arguments = {**file, **into, "seen": seen, "at_once": True}
    return jobs.enqueue(
        workspace,
        IMPORT,
        arguments,
        title=gettext_noop("Bring in the map %(file)s"),
        named={"file": file["file_name"]},
        asked_by=person,
    )


def planned(workspace: Workspace, brought: formats.Brought, asked: Mapping[str, Any]) -> Plan:
    """Work out what was asked for. Raises UnusableInputError when it is no longer what was shown (map-moved-on)."""
    found = plan(workspace, brought, choice_of(workspace, asked))
    if found.fingerprint != asked["seen"]:
        raise moved_on()
    return found


def finish_import(workspace: Workspace, brought: formats.Brought, asked: Mapping[str, Any], job_id: int) -> Map:
    """Bring in what was asked for, and forget the file. Raises UnusableInputError (map-moved-on)."""
    job = Job.objects.select_related("asked_by").get(pk=job_id)
    choice = choice_of(workspace, asked)
    try:
        map, _count = import_map(workspace, brought, choice, seen=asked["seen"], person=job.asked_by)
    except (ImportMovedOnError, RestoreRefusedError):
        raise moved_on() from None
    jobs.forget(job, "content")
    return map


def choice_of(workspace: Workspace, asked: Mapping[str, Any]) -> Choice:
    map = Map.objects.filter(workspace=workspace, slug=asked["into"]).first() if asked["into"] else None
    if asked["into"] and map is None:
        raise moved_on()
    return Choice(map, asked["name"], asked["keep"])


def moved_on() -> UnusableInputError:
    return UnusableInputError(
        "map-moved-on",
        "the map is no longer as it was when the import was looked at",
        expected="the map that was shown",
        fix="Bring the file again, and look at what would change now. Nothing was written.",
    )

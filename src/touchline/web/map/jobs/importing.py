"""A large map out of a file, brought in by the worker."""

from functools import partial

from django.urls import reverse

from touchline.engine.map import formats
from touchline.web.map import operations
from touchline.web.map.forms.importing import unpacked
from touchline.web.workspace.models import Workspace
from touchline.web.workspace.operations import jobs
from touchline.web.workspace.work import Call, Step


def bring_map(call: Call) -> Step:
    """Work out what is to be done, then do it all at once: stopped before, nothing of it is there.

    The cursor is the number of changes.
    """
    if call.workspace is None:
        return Step(finished=True)
    asked = call.arguments
    brought = formats.read_file(unpacked(asked["content"]) or b"", asked["file_name"], asked["format"])
    if call.cursor is None:
        count = len(operations.planned_import(call.workspace, brought, asked).changes)
        return Step(cursor=count, total=count)
    return Step(
        cursor=call.cursor,
        done=call.cursor,
        total=call.cursor,
        write=partial(write, call, call.workspace, brought),
        finished=True,
    )


def write(call: Call, workspace: Workspace, brought: formats.Brought) -> None:
    map = operations.finish_import(workspace, brought, call.arguments, call.job_id)
    place = {"workspace": workspace.slug, "map": map.slug}
    jobs.tell_result(call.job_id, {"url": reverse("map:index", kwargs=place), "changes": call.cursor})

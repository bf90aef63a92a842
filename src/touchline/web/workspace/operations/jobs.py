"""Work for later: asked for here, done by the worker."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from touchline.web.workspace.models import Job, Person, Workspace


def enqueue(
    workspace: Workspace | None,
    kind: str,
    arguments: Mapping[str, Any],
    *,
    title: str,
    asked_by: Person | None,
    run_after: datetime | None = None,
) -> Job:
    """Ask for work. It is found by its kind (room.verb), and runs only if the transaction around this commits."""
    moment = {"run_after": run_after} if run_after else {}
    return Job.objects.create(
        workspace=workspace, kind=kind, arguments=dict(arguments), title=title[:200], asked_by=asked_by, **moment
    )

"""Which two samples a page compares."""

from touchline.web.monitor import queries
from touchline.web.workspace.access import WorkspaceRequest

Pair = tuple[queries.Sample, queries.Sample]


def pair_asked(request: WorkspaceRequest, usual: Pair | None) -> Pair | None:
    """Return the two that the address asks for, each by default the usual one; None where there is nothing usual."""
    if usual is None:
        return None
    asked = [request.GET.get(side, "") for side in ("before", "after")]
    before, after = (queries.sample(request.workspace, key) if key else None for key in asked)
    return before or usual[0], after or usual[1]

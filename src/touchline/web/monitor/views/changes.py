"""What got better or worse from one period to the next."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from touchline.engine.errors import UnusableInputError
from touchline.web.decide import queries as decide
from touchline.web.monitor import queries
from touchline.web.monitor.views.pairs import Pair, pair_asked
from touchline.web.monitor.views.words import VERDICTS, name_of, named_choices, picture, reason_of
from touchline.web.shell.wording import words
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest, allowed


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "monitor/index.html", everything(request))


def everything(request: WorkspaceRequest) -> dict[str, Any]:
    """Gather the page: alerts, the comparison asked for, decisions."""
    workspace = request.workspace
    pair = pair_asked(request, queries.latest_pair(workspace) or any_pair(request))
    shown: dict[str, Any] = {
        "alerts": queries.open_alerts(workspace),
        "dismissed": queries.dismissed(workspace),
        "decisions": decide.decisions(workspace),
        "surveys": queries.surveys(workspace),
        "may_import": request.member.role in PERMISSIONS["import"],
        "may_edit": request.member.role in PERMISSIONS["edit"],
    }
    if pair is None:
        return shown
    return shown | {"choices": named_choices(queries.choices(workspace))} | compared(pair, workspace.slug)


def any_pair(request: WorkspaceRequest) -> Pair | None:
    """Return two samples to begin with where no two can be compared by themselves, but somebody may choose."""
    samples = [sample for choice in queries.choices(request.workspace) for sample in choice.samples]
    return (samples[1], samples[0]) if len(samples) > 1 else None


def compared(pair: Pair, workspace_slug: str) -> dict[str, Any]:
    """Compare two samples, or say why not."""
    before, after = pair
    shown: dict[str, Any] = {"before": before, "after": after, "names": [name_of(sample) for sample in pair]}
    try:
        found = queries.comparison(before, after)
    except UnusableInputError as error:
        return shown | {"trouble": words(error)}
    rows = [(row, VERDICTS[row.verdict], reason_of(row)) for row in found.rows]
    whole = found.whole and (found.whole, VERDICTS[found.whole.verdict], reason_of(found.whole))
    return shown | {"found": found, "rows": rows, "whole": whole, "picture": picture(found, workspace_slug)}

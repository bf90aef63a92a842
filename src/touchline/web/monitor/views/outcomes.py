"""What a decision expected beside what happened."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import render

from touchline.web.decide import queries as decide
from touchline.web.monitor import queries
from touchline.web.monitor.views.pairs import pair_asked
from touchline.web.monitor.views.words import VERDICTS, name_of, named_choices, reason_of
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
def outcomes(request: WorkspaceRequest) -> HttpResponse:
    """Every decision with its expectation, to open."""
    found = [queries.outcome(decision) for decision in decide.decisions(request.workspace)]
    return render(request, "monitor/outcomes.html", {"outcomes": found})


@allowed("see")
def outcome(request: WorkspaceRequest, decision: str) -> HttpResponse:
    try:
        row = decide.named_decision(request.workspace, decision)
    except ObjectDoesNotExist as nothing:
        raise Http404 from nothing
    pair = pair_asked(request, queries.around(request.workspace, row.decided_at))
    found = queries.outcome(row, pair)
    whole = found.comparison.whole if found.comparison else None
    shown = {
        "outcome": found,
        "decision": row,
        "plan": row.plan,
        "choices": named_choices(queries.choices(request.workspace)),
        "pair": pair,
        "names": [name_of(sample) for sample in pair or ()],
        "rows": [
            (r, VERDICTS[r.change.verdict] if r.change else "", reason_of(r.change) if r.change else "")
            for r in found.rows
        ],
        "whole": whole and (whole, VERDICTS[whole.verdict], reason_of(whole)),
        "trouble": words(found.trouble) if found.trouble else None,
    }
    return render(request, "monitor/outcome.html", shown)


def worded(change: queries.TouchpointChange | None) -> tuple[str, str]:
    """Return the verdict in words, and why there is none."""
    return (str(VERDICTS[change.verdict]), reason_of(change)) if change else ("", "")

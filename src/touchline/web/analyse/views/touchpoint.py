"""A touchpoint's verdict with its reasons, beside the page."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from touchline.web.analyse import queries
from touchline.web.analyse.views import words
from touchline.web.analyse.views.drivers import page
from touchline.web.map import queries as maps
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
def touchpoint(request: WorkspaceRequest, touchpoint: str) -> HttpResponse:
    """Why a touchpoint has its word: each reason in a sentence, with its numbers and its kind of evidence."""
    found = queries.verdict(request.workspace, touchpoint)
    if found is None:
        raise Http404
    shown = page(request)
    told = maps.newest_readings(request.workspace).get(found.touchpoint.pk, {})
    rows = [row for row in shown.get("rows", ()) if row.driver.touchpoint == found.touchpoint]
    return render(
        request,
        "analyse/touchpoint.html",
        {
            **shown,
            "verdict": found,
            "row": rows[0] if rows else None,
            "reach": told.get(queries.REACH),
            "contacts": told.get(queries.CONTACTS),
            "word_meaning": words.meaning_of_evidence(found.evidence),
        },
    )

"""The map as a table: sorted, searched, with what is missing, and several touchpoints changed at once."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchline.web.identify import queries as library
from touchline.web.map import queries
from touchline.web.map.forms import EVIDENCE, AlikeForm
from touchline.web.map.models import Map
from touchline.web.map.queries import Row
from touchline.web.map.views import replies
from touchline.web.map.views.measures import Measure, measures
from touchline.web.map.views.pictures import common
from touchline.web.workspace.access import WorkspaceRequest, allowed

ROWS_A_PAGE = 200
MISSING: Mapping[str, Promise] = {
    "responsible": _("Responsible person"),
    "kinds": _("Kind"),
    "channel": _("Channel"),
    "cost": _("Running cost a month"),
    "emotion": _("Emotion"),
    "score": _("Score"),
}
SHOWN = ("score", "emotion_felt", "cost", "contacts")
SORTS: Mapping[str, Callable[[Row], Any]] = {
    "name": lambda row: row.touchpoint.name.casefold(),
    "responsible": lambda row: (row.touchpoint.responsible is None, str(row.touchpoint.responsible).casefold()),
    "status": lambda row: row.touchpoint.status,
    "missing": lambda row: len(row.missing),
}


@allowed("see")
@replies.of_map
def table(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Show one row per card."""
    every, asked = queries.rows(map), request.GET
    lacks, word = asked.get("missing", ""), asked.get("q", "").strip().casefold()
    found = [row for row in every if (lacks not in MISSING or lacks in row.missing) and word in sought(row)]
    rests = asked.get("evidence", "") if asked.get("evidence") in dict(EVIDENCE) else ""
    if rests:
        told = queries.supports(map, queries.today(map.workspace))
        found = [row for row in found if queries.rests_on(told.get(row.placement.pk), rests)]
    known = measures(request.workspace.currency)
    sort, ordered = in_order(found, asked.get("sort", ""), known)
    page = Paginator(ordered, ROWS_A_PAGE).get_page(asked.get("page"))
    return render(
        request,
        "map/table.html",
        {
            **common(request, map, None),
            "page": page,
            "lines": [
                (row, [worded(known[key], row) for key in SHOWN], [MISSING[key] for key in row.missing]) for row in page
            ],
            "heads": [head(key, name, sort) for key, name in heads(known)],
            "all": len(every),
            "found": len(found),
            "lacking": [(key, name, sum(key in row.missing for row in every)) for key, name in MISSING.items()],
            "missing": lacks if lacks in MISSING else "",
            "evidence": rests,
            "stands": EVIDENCE,
            "q": asked.get("q", ""),
            "alike": AlikeForm(None, members=library.members(map.workspace)),
        },
    )


def sought(row: Row) -> str:
    return " ".join((row.touchpoint.name, row.touchpoint.channel, str(row.stage), str(row.segment or ""))).casefold()


def in_order(rows: list[Row], sort: str, known: Mapping[str, Measure]) -> tuple[str, list[Row]]:
    """Return how rows are sorted (a key, "-" before it when it descends; empty: as on the map), and the rows so."""
    key = sort.removeprefix("-")
    if key in SORTS:
        return sort, sorted(rows, key=SORTS[key], reverse=sort.startswith("-"))
    if key not in SHOWN:
        return "", rows
    measure = known[key]
    with_value = [(value.value, row) for row in rows if (value := measure.of(row))]
    without = [row for row in rows if measure.of(row) is None]
    with_value.sort(key=lambda pair: pair[0], reverse=sort.startswith("-"))
    return sort, [*(row for _value, row in with_value), *without]


def worded(measure: Measure, row: Row) -> tuple[str, str, int | None]:
    """Return a number as it is written, its interval, and how many answers it rests on."""
    value = measure.of(row)
    if value is None:
        return "", "", None
    interval = ""
    if value.low is not None and value.high is not None:
        interval = f"{measure.write(value.low)} – {measure.write(value.high)}"
    return measure.write(value.value), interval, value.answers


def heads(known: Mapping[str, Measure]) -> list[tuple[str, str | Promise]]:
    """Return the columns that can be sorted, as they stand."""
    numbers = [(key, known[key].name) for key in SHOWN]
    first: list[tuple[str, str | Promise]] = [("name", _("Touchpoint")), ("", _("Stage"))]
    return [*first, ("responsible", _("Responsible")), ("status", _("Status")), *numbers, ("missing", _("Missing"))]


def head(key: str, name: str | Promise, sort: str) -> dict[str, Any]:
    """Return one column's head: what a click sorts by, and how it is sorted now."""
    direction = {key: "ascending", f"-{key}": "descending"}.get(sort, "") if key or not sort else ""
    following = f"-{key}" if key and sort == key else key
    return {"key": following, "name": name, "sorted": direction, "number": key in (*SHOWN, "missing")}

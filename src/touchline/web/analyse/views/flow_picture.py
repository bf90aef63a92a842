"""The first steps of all journeys as a picture."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from touchline.engine.analyse.flow import END, OTHER
from touchline.web.analyse.queries import FoundJourneys
from touchline.web.shell.chart import Band, Column, Flow, Node

COLOURS = 6
type Stop = tuple[str, str | None]  # kind and key


def picture(found: FoundJourneys) -> Flow | None:
    """Return the flow; None where no journey has a second step."""
    rows = found.result["flow"]
    if not any(row["to_kind"] != END for row in rows):
        return None
    steps = max(row["step"] for row in rows) + 1
    looks = colours(found)
    stops = [stops_at(rows, step) for step in range(1, steps + 1)]
    by_visit = found.part.by_visit
    unit = gettext("Visits") if by_visit else gettext("Journeys")
    return Flow(
        title=gettext("The first steps of all visits") if by_visit else gettext("The first steps of all journeys"),
        says=gettext(
            "Each column is a step. The touchpoints that most are at are named, the others are together; grey bands "
            "are journeys that end. Shares are of the journeys that made the step before."
        ),
        steps=[
            Column(
                gettext("Step %(number)s") % {"number": step},
                [Node(name(found, stop), amount, look(stop, looks)) for stop, amount in at.items()],
            )
            for step, at in enumerate(stops, start=1)
        ],
        bands=[band(row, stops) for row in rows],
        unit=unit,
        key="flow",
    )


def stops_at(rows: Sequence[Mapping[str, Any]], step: int) -> dict[Stop, int]:
    """Return where journeys are at a step and how many: touchpoints by number, then other, then ended."""
    out = [(row["from_kind"], row["from_touchpoint"], row["journeys"]) for row in rows if row["step"] == step]
    into = [(row["to_kind"], row["to_touchpoint"], row["journeys"]) for row in rows if row["step"] == step - 1]
    sums: dict[Stop, int] = {}
    for kind, key, journeys in into or out:
        sums[kind, key] = sums.get((kind, key), 0) + journeys
    order = sorted(sums, key=lambda stop: (stop[0] == END, stop[0] == OTHER, -sums[stop], stop[1] or ""))
    return {stop: sums[stop] for stop in order}


def band(row: Mapping[str, Any], stops: Sequence[Mapping[Stop, int]]) -> Band:
    here, there = list(stops[row["step"] - 1]), list(stops[row["step"]])
    start = here.index((row["from_kind"], row["from_touchpoint"]))
    end = there.index((row["to_kind"], row["to_touchpoint"]))
    return Band(row["step"] - 1, start, end, row["journeys"])


def colours(found: FoundJourneys) -> dict[str, str]:
    """Give each touchpoint of the picture a colour, the ones that most come to first; after six they come again."""
    sums: dict[str, int] = {}
    for row in found.result["flow"]:
        keys = [row["to_touchpoint"], row["from_touchpoint"] if row["step"] == 1 else None]
        for key in filter(None, keys):
            sums[key] = sums.get(key, 0) + row["journeys"]
    ranked = sorted(sums, key=lambda key: (-sums[key], key))
    return {key: f"series-{place % COLOURS + 1}" for place, key in enumerate(ranked)}


def look(stop: Stop, looks: Mapping[str, str]) -> str:
    kind, key = stop
    return kind if kind in {END, OTHER} else looks.get(key or "", f"series-{COLOURS}")


def name(found: FoundJourneys, stop: Stop) -> str:
    kind, key = stop
    if kind == END:
        return gettext("Ended")
    return gettext("Others") if kind == OTHER else found.place(key).name

"""What customers do, computed from all events or a part of them: one table a chunk, kept at the end."""

from collections.abc import Callable
from functools import partial
from typing import Any

import polars as pl

from touchline.engine import analyse as engine
from touchline.web.analyse import operations, queries
from touchline.web.analyse.queries import Slice
from touchline.web.workspace.models import Workspace
from touchline.web.workspace.work import Call, Step

ROWS_KEPT, PAIRS_KEPT, TARGETS_KEPT = 500, 1_000, 40


def follow_journeys(call: Call) -> Step:
    """Compute one table after the other. Events or rules that change in between start it anew."""
    workspace, part = call.workspace, Slice.from_plain(call.arguments["part"])
    if workspace is None:
        return Step(finished=True)
    inputs = queries.state(workspace)
    known: dict[str, Any] = {"inputs": inputs, "result": {}, "done": 0}
    if call.cursor and call.cursor["inputs"] == inputs:
        known = call.cursor
    done: int = known["done"]
    events = queries.journey_events(workspace, part)
    result = {**known["result"], **TABLES[done](workspace, events, part)}
    if events.height and done + 1 < len(TABLES):
        cursor = {"inputs": inputs, "result": result, "done": done + 1}
        return Step(cursor=cursor, done=done + 1, total=len(TABLES))
    result["names"] = names_in(result)
    write = partial(operations.keep_journeys, workspace, part=part, job_id=call.job_id, inputs=inputs, result=result)
    told = {"events": events.height, "part": part.to_plain()}
    return Step(done=len(TABLES), total=len(TABLES), write=write, finished=True, result=told)


def reached(workspace: Workspace, events: pl.DataFrame, _part: Slice) -> dict[str, Any]:
    """Return reach and frequency, and what the whole rests on."""
    table = engine.reach(events)
    first, last = table["first_at"].min(), table["last_at"].max()
    return {
        "events": events.height,
        "customers": int(table["of_customers"][0]) if table.height else 0,
        "from_at": first.isoformat() if table.height else "",  # type: ignore[union-attr]
        "to_at": last.isoformat() if table.height else "",  # type: ignore[union-attr]
        "touchpoints": table.height,
        "targets": table["touchpoint"].head(TARGETS_KEPT).to_list(),
        "reach": plain(table.head(ROWS_KEPT)),
        **queries.told_of(workspace),
    }


def stepped(_workspace: Workspace, events: pl.DataFrame, part: Slice) -> dict[str, Any]:
    """Return the steps, the most frequent ones by name, the rest as a sum."""
    table = engine.transitions(events, by_session=part.by_visit)
    steps = int(table["steps"].sum())
    kept = table.head(PAIRS_KEPT)
    return {
        "pairs": table.height,
        "steps": steps,
        "other_steps": steps - int(kept["steps"].sum()),
        "transitions": plain(kept),
    }


def ended(_workspace: Workspace, events: pl.DataFrame, part: Slice) -> dict[str, Any]:
    """Return where journeys begin and end."""
    table = engine.drop_off(events, by_session=part.by_visit)
    journeys = int(table["of_journeys"][0]) if table.height else 0
    return {"journeys": journeys, "drop_off": plain(table.head(ROWS_KEPT))}


def flowing(_workspace: Workspace, events: pl.DataFrame, part: Slice) -> dict[str, Any]:
    """Return the first steps of all journeys."""
    return {"flow": plain(engine.flow(events, by_session=part.by_visit))}


def led(_workspace: Workspace, events: pl.DataFrame, _part: Slice) -> dict[str, Any]:
    """Return lead times between the touchpoints that reach most customers."""
    most = engine.reach(events)["touchpoint"].head(TARGETS_KEPT).to_list()
    table = engine.lead_times(events, to=most)
    return {"lead_times": plain(table.filter(pl.col("from_touchpoint").is_in(most), pl.col("customers") > 0))}


TABLES: list[Callable[[Workspace, pl.DataFrame, Slice], dict[str, Any]]] = [reached, stepped, ended, flowing, led]


def plain(table: pl.DataFrame) -> list[dict[str, Any]]:
    """Return rows fit for JSON: moments in ISO 8601."""
    return [
        {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
        for row in table.iter_rows(named=True)
    ]


def names_in(result: dict[str, Any]) -> list[str]:
    """Return every key of a touchpoint that the tables speak of."""
    tables = [result.get(table, []) for table in ("reach", "transitions", "drop_off", "flow", "lead_times")]
    cells = (value for rows in tables for row in rows for name, value in row.items() if name.endswith("touchpoint"))
    return sorted({value for value in cells if value})


def look_for_new_events(call: Call) -> Step:
    """Ask for the journeys of every workspace, or of the call's, whose events or rules have changed since."""
    late = [workspace for workspace in queries.unfollowed() if call.workspace in {None, workspace}]

    def ask() -> None:
        for workspace in late:
            operations.ask_for_journeys(workspace, Slice(), person=None)

    return Step(write=ask, finished=True)

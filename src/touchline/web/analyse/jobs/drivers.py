"""Drivers and verdicts of a survey, asked for by a person, after new answers came, or after contacts were counted."""

from functools import partial
from typing import Any

import polars as pl

from touchline.engine import analyse as engine
from touchline.engine.errors import UnusableInputError
from touchline.engine.listen import scores
from touchline.web.analyse import operations, queries
from touchline.web.listen import queries as listen
from touchline.web.listen.models import Survey
from touchline.web.workspace.work import Call, Step

NO_DIFFERENCE = 0.05  # of the scale: points below which a difference is none


def find_drivers(call: Call) -> Step:
    """Find the drivers, then judge each touchpoint and keep both. Answers that arrive in between start it anew."""
    survey = queries.survey(call.workspace, call.arguments["survey"]) if call.workspace else None
    if survey is None:
        return Step(finished=True)
    inputs = queries.inputs(survey)
    if call.cursor is None or call.cursor["inputs"] != inputs:
        found = kept_drivers(survey, inputs) if call.arguments.get("judge_only") else None
        return Step(cursor={"inputs": inputs, **(found or drivers_or_trouble(survey))}, done=1, total=2)
    drivers, trouble = call.cursor["drivers"], call.cursor["trouble"]
    result = {"drivers": drivers, "trouble": trouble, **judged(survey, drivers)}
    write = partial(operations.keep_drivers, survey, job_id=call.job_id, inputs=inputs, result=result)
    return Step(done=2, total=2, write=write, finished=True, result={"found": bool(drivers and drivers["found"])})


def kept_drivers(survey: Survey, inputs: dict[str, Any]) -> dict[str, Any] | None:
    """Return the drivers as they were last found, if they were found from the same answers."""
    kept = queries.latest_analysis(survey.workspace)
    if kept is None or kept.survey != survey or kept.inputs != inputs:
        return None
    return {"drivers": kept.result["drivers"], "trouble": kept.result["trouble"]}


def drivers_or_trouble(survey: Survey) -> dict[str, Any]:
    """Return the drivers, or why there can be none."""
    try:
        return {"drivers": engine.drivers_to_plain(engine.drivers(listen.answer_table(survey))), "trouble": None}
    except UnusableInputError as error:
        said = {"found": error.found, "expected": error.expected, "fix": error.fix, "values": error.values}
        return {"drivers": None, "trouble": {"code": error.code, **said}}


def judged(survey: Survey, plain: dict[str, Any] | None) -> dict[str, Any]:
    """Return scores, penalties and rewards, and the verdicts that follow from all."""
    answers = listen.answer_table(survey)
    scored = scores(answers).filter(pl.col("group").is_null() & pl.col("segment").is_null())
    drivers = engine.drivers_from_plain(plain) if plain else None
    contrasts = engine.penalty_reward(answers) if drivers else None
    low, high = answers.scale or (1.0, 5.0)
    known = queries.measured(survey)
    found = engine.verdicts(
        scored,
        drivers,
        contrasts,
        margin=NO_DIFFERENCE * (high - low),
        cost_shares=known.cost_shares,
        contact_shares=known.contact_shares,
        reach_shares=known.reach_shares,
    )
    return {
        "scale": [low, high],
        "cost_shares": dict(known.cost_shares),
        "scores": scored.to_dicts(),
        "contrasts": contrasts.to_dicts() if contrasts is not None else [],
        "verdicts": [engine.verdict_to_plain(verdict) for verdict in found],
    }


def look_for_new_answers(_call: Call) -> Step:
    """Ask for the drivers of every workspace whose newest survey has other answers than when it was last analysed.

    Where only costs were written down or changed since, the verdicts alone are given again.
    """
    late, dearer = queries.surveys_out_of_date(), queries.surveys_judged_by_other_costs()

    def ask() -> None:
        for survey in late:
            operations.ask_for_drivers(survey.workspace, survey, person=None)
        for survey in dearer:
            operations.ask_to_judge(survey)

    return Step(write=ask, finished=True)

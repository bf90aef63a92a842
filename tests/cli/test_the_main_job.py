"""From a file of answers and a file of options to the best plans, as somebody types it."""

import json
from pathlib import Path
from typing import Any

import pytest

import touchline as tl
from tests import airport
from tests.cli.test_commands import run

pytestmark = [pytest.mark.slow, pytest.mark.real_data]
CODES = ("--blank", airport.BLANK, "--not-met", airport.NOT_MET, "--scale", "1-5")
RATINGS = ("--ratings", ",".join(airport.TOUCHPOINTS))


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run(*arguments, "--format", "json") == 0
    return json.loads(capsys.readouterr().out)


def test_the_whole_is_rated_3_98_and_shops_and_restaurants_lowest(
    real_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(airport.answers_in(real_data))
    whole = printed(capsys, "listen", "scores", file, "--ratings", airport.OVERALL, *CODES)
    scores = printed(capsys, "listen", "scores", file, *RATINGS, *CODES)

    lowest = sorted(scores, key=lambda score: score["value"])[:2]
    assert round(whole[0]["value"], 2) == 3.98
    assert [(score["touchpoint"], round(score["value"], 2)) for score in lowest] == [
        ("Q7C_SHOPS", 3.59),
        ("Q7B_FOOD", 3.6),
    ]


def test_drivers_are_found_and_food_and_shops_are_to_be_fixed_first(
    real_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(airport.answers_in(real_data))
    drivers = printed(capsys, "analyse", "drivers", file, "--overall", airport.OVERALL, *RATINGS, *CODES)

    assert drivers["found"]
    fix_first = {row["touchpoint"] for row in drivers["table"] if row["quadrant"] == "fix first"}
    assert {"Q7B_FOOD", "Q7C_SHOPS"} <= fix_first
    assert sum(row["importance_share"] for row in drivers["table"]) == pytest.approx(1)


def test_the_front_of_the_airports_options_is_the_librarys(capsys: pytest.CaptureFixture[str]) -> None:
    typed = printed(capsys, "decide", "front", str(airport.OPTIONS), "--prove")

    front = tl.decide.front(tl.decide.read_options(airport.OPTIONS).options, currency="EUR", period="month")
    found = [(plan.cost_minor, plan.satisfaction) for plan in front.plans]
    assert [(plan["cost_minor"], plan["satisfaction"]) for plan in typed["plans"]] == found


def test_nothing_changed_from_a_survey_to_itself(real_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(airport.answers_in(real_data))
    changes = printed(capsys, "monitor", "changes", file, file, *RATINGS, *CODES)

    assert {change["verdict"] for change in changes} == {"no clear change"}

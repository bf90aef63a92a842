from typing import Any

import polars as pl
import pytest

from touchline.engine.analyse.drivers import SCHEMA, Drivers
from touchline.engine.analyse.verdict_reasons import Evidence
from touchline.engine.analyse.verdicts import Verdict, verdicts
from touchline.engine.errors import UnusableInputError

SCORE = {"value": 4.0, "low": 3.9, "high": 4.1, "answers": 500, "met_share": 0.9}
DRIVER = {
    "importance_share": 0.5,
    "importance_low": 0.4,
    "importance_high": 0.6,
    "beta": 0.3,
    "r": 0.4,
    "mean": 4.0,
    "answers": 500,
    "coverage_share": 0.9,
    "quadrant": "keep up",
    "quadrant_certainty_share": 0.9,
    "note": "",
}


def scores(**touchpoints: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([{"touchpoint": name} | SCORE | row for name, row in touchpoints.items()])


def make_drivers(*, found: bool = True, notes: tuple[str, ...] = (), **touchpoints: dict[str, Any]) -> Drivers:
    rows = [{"touchpoint": name} | DRIVER | row for name, row in touchpoints.items()]
    return Drivers(
        pl.DataFrame(rows, schema=SCHEMA), r2=0.5, r2_threshold=0.1, found=found, method="lmg", answers_used=500,
        answers_left_out=0, blank_cells=0, importance_cut=0.5, mean_cut=4.0, bootstraps=1000, permutations=1000,
        seed=1, notes=dict.fromkeys(touchpoints, notes),
    )  # fmt: skip


def basic(touchpoint: str, kind: str | None = "basic") -> pl.DataFrame:
    contrast = {"impact": 1.1, "impact_low": 0.9, "impact_high": 1.3, "penalty": -1.0, "reward": 0.1, "asymmetry": -0.8}
    people = {"low_answers": 60, "high_answers": 300}
    return pl.DataFrame([{"touchpoint": touchpoint, **contrast, **people, "kind": kind, "kind_certainty_share": 0.95}])


def codes(verdict: Verdict) -> list[str]:
    return [reason.code for reason in verdict.reasons]


LOW = {"value": 3.0, "low": 2.9, "high": 3.1}
HIGH = {"value": 4.5, "low": 4.4, "high": 4.6}


def test_fewer_than_30_ratings_are_no_measure() -> None:
    few, enough = verdicts(scores(desk={"answers": 29} | HIGH, wifi={"answers": 30} | HIGH), None, target=4.0)

    assert (few.word, few.evidence, codes(few)) == ("unmeasured", "guessed", ["few-answers"])
    assert few.reasons[0].values == {"answers": 29, "least": 30}
    assert enough.word == "effective"


def test_a_basic_touchpoint_with_a_low_score_is_a_deal_breaker() -> None:
    (desk,) = verdicts(scores(desk=LOW), make_drivers(desk={}), basic("desk"), target=4.0)

    assert (desk.word, desk.evidence, codes(desk)[:2]) == ("deal-breaker", "observed", ["basic", "score-low"])


@pytest.mark.parametrize("kind", ["performance", "delighter", "undecided", None])
def test_a_low_score_alone_is_weak(kind: str | None) -> None:
    (desk,) = verdicts(scores(desk=LOW), make_drivers(desk={}), basic("desk", kind), target=4.0)

    assert desk.word == "weak"
    assert codes(desk)[0] == "score-low"


def test_a_basic_touchpoint_with_a_high_score_is_effective() -> None:
    (desk,) = verdicts(scores(desk=HIGH), make_drivers(desk={}), basic("desk"), target=4.0)

    assert desk.word == "effective"
    assert "basic" in codes(desk)


def test_a_score_that_is_not_below_the_target_by_more_than_the_margin_is_effective() -> None:
    (desk,) = verdicts(scores(desk={}), None, target=4.05, margin=0.2)

    assert (desk.word, codes(desk)[0]) == ("effective", "score-near")


def test_an_interval_too_wide_for_the_margin_settles_nothing() -> None:
    (desk,) = verdicts(scores(desk={"low": 3.8, "high": 4.2}), None, target=4.05, margin=0.2)

    assert (desk.word, codes(desk)[0]) == ("unmeasured", "score-open")


def test_the_target_is_the_mean_of_the_measured_scores_unless_given() -> None:
    desk, wifi, _ = verdicts(scores(desk=LOW, wifi=HIGH, gate={"answers": 3, "value": 1.0}), None)

    assert desk.reasons[0].values["target"] == 3.75
    assert (desk.word, wifi.word) == ("weak", "effective")


IDLE = {"quadrant": "possible overkill", "importance_share": 0.1, "importance_low": 0.05, "importance_high": 0.2}


def contrasts(touchpoint: str, *, impact_high: float | None) -> pl.DataFrame:
    return basic(touchpoint, None).with_columns(impact=0.05, impact_low=-0.1, impact_high=pl.lit(impact_high))


def test_met_by_most_rated_high_and_moving_nothing_is_over_used_as_a_guess() -> None:
    table, found = scores(desk=HIGH, wifi=HIGH), make_drivers(desk=IDLE, wifi={})

    desk, wifi = verdicts(table, found, contrasts("desk", impact_high=0.15), target=4.0, margin=0.2)

    assert (desk.word, desk.evidence) == ("over-used", "guessed")
    assert codes(desk)[:3] == ["importance-below-contacts", "impact-small", "cost-unknown"]
    assert wifi.word == "effective"


@pytest.mark.parametrize(
    ("score", "driver", "impact_high"),
    [
        (HIGH | {"met_share": 0.49}, IDLE, 0.15),  # few meet it
        (HIGH, IDLE | {"quadrant": "undecided"}, 0.15),  # the corner is not settled
        (HIGH, IDLE | {"importance_high": 0.7}, 0.15),  # the interval holds its share of the contacts
        (HIGH, IDLE, 0.25),  # a low rating may move the whole
        (HIGH, IDLE, None),  # too few rated it low to know
    ],
)
def test_what_is_not_settled_never_speaks_for_over_used(
    score: dict[str, Any], driver: dict[str, Any], impact_high: float | None
) -> None:
    table, found = scores(desk=score, wifi=HIGH), make_drivers(desk=driver, wifi={})

    desk, _ = verdicts(table, found, contrasts("desk", impact_high=impact_high), target=4.0, margin=0.2)

    assert desk.word == "effective"


COSTS = {"desk": 0.25, "wifi": 0.55}


def test_dear_and_moving_nothing_is_over_used_and_known_costs_say_they_are_a_guess() -> None:
    table, found = scores(desk=HIGH | {"met_share": 0.1}, wifi=HIGH), make_drivers(desk=IDLE, wifi={})

    desk, wifi = verdicts(table, found, contrasts("desk", impact_high=0.15), target=4.0, cost_shares=COSTS)

    assert (desk.word, desk.evidence) == ("over-used", "guessed")
    assert codes(desk)[:2] == ["cost-above-importance", "impact-small"]
    assert (wifi.word, wifi.evidence) == ("effective", "observed")


@pytest.mark.parametrize("impact_high", [0.25, None])
def test_dear_alone_is_not_over_used_while_its_ratings_may_move_the_whole(impact_high: float | None) -> None:
    table, found = scores(desk=HIGH, wifi=HIGH), make_drivers(desk=IDLE, wifi={})

    desk, _ = verdicts(table, found, contrasts("desk", impact_high=impact_high), target=4.0, cost_shares=COSTS)

    assert desk.word == "effective"
    assert "cost-above-importance" in codes(desk)


def test_met_by_few_and_important_beyond_its_contacts_is_under_used() -> None:
    table = scores(desk=HIGH | {"met_share": 0.3}, wifi=HIGH | {"met_share": 0.9})

    desk, _ = verdicts(table, make_drivers(desk={}, wifi={}), target=4.0)

    # 0.3 of 1.2 contacts is a quarter, its share of importance at least 0.4
    assert (desk.word, codes(desk)[0]) == ("under-used", "importance-above-contacts")
    assert desk.reasons[0].values["contact_share"] == pytest.approx(0.25)


@pytest.mark.parametrize("beta", [-0.1, None])
def test_what_pulls_the_other_way_is_never_under_used(beta: float | None) -> None:
    table = scores(desk=HIGH | {"met_share": 0.3}, wifi=HIGH)

    desk, _ = verdicts(table, make_drivers(desk={"beta": beta}, wifi={}), target=4.0)

    assert desk.word == "effective"


def test_without_a_driver_found_only_the_score_speaks() -> None:
    table = scores(desk=HIGH | {"met_share": 0.3}, wifi=HIGH)

    desk, wifi = verdicts(table, make_drivers(found=False, desk={}, wifi=IDLE), target=4.0)

    assert (desk.word, wifi.word) == ("effective", "effective")
    assert "no-driver-found" in codes(wifi)


@pytest.mark.parametrize(
    ("interval", "code"),
    [((0.55, 0.6), "importance-high"), ((0.1, 0.45), "importance-low"), ((0.4, 0.6), "importance-open")],
)
def test_importance_is_worded_beside_an_even_share(interval: tuple[float, float], code: str) -> None:
    driver = {"importance_low": interval[0], "importance_high": interval[1]}

    desk, _ = verdicts(scores(desk=HIGH, wifi=HIGH), make_drivers(desk=driver, wifi={}), target=4.0)

    assert code in codes(desk)


def test_a_warning_of_signs_is_passed_on() -> None:
    (desk,) = verdicts(scores(desk=HIGH), make_drivers(notes=("opposite-signs",), desk={"beta": -0.2}), target=4.0)

    assert "opposite-signs" in codes(desk)


def test_the_weakest_evidence_is_said() -> None:
    order = list(Evidence)

    assert order == ["tested", "observed", "guessed"]


def test_a_cost_share_above_1_is_refused() -> None:
    with pytest.raises(UnusableInputError) as error:
        verdicts(scores(desk=HIGH), None, cost_shares={"desk": 12.0})

    assert error.value.code == "share-outside-0-1"


def test_reach_from_events_goes_before_what_people_say_they_met() -> None:
    table = scores(desk=HIGH | {"met_share": 0.9}, wifi=HIGH | {"met_share": 0.9})
    drivers = make_drivers(desk={}, wifi={})
    seen = {"desk": 0.1, "wifi": 0.9}

    said = [verdict.word for verdict in verdicts(table, drivers, target=4.0)]
    told = verdicts(table, drivers, target=4.0, contact_shares=seen, reach_shares=seen)

    assert said == ["effective", "effective"]  # half of the contacts each, and importance 40 to 60 %
    assert [verdict.word for verdict in told] == ["under-used", "effective"]  # 10 % of the contacts
    assert told[0].reasons[0].values["contact_share"] == told[0].reasons[0].values["met_share"] == 0.1

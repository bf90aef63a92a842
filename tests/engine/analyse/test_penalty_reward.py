import numpy as np
import polars as pl
import pytest

import touchline as tl
from tests.engine.analyse.answers import make_answers, reordered
from touchline.engine.record.answers import AnswerTable

NAN = float("nan")


def planted_contrasts(people: int = 3000, seed: int = 4) -> AnswerTable:
    """The first touchpoint only hurts when low, by 1; the second only delights when high; the third does both."""
    generator = np.random.default_rng(seed)
    ratings = generator.integers(1, 6, (people, 3)).astype(float)
    low, high = ratings <= 2, ratings >= 4
    overall = 5 - 1.0 * low[:, 0] + 1.0 * high[:, 1] - 0.5 * low[:, 2] + 0.5 * high[:, 2]
    return make_answers(ratings, overall + 0.5 * generator.normal(size=people))


def row(table: pl.DataFrame, touchpoint: str) -> dict[str, float]:
    return table.row(by_predicate=pl.col("touchpoint") == touchpoint, named=True)


def test_a_planted_asymmetry_is_found_again() -> None:
    found = tl.analyse.penalty_reward(planted_contrasts(), bootstraps=200)

    assert found["kind"].to_list() == ["basic", "delighter", "performance"]
    assert row(found, "t00")["penalty"] == pytest.approx(-1.0, abs=0.1)
    assert row(found, "t00")["reward"] == pytest.approx(0.0, abs=0.1)
    assert row(found, "t01")["asymmetry"] == pytest.approx(1.0, abs=0.2)
    assert row(found, "t02")["impact_low"] < 1.0 < row(found, "t02")["impact_high"]


def test_two_people_worked_out_by_hand_are_their_contrast() -> None:
    ratings = np.repeat([1.0, 3.0, 5.0], 30)[:, None]
    overall = np.repeat([1.0, 4.0, 5.0], 30)

    (found,) = tl.analyse.penalty_reward(make_answers(ratings, overall), bootstraps=50).rows(named=True)

    # low ones rate the whole 3 below middle ones, high ones 1 above: (1 - 3) / (1 + 3) = -0.5
    assert (found["penalty"], found["reward"]) == pytest.approx((-3.0, 1.0))
    assert found["asymmetry"] == pytest.approx(-0.5)
    assert found["kind"] == "basic"


@pytest.mark.parametrize(("low", "measured"), [(29, False), (30, True)])
def test_nothing_is_said_with_fewer_than_30_people_in_a_class(low: int, measured: bool) -> None:
    ratings = np.repeat([1.0, 3.0, 5.0], [low, 60, 60])[:, None]
    overall = ratings[:, 0] + np.tile([0.0, 0.5], 200)[: len(ratings)]

    (found,) = tl.analyse.penalty_reward(make_answers(ratings, overall), bootstraps=50).rows(named=True)

    assert found["low_answers"] == low
    assert (found["kind"] is not None) is measured


def test_a_touchpoint_without_any_pull_is_undecided() -> None:
    answers = planted_contrasts()
    lots = np.random.default_rng(8).normal(size=3000)

    found = tl.analyse.penalty_reward(make_answers(answers.ratings.to_numpy(), lots), bootstraps=200)

    assert found["kind"].to_list() == ["undecided"] * 3


def test_shuffled_rows_give_the_same_contrasts_to_the_last_bit() -> None:
    answers = planted_contrasts(people=400)
    order = np.random.default_rng(1).permutation(400).tolist()

    there = tl.analyse.penalty_reward(answers, bootstraps=50)
    again = tl.analyse.penalty_reward(reordered(answers, order), bootstraps=50)

    assert again.rows() == there.rows()

import numpy as np
import pytest

from touchline.engine.analyse.quadrants import Quadrant, quadrants

NAN = float("nan")


def test_each_corner_has_its_word() -> None:
    importance, mean = np.array([0.4, 0.4, 0.1, 0.1]), np.array([2.0, 4.0, 2.0, 4.0])

    placing = quadrants(importance, mean, importance[None], mean[None])

    assert placing.likeliest == ("fix first", "keep up", "low priority", "possible overkill")
    assert (placing.importance_cut, placing.mean_cut) == (0.25, 3.0)


def test_a_corner_with_fewer_than_4_of_5_resamples_is_undecided() -> None:
    importance, mean = np.array([0.6, 0.4]), np.array([2.0, 4.0])
    flipped = np.array([[0.6, 0.4]] * 7 + [[0.4, 0.6]] * 3)

    placing = quadrants(importance, mean, flipped, np.repeat(mean[None], 10, axis=0))

    assert placing.certainty_share.tolist() == pytest.approx([0.7, 0.7])
    assert placing.settled(0) is Quadrant.UNDECIDED
    assert placing.likeliest[0] is Quadrant.FIX_FIRST


def test_a_touchpoint_that_nobody_rated_has_no_corner_and_moves_no_line() -> None:
    importance, mean = np.array([0.6, 0.4, 0.0]), np.array([2.0, 4.0, NAN])

    placing = quadrants(importance, mean, importance[None], mean[None])

    assert placing.settled(2) is Quadrant.UNDECIDED
    assert placing.mean_cut == 3.0

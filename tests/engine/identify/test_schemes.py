import math

import pytest

from touchline.engine.errors import UnusableInputError
from touchline.engine.identify import SCHEMES, importance_shares, mixed_shares, scheme


def test_the_default_scheme_has_the_seven_stages_of_the_lifecycle_in_order() -> None:
    stages = scheme("lifecycle").stages

    assert [stage.key for stage in stages] == [
        "awareness",
        "knowledge",
        "consideration",
        "selection",
        "satisfaction",
        "loyalty",
        "advocacy",
    ]
    assert next(iter(SCHEMES)) == "lifecycle"


@pytest.mark.parametrize("key", list(SCHEMES))
def test_the_shares_of_a_scheme_sum_to_one(key: str) -> None:
    shares = scheme(key).importance_shares

    assert math.fsum(shares) == pytest.approx(1)
    assert len(shares) == len(scheme(key).stages)


@pytest.mark.parametrize("key", list(SCHEMES))
def test_phases_follow_each_other_and_service_stands_anywhere(key: str) -> None:
    phases = [stage.phase for stage in scheme(key).stages if stage.phase != "service"]

    assert phases == sorted(phases, key=["before", "during", "after"].index)


def test_high_weighs_three_times_as_much_as_low() -> None:
    assert importance_shares(["low", "medium", "high"]) == pytest.approx((1 / 6, 2 / 6, 3 / 6))


def test_a_strange_scheme_is_refused_with_the_names_of_the_ready_ones() -> None:
    with pytest.raises(UnusableInputError) as refused:
        scheme("waterfall")

    assert refused.value.code == "unknown-stage-scheme"
    assert "lifecycle" in refused.value.expected


def test_a_strange_importance_is_refused() -> None:
    with pytest.raises(UnusableInputError) as refused:
        importance_shares(["low", "enormous"])

    assert refused.value.code == "unknown-importance"


def test_percentages_stand_and_words_divide_the_rest() -> None:
    assert mixed_shares([40.0, "low", "medium", "high"]) == pytest.approx((0.4, 0.1, 0.2, 0.3))


def test_percentages_alone_are_scaled_to_a_whole() -> None:
    assert mixed_shares([10.0, 30.0]) == (0.25, 0.75)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ([-1.0, "low"], "importance-outside-percent"),
        ([101.0], "importance-outside-percent"),
        ([60.0, 40.0, "low"], "no-share-left"),
        ([0.0, 0.0], "nothing-matters"),
        (["huge"], "unknown-importance"),
    ],
)
def test_importances_that_leave_no_way_are_refused(said: list[str | float], code: str) -> None:
    with pytest.raises(UnusableInputError) as refused:
        mixed_shares(said)

    assert refused.value.code == code

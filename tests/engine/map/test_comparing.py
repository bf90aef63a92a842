"""Readings held against each other, and summed up below a card."""

import pytest

from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Sample, comparable, rollup

SCALE = (1.0, 5.0)


def sample(value: float = 4.0, answers: int = 20, **other: object) -> Sample:
    fields = {"metric": "mean", "scale": SCALE, "question": "guests · delivery", **other}
    return Sample(value, answers, **fields)  # type: ignore[arg-type]


def test_two_readings_of_the_same_question_differ_by_their_values() -> None:
    assert comparable(sample(3.5), sample(4.25)) == 0.75


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (sample(question="guests · price"), "readings-of-other-questions"),
        (sample(metric="csat_share"), "different-metrics"),
        (sample(scale=(0.0, 10.0)), "readings-on-other-scales"),
        (sample(answers=4), "too-few-to-compare"),
    ],
)
def test_unlike_readings_are_refused_with_the_reason(other: Sample, code: str) -> None:
    with pytest.raises(UnusableInputError) as refused:
        comparable(sample(), other)

    assert refused.value.code == code


def test_each_answer_counts_once_in_the_mean_below_a_card() -> None:
    """(4.0 x 30 + 3.0 x 10) / 40 = 3.75; four answers are too few to count as measured."""
    found = rollup([sample(4.0, 30), None, sample(3.0, 10), sample(1.0, 4)])

    assert (found.touchpoints, found.measured, found.value, found.answers) == (4, 2, 3.75, 40)
    assert found.refused is None


def test_scores_on_different_scales_are_not_pooled_whatever_their_order() -> None:
    one, other = sample(4.0, 30), sample(8.0, 10, scale=(0.0, 10.0))

    for readings in ([one, other], [other, one]):
        found = rollup(readings)
        assert (found.measured, found.value, found.answers) == (2, None, 40)
        assert found.refused is not None
        assert found.refused.code == "readings-on-other-scales"


def test_with_nothing_measured_there_is_no_mean() -> None:
    found = rollup([None, None])

    assert (found.touchpoints, found.measured, found.value, found.answers) == (2, 0, None, 0)

import math
import random

import polars as pl
import polars.selectors as cs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import touchline as tl
from touchline.engine.errors import UnusableInputError


def counted(counts: dict[int, int]) -> list[int]:
    return [rating for rating, count in counts.items() for _ in range(count)]


def row(ratings: list[int], metric: str, **choices: object) -> dict[str, object]:
    answers = tl.record.answer_table(pl.DataFrame({"desk": ratings}), ratings=["desk"], **choices)  # type: ignore[arg-type]
    return tl.listen.scores(answers, metric=metric).row(0, named=True)


@pytest.mark.parametrize(
    ("promoters", "passives", "detractors", "value", "low", "high"),
    [
        (5, 3, 2, 30, -19.05, 65.2),
        (12, 0, 0, 100, 54.2, 100),
        (162, 108, 54, 33.333, None, None),
        (60, 0, 40, 20, None, None),
    ],
)
def test_nps_with_its_adjusted_wald_interval(
    promoters: int, passives: int, detractors: int, value: float, low: float | None, high: float | None
) -> None:
    score = row(counted({9: promoters, 7: passives, 3: detractors}), "nps")

    assert score["value"] == pytest.approx(value, abs=5e-4)
    assert low is None or score["low"] == pytest.approx(low, abs=5e-2)
    assert high is None or score["high"] == pytest.approx(high, abs=5e-2)


@pytest.mark.parametrize(
    ("satisfied", "answers", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (8, 10, 0.4902, 0.9433),
        (45, 50, 0.7864, 0.9565),
    ],
)
def test_csat_with_wilsons_interval(satisfied: int, answers: int, low: float, high: float) -> None:
    score = row(counted({4: satisfied, 2: answers - satisfied}), "csat")

    assert score["value"] == satisfied / answers
    assert (score["low"], score["high"]) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_ces_is_the_mean_with_a_t_interval() -> None:
    effort = counted(dict(zip(range(1, 8), [80, 210, 140, 110, 160, 180, 120], strict=True)))

    score = row(effort, "ces")

    assert score["value"] == 4.08
    assert (score["high"] - score["low"]) / 2 == pytest.approx(1.96 * 0.0605, abs=2e-4)  # type: ignore[operator]


def test_weights_count_through_effective_answers() -> None:
    frame = pl.DataFrame({"desk": counted({5: 12, 1: 18}) + counted({5: 56, 1: 14}), "w": [2.0] * 30 + [40 / 70] * 70})

    answers = tl.record.answer_table(frame, ratings=["desk"], weight="w")
    score = tl.listen.scores(answers, metric="csat").row(0, named=True)

    assert score["value"] == pytest.approx(0.56)
    assert score["effective_answers"] == pytest.approx(70)
    assert score["answers"] == 100
    unweighted = [score[f"unweighted_{part}"] for part in ("value", "low", "high")]
    assert unweighted == [0.68, pytest.approx(0.58337, abs=1e-5), pytest.approx(0.76331, abs=1e-5)]


def test_blank_and_not_met_are_counted_apart() -> None:
    score = row([5, 4, 6, 6, 0], "mean", blank=[0], not_met=[6])

    assert score["value"] == 4.5
    assert (score["answers"], score["blank"], score["not_met"], score["met_share"]) == (2, 1, 2, 0.5)


def test_a_touchpoint_nobody_rated_has_no_value() -> None:
    score = row([6, 6], "mean", not_met=[6])

    assert (score["value"], score["low"], score["answers"], score["met_share"]) == (None, None, 0, 0)


def test_one_answer_has_no_interval_of_its_mean() -> None:
    score = row([4], "mean")

    assert (score["value"], score["low"], score["high"]) == (4, None, None)


def test_groups_follow_the_whole() -> None:
    frame = pl.DataFrame({"desk": [5, 3, 1, 4], "who": ["men", "women", None, "men"]})

    result = tl.listen.scores(tl.record.answer_table(frame, ratings=["desk"], group="who"))

    assert result.select("group", "value", "answers").rows() == [(None, 3.25, 4), ("men", 4.5, 2), ("women", 3, 1)]
    assert ",".join(result.columns) == (
        "touchpoint,group,metric,value,low,high,answers,blank,not_met,met_share,effective_answers,"
        "unweighted_value,unweighted_low,unweighted_high,segment,stage,period"
    )


@pytest.mark.parametrize(
    ("ratings", "metric", "scale", "code"),
    [
        ([11], "nps", None, "rating-outside-metric"),
        ([5], "nps", (1, 5), "scale-unlike-metric"),
        ([6], "csat", None, "rating-outside-metric"),
        ([8], "ces", None, "rating-outside-metric"),
        ([5], "nsp", None, "no-such-metric"),
    ],
)
def test_a_metric_is_refused_where_it_makes_no_sense(
    ratings: list[int], metric: str, scale: tuple[float, float] | None, code: str
) -> None:
    with pytest.raises(UnusableInputError) as error:
        row(ratings, metric, scale=scale)

    assert error.value.code == code


rated = st.tuples(st.sampled_from([1, 2, 3, 4, 5, 6, None]), st.floats(0.01, 5), st.sampled_from(["a", "b", None]))


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(rated, min_size=1, max_size=40), st.sampled_from(["mean", "nps", "csat", "ces"]), st.integers())
def test_the_order_of_rows_changes_no_digit(
    rows: list[tuple[int | None, float, str | None]], metric: str, seed: int
) -> None:
    shuffled = random.Random(seed).sample(rows, len(rows))

    one, other = scored(rows, metric), scored(shuffled, metric)

    assert one.equals(other)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(rated, min_size=1, max_size=40), st.sampled_from(["mean", "nps", "csat", "ces"]))
def test_values_lie_between_their_bounds(rows: list[tuple[int | None, float, str | None]], metric: str) -> None:
    low, high = {"mean": (1, 5), "nps": (-100, 100), "csat": (0, 1), "ces": (1, 5)}[metric]

    for score in scored(rows, metric).iter_rows(named=True):
        assert score["value"] is None or low - 1e-9 <= score["value"] <= high + 1e-9
        assert score["low"] is None or (score["low"] <= score["high"] and math.isfinite(score["high"]))
        assert score["effective_answers"] <= score["answers"] + 1e-9


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=40), st.sampled_from(["mean", "csat"]))
def test_weights_of_one_change_nothing(ratings: list[int], metric: str) -> None:
    frame = pl.DataFrame({"desk": ratings, "w": [1.0] * len(ratings)})

    weighted = tl.listen.scores(tl.record.answer_table(frame, ratings=["desk"], weight="w"), metric=metric)

    plain = tl.listen.scores(tl.record.answer_table(frame, ratings=["desk"]), metric=metric)
    beside = cs.starts_with("unweighted")
    assert weighted.drop(beside).equals(plain.drop(beside))
    assert weighted.select(beside).rows() == plain.select("value", "low", "high").rows()


def scored(rows: list[tuple[int | None, float, str | None]], metric: str) -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema={"desk": pl.Int64, "w": pl.Float64, "who": pl.String}, orient="row")
    answers = tl.record.answer_table(frame, ratings=["desk"], weight="w", group="who", not_met=[6])
    return tl.listen.scores(answers, metric=metric)


def test_the_interval_of_a_mean_ends_where_the_scale_does() -> None:
    frame = pl.DataFrame({"Desk": [5, 5, 5, 4, 2]})

    answers = tl.record.answer_table(frame, ratings=["Desk"], scale=(1, 5))
    (score,) = tl.listen.scores(answers, metric="mean").iter_rows(named=True)

    assert (score["value"], score["high"]) == (4.2, 5.0)
    assert score["low"] == pytest.approx(4.2 - 2.7764 * 1.3038 / 5**0.5, abs=1e-3)

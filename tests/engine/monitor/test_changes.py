import random

import polars as pl
import pytest

from touchline.engine.errors import UnusableInputError
from touchline.engine.monitor import changes
from touchline.engine.record import AnswerTable, answer_table


def answers(*, scale: tuple[float, float] = (0, 10), **ratings: list[float]) -> AnswerTable:
    return answer_table(pl.DataFrame(ratings), ratings=list(ratings), scale=scale)


def nps_answers(promoters: int, passives: int, detractors: int) -> list[float]:
    return [10.0] * promoters + [8.0] * passives + [3.0] * detractors


def test_a_rise_of_twenty_nps_points_over_a_hundred_answers_is_no_clear_change() -> None:
    before, after = answers(desk=nps_answers(40, 40, 20)), answers(desk=nps_answers(55, 30, 15))

    row = changes(before, after, metric="nps").row(0, named=True)

    assert row["difference"] == pytest.approx(20)
    assert (row["high"] - row["low"]) / 2 / 1.959963984540054 == pytest.approx(10.488, abs=5e-4)
    assert row["p_adjusted"] == pytest.approx(0.0565, abs=5e-5)
    assert row["verdict"] == "no clear change"


def test_shares_are_compared_by_newcombes_interval() -> None:
    before = answers(scale=(1, 5), desk=[5.0] * 48 + [1.0] * 32)
    after = answers(scale=(1, 5), desk=[5.0] * 56 + [1.0] * 14)

    row = changes(before, after, metric="csat").row(0, named=True)

    assert row["difference"] == pytest.approx(0.2)
    assert (row["low"], row["high"]) == (pytest.approx(0.0524, abs=5e-5), pytest.approx(0.3339, abs=5e-5))
    assert row["verdict"] == "better"


def test_means_are_compared_by_welch() -> None:
    before, after = answers(desk=[1.0, 2, 3, 4, 5]), answers(desk=[4.0, 5, 6, 7, 8, 9])

    row = changes(before, after).row(0, named=True)

    # means 3 and 6.5, variances 2.5 and 3.5, error sqrt(0.5 + 0.58333) = 1.04083, t with 8.987 degrees: 2.26268
    assert row["difference"] == pytest.approx(3.5)
    assert row["low"] == pytest.approx(3.5 - 2.26268 * 1.04083, abs=2e-3)
    assert row["verdict"] == "better"


@pytest.mark.slow
def test_many_touchpoints_raise_the_bar() -> None:
    rng = random.Random(4)
    quiet = {f"t{i}": [float(rng.randint(1, 10)) for _ in range(60)] for i in range(40)}
    again = {name: [float(rng.randint(1, 10)) for _ in range(60)] for name in quiet}

    table = changes(answers(**quiet), answers(**again))

    alone = table.filter((pl.col("low") > 0) | (pl.col("high") < 0)).height
    assert alone >= 1
    assert set(table["verdict"]) == {"no clear change"}


def test_under_five_answers_there_is_no_verdict() -> None:
    row = changes(answers(desk=[1.0, 1, 1, 1]), answers(desk=[9.0] * 50)).row(0, named=True)

    assert row["verdict"] == "too few answers"
    assert row["difference"] is None
    assert (row["answers_before"], row["answers_after"]) == (4, 50)


def test_a_touchpoint_asked_about_once_stays_in_the_table() -> None:
    table = changes(answers(desk=[5.0] * 9, fax=[2.0] * 9), answers(chat=[7.0] * 9, desk=[5.0] * 9))

    assert table["touchpoint"].to_list() == ["chat", "desk", "fax"]
    assert table["verdict"].to_list() == ["too few answers", "no clear change", "too few answers"]


def test_the_order_of_rows_changes_no_digit() -> None:
    rng = random.Random(1)
    old, new = ([rng.choice([1.1, 2.3, 3.7, 4.9]) for _ in range(300)] for _ in range(2))
    table = changes(answers(desk=old), answers(desk=new))
    rng.shuffle(old), rng.shuffle(new)

    assert changes(answers(desk=old), answers(desk=new)).equals(table)


def test_different_scales_are_refused() -> None:
    with pytest.raises(UnusableInputError, match="0-10 before and 1-5 after"):
        changes(answers(desk=[5.0] * 9), answers(scale=(1, 5), desk=[5.0] * 9))


def test_periods_with_nothing_in_common_are_refused() -> None:
    with pytest.raises(UnusableInputError, match="no touchpoint that both periods rate"):
        changes(answers(desk=[5.0] * 9), answers(chat=[5.0] * 9))


def quiet_period(rng: random.Random, *, touchpoints: int, people: int) -> AnswerTable:
    """Ratings of 1 to 5 that never change but by chance."""
    ratings = pl.DataFrame(
        {f"t{i}": [float(rng.choice((1, 2, 3, 4, 4, 5, 5))) for _ in range(people)] for i in range(touchpoints)}
    )
    return AnswerTable(pl.int_range(people, dtype=pl.UInt32, eager=True), ratings, ratings.select(pl.all() > 0))


@pytest.mark.slow
def test_where_nothing_changed_a_look_raises_a_false_alarm_at_most_one_time_in_twenty() -> None:
    rng, alarms = random.Random(11), 0

    for _ in range(100):
        before, after = (quiet_period(rng, touchpoints=20, people=40) for _ in range(2))
        alarms += set(changes(before, after)["verdict"]) != {"no clear change"}

    # at 5 % at most 5 are expected; more than 11 come by chance less than once in two hundred runs
    assert alarms <= 11


def test_rows_in_another_order_give_the_same_bits() -> None:
    rng = random.Random(3)
    values = [float(rng.randint(1, 5)) for _ in range(500)]
    weights = [rng.uniform(0.3, 3) for _ in values]
    order = list(range(500))
    rng.shuffle(order)

    def table(places: list[int]) -> AnswerTable:
        frame = pl.DataFrame({"desk": [values[i] for i in places], "w": [weights[i] for i in places]})
        return answer_table(frame, ratings=["desk"], weight="w", scale=(1, 5))

    straight, shuffled = table(list(range(500))), table(order)
    base = answers(scale=(1, 5), desk=[3.0] * 20 + [4.0] * 30)

    assert changes(base, straight).equals(changes(base, shuffled))

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import touchline as tl
from tests.engine.analyse.answers import make_answers, planted, reordered
from tests.engine.analyse.known_data import SWISS, SWISS_COLUMNS
from touchline.engine.analyse.drivers import SCHEMA, Drivers
from touchline.engine.errors import UnusableInputError
from touchline.engine.record.answers import AnswerTable

NAN = float("nan")


def row(found: Drivers, touchpoint: str) -> dict[str, object]:
    return found.table.row(by_predicate=pl.col("touchpoint") == touchpoint, named=True)


def quick(answers: AnswerTable, **choice: object) -> Drivers:
    return tl.analyse.drivers(answers, bootstraps=60, permutations=60, **choice)  # type: ignore[arg-type]


def swiss() -> AnswerTable:
    data = np.array(SWISS)
    return make_answers(data[:, 1:], data[:, 0], names=SWISS_COLUMNS[1:])


def test_swiss_comes_out_as_published_most_important_first() -> None:
    found = quick(swiss())

    parts = {name: share * found.r2 for name, share in found.table.select("touchpoint", "importance_share").rows()}
    assert list(parts) == ["Education", "Examination", "Infant.Mortality", "Catholic", "Agriculture"]
    assert parts["Education"] == pytest.approx(0.2601346786244, abs=5e-13)
    assert found.r2 == pytest.approx(0.706735001593, abs=5e-13)
    assert found.method == "lmg"


def test_the_table_has_the_promised_columns() -> None:
    found = quick(planted())

    assert found.table.schema == pl.Schema(SCHEMA)


@pytest.mark.slow
def test_a_planted_truth_is_found_again() -> None:
    found = tl.analyse.drivers(planted(people=4000, strengths=(2.0, 1.0, 0.0)))

    assert found.found
    assert found.table["touchpoint"].to_list() == ["t00", "t01", "t02"]
    # independent ratings with the same spread: parts as the squares of the strengths, 4 to 1
    assert found.table["importance_share"].to_list() == pytest.approx([0.8, 0.2, 0.0], abs=0.02)
    low, high = found.table.select("importance_low", "importance_high").row(0)
    assert low < 0.8 < high


def test_no_driver_is_found_where_the_whole_is_drawn_by_lot() -> None:
    answers = planted()
    lots = np.random.default_rng(3).permutation(len(answers.rows))
    assert answers.overall is not None
    shuffled = AnswerTable(answers.rows, answers.ratings, answers.met, answers.overall[lots.tolist()])

    found = tl.analyse.drivers(shuffled)

    assert not found.found
    assert found.r2 < found.r2_threshold
    assert found.table["importance_share"].sum() == pytest.approx(1.0)


@pytest.mark.slow
def test_chance_finds_a_driver_in_about_1_of_20() -> None:
    generator = np.random.default_rng(11)
    ratings = generator.normal(size=(60, 3))

    times = sum(quick(make_answers(ratings, generator.normal(size=60))).found for _ in range(100))

    assert 0 <= times <= 12


def test_people_who_did_not_meet_a_touchpoint_stay() -> None:
    generator = np.random.default_rng(5)
    ratings = generator.integers(1, 6, (400, 2)).astype(float)
    overall = ratings @ [1.0, 1.0] + generator.normal(size=400)
    absent = np.zeros((400, 2), dtype=bool)
    absent[:300, 1] = True
    ratings[:300, 1] = NAN

    found = quick(make_answers(ratings, overall, not_met=absent))

    assert found.answers_used == 400
    assert row(found, "t01")["answers"] == 100
    assert row(found, "t01")["coverage_share"] == 0.25


def test_meeting_a_touchpoint_counts_even_where_all_rate_it_alike() -> None:
    generator = np.random.default_rng(5)
    met = generator.random(400) < 0.5
    ratings = np.column_stack([generator.integers(1, 6, 400).astype(float), np.where(met, 4.0, NAN)])
    absent = np.column_stack([np.zeros(400, dtype=bool), ~met])

    found = quick(make_answers(ratings, met * 2.0 + generator.normal(size=400), not_met=absent))

    meeting = row(found, "t01")
    assert meeting["importance_share"] > 0.9  # type: ignore[operator]
    assert meeting["beta"] is None
    assert found.notes["t01"][0] == "same-rating"


def test_blank_cells_are_counted_and_taken_as_average() -> None:
    answers = planted(people=300)
    ratings = answers.ratings.to_numpy(writable=True)
    ratings[:90, 0] = NAN
    assert answers.overall is not None

    found = quick(make_answers(ratings, answers.overall.to_numpy()))

    assert found.answers_used == 300
    assert found.blank_cells == 90
    assert row(found, "t00")["answers"] == 210
    assert "many-blanks" in found.notes["t00"]


def test_rows_without_a_rating_of_the_whole_are_left_out_and_counted() -> None:
    answers = planted(people=300)
    assert answers.overall is not None
    overall = answers.overall.to_numpy(writable=True)
    overall[:25] = NAN

    found = quick(make_answers(answers.ratings.to_numpy(), overall))

    assert (found.answers_used, found.answers_left_out) == (275, 25)


def test_a_weight_of_two_is_as_good_as_the_answer_twice() -> None:
    answers = planted(people=200)
    assert answers.overall is not None
    weight = np.where(np.arange(200) < 80, 2.0, 1.0)
    weighted = make_answers(answers.ratings.to_numpy(), answers.overall.to_numpy(), weight=weight)
    doubled = reordered(answers, [*range(200), *range(80)])

    one, other = quick(weighted), quick(doubled)

    assert one.r2 == pytest.approx(other.r2, abs=1e-12)
    for column in ("importance_share", "beta", "r", "mean"):
        assert one.table[column].to_list() == pytest.approx(other.table[column].to_list(), abs=1e-12)


@given(seed=st.integers(0, 10_000), method=st.sampled_from(["lmg", "johnson"]))
@settings(max_examples=12, deadline=None)
def test_shuffled_rows_and_columns_give_the_same_numbers_to_the_last_bit(seed: int, method: str) -> None:
    generator = np.random.default_rng(seed)
    answers = planted(people=90, seed=seed)
    ratings = answers.ratings.to_numpy(writable=True)
    ratings[generator.random(ratings.shape) < 0.2] = NAN
    absent = np.isnan(ratings) & (generator.random(ratings.shape) < 0.7)
    assert answers.overall is not None
    weight = generator.integers(1, 4, 90).astype(float)
    answers = make_answers(ratings, answers.overall.to_numpy(), not_met=absent, weight=weight)
    columns = generator.permutation(answers.ratings.columns).tolist()

    there = quick(answers, method=method)
    again = quick(reordered(answers, generator.permutation(90).tolist(), columns=columns), method=method)

    assert again.table.rows() == there.table.rows()
    assert (again.r2, again.r2_threshold) == (there.r2, there.r2_threshold)
    assert there.table["importance_share"].sum() == pytest.approx(1.0, abs=1e-12)


def test_a_seed_gives_the_same_intervals_and_another_seed_others() -> None:
    first, again, other = (quick(planted(), seed=seed) for seed in (1, 1, 2))

    assert first.table["importance_low"].to_list() == again.table["importance_low"].to_list()
    assert first.table["importance_low"].to_list() != other.table["importance_low"].to_list()


def test_two_touchpoints_that_say_the_same_share_the_credit_and_say_so() -> None:
    answers = planted()
    assert answers.overall is not None
    ratings = answers.ratings.to_numpy()[:, [0, 0, 1]]

    found = quick(make_answers(ratings, answers.overall.to_numpy()))

    assert row(found, "t00")["importance_share"] == pytest.approx(row(found, "t01")["importance_share"])
    assert "collinear" in found.notes["t00"]
    assert "collinear" not in found.notes["t02"]


def test_a_touchpoint_that_all_rate_alike_gets_nothing_and_says_so() -> None:
    answers = planted()
    assert answers.overall is not None
    ratings = answers.ratings.to_numpy(writable=True)
    ratings[:, 3] = 4.0

    constant = row(quick(make_answers(ratings, answers.overall.to_numpy())), "t03")

    assert constant["importance_share"] == 0.0
    assert (constant["beta"], constant["r"]) == (None, None)
    assert "all rated it the same" in str(constant["note"])


def test_a_suppressor_is_marked_and_never_one_to_fix_first() -> None:
    generator = np.random.default_rng(2)
    shared, own = generator.normal(size=(2, 2000))
    ratings = np.column_stack([shared + 0.3 * own + 5, shared - 2 + 0.01 * generator.normal(size=2000)])
    overall = 0.5 * shared + own  # beside the first, the second only takes away what is not own

    found = quick(make_answers(ratings, overall + 0.01 * generator.normal(size=2000)))

    second = row(found, "t01")
    assert second["beta"] < 0 < second["r"]  # type: ignore[operator]
    assert "opposite-signs" in found.notes["t01"]
    assert second["quadrant"] != "fix first"


def test_johnsons_weights_are_used_above_15_touchpoints() -> None:
    found = quick(planted(people=150, strengths=(1.0,) * 16))

    assert found.method == "johnson"


@pytest.mark.parametrize(
    ("people", "touchpoints", "refused"),
    [(24, 4, True), (25, 4, False), (9, 1, True), (10, 1, False)],
)
def test_fewer_than_5_people_for_each_touchpoint_and_5_more_are_refused(
    people: int, touchpoints: int, refused: bool
) -> None:
    answers = planted(people=people, strengths=(1.0,) * touchpoints)

    if not refused:
        assert quick(answers).answers_used == people
        return
    with pytest.raises(UnusableInputError) as error:
        quick(answers)
    assert error.value.code == "too-few-answers"
    assert error.value.values["least"] == 5 * (touchpoints + 1)


def test_what_cannot_be_analysed_is_refused_with_the_way_out() -> None:
    answers = planted(strengths=(1.0,) * 16)
    assert answers.overall is not None
    ratings, overall = answers.ratings.to_numpy(), answers.overall.to_numpy()
    endless = np.where(np.arange(600) == 3, np.inf, overall)
    unusable = {
        "overall-missing": AnswerTable(answers.rows, answers.ratings, answers.met),
        "no-touchpoints": AnswerTable(answers.rows, pl.DataFrame(), pl.DataFrame(), answers.overall),
        "overall-constant": make_answers(ratings, np.full(600, 4.0)),
        "ratings-constant": make_answers(np.full((600, 2), 3.0), overall),
        "number-not-finite": make_answers(ratings, endless),
        "weight-not-positive": make_answers(ratings, overall, weight=np.zeros(600)),
    }

    codes = {code: refusal(table) for code, table in unusable.items()}

    assert codes == {code: code for code in unusable}
    assert refusal(answers, method="lmg") == "too-many-for-lmg"
    assert refusal(answers, method="shapley") == "unknown-method"
    assert refusal(answers, bootstraps=3) == "too-few-draws"


def refusal(answers: AnswerTable, **choice: object) -> str:
    with pytest.raises(UnusableInputError) as error:
        tl.analyse.drivers(answers, **choice)  # type: ignore[arg-type]
    return error.value.code

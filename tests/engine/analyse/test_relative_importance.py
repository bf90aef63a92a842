from collections.abc import Sequence

import numpy as np
import pytest

from tests.engine.analyse.known_data import MTCARS, MTCARS_COLUMNS, SWISS, SWISS_COLUMNS
from touchline.engine.analyse.relative_importance import Floats, johnson, lmg


def of_swiss(*names: str) -> Floats:
    return correlation(SWISS, SWISS_COLUMNS, names)


def of_mtcars(*names: str) -> Floats:
    return correlation(MTCARS, MTCARS_COLUMNS, names)


def correlation(data: Sequence[Sequence[float]], columns: Sequence[str], names: Sequence[str]) -> Floats:
    chosen = np.array(data)[:, [columns.index(name) for name in names]]
    return np.corrcoef(chosen.T)[None]


def alone(count: int) -> list[Floats]:
    return [np.array([i]) for i in range(count)]


def test_lmg_on_swiss_is_what_relaimpo_publishes() -> None:
    parts = lmg(of_swiss(*SWISS_COLUMNS[1:], "Fertility"), alone(5))[0]

    published = [0.0570912207681, 0.1711730289002, 0.2601346786244, 0.1055701503735, 0.1127659229265]
    assert parts == pytest.approx(published, abs=5e-13)
    assert parts.sum() == pytest.approx(0.706735001593, abs=5e-12)


def test_lmg_on_mtcars_is_what_is_published() -> None:
    parts = lmg(of_mtcars("am", "vs", "cyl", "mpg"), alone(3))[0]

    assert parts == pytest.approx([0.1774892, 0.2027032, 0.3817849], abs=5e-8)


@pytest.mark.parametrize(
    ("names", "published"),
    [
        (("cyl", "disp", "hp", "gear"), [0.2284797, 0.2221469, 0.2321744, 0.0963886]),
        (("cyl", "disp", "hp", "wt"), [0.2096904, 0.1883043, 0.1799590, 0.2706812]),
    ],
)
def test_johnsons_weights_on_mtcars_are_what_is_published(names: tuple[str, ...], published: list[float]) -> None:
    weights = johnson(of_mtcars(*names, "mpg"))[0]

    assert weights == pytest.approx(published, abs=5e-8)


def test_education_in_swiss_differs_between_the_methods_as_published() -> None:
    weights = johnson(of_swiss(*SWISS_COLUMNS[1:], "Fertility"))[0]

    assert round(weights[2], 3) == 0.272


def test_both_methods_agree_for_two_predictors() -> None:
    table = of_swiss("Education", "Catholic", "Fertility")

    assert johnson(table) == pytest.approx(lmg(table, alone(2)), abs=1e-12)


def test_a_groups_part_is_the_mean_of_what_it_adds_first_and_last() -> None:
    table = of_swiss("Education", "Catholic", "Agriculture", "Fertility")
    whole, pair, single = r2(table, [0, 1, 2]), r2(table, [0, 1]), r2(table, [2])

    parts = lmg(table, [np.array([0, 1]), np.array([2])])[0]

    assert parts == pytest.approx([(pair + whole - single) / 2, (single + whole - pair) / 2], abs=1e-12)


def r2(table: Floats, chosen: list[int]) -> float:
    among = table[0][np.ix_(chosen, chosen)]
    outcome = table[0][chosen, -1]
    return float(outcome @ np.linalg.solve(among, outcome))


def test_a_column_said_twice_shares_its_credit() -> None:
    table = of_swiss("Education", "Education", "Catholic", "Fertility")

    twice, weights = lmg(table, alone(3))[0], johnson(table)[0]

    assert twice[0] == pytest.approx(twice[1], abs=1e-12)
    assert weights[0] == pytest.approx(weights[1], abs=1e-12)
    assert twice.sum() == pytest.approx(r2(table[:, 1:, 1:], [0, 1]), abs=1e-12)
    assert weights.sum() == pytest.approx(r2(table[:, 1:, 1:], [0, 1]), abs=1e-12)


def test_many_resamples_at_once_are_each_their_own() -> None:
    one, other = of_swiss("Education", "Catholic", "Fertility"), of_mtcars("cyl", "hp", "mpg")

    both = lmg(np.concatenate([one, other]), alone(2))

    assert both == pytest.approx(np.concatenate([lmg(one, alone(2)), lmg(other, alone(2))]), abs=1e-14)

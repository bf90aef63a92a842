"""Four touchpoints over three stages, with sums that can be done by hand."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import touchline as tl
from touchline.engine.analyse.concentration import gini, mismatch
from touchline.engine.errors import UnusableInputError

STAGES = pl.DataFrame({"stage": ["before", "during", "after"], "importance": [1.0, 2.0, 1.0]})
TOUCHPOINTS = pl.DataFrame(
    {
        "touchpoint": ["ad", "shop", "shop", "mail", "desk"],
        "stage": ["before", "before", "during", "after", "during"],
        "contacts": [60, 20, 20, None, 20],
        "cost": [300.0, 200.0, 200.0, 100.0, None],
        "benefit": [False, True, True, None, None],
    }
)


def test_amounts_are_laid_over_the_stages_and_shared_where_a_touchpoint_stands_in_two() -> None:
    found = tl.analyse.distribution(STAGES, TOUCHPOINTS)

    assert found.table.select("stage", "importance_share", "touchpoints", "contacts", "cost").rows() == [
        ("before", 0.25, 2.0, 70.0, 400.0),  # half of the shop's 20 contacts and 200 of cost
        ("during", 0.5, 2.0, 30.0, 100.0),
        ("after", 0.25, 1.0, 0.0, 100.0),
    ]
    assert found.table["cost_share"].to_list() == pytest.approx([4 / 6, 1 / 6, 1 / 6])


def test_a_stage_is_heavy_or_thin_from_five_points_on() -> None:
    table = tl.analyse.distribution(STAGES, TOUCHPOINTS).table

    assert table["touchpoints_load"].to_list() == ["heavy", "thin", "thin"]  # 40, 40, 20 against 25, 50, 25 %
    assert table["contacts_load"].to_list() == ["heavy", "thin", "thin"]  # 70, 30, 0 %
    assert table["cost_load"].to_list() == ["heavy", "thin", "thin"]


@pytest.mark.parametrize(("margin", "load"), [(0.05, "thin"), (0.06, "even")])
def test_the_margin_itself_counts(margin: float, load: str) -> None:
    table = tl.analyse.distribution(STAGES, TOUCHPOINTS, margin=margin).table

    assert table["touchpoints_load"][2] == load  # 20 % of the touchpoints, 25 % of the importance


def test_mismatch_and_gini_are_those_worked_out_by_hand() -> None:
    spreads = tl.analyse.distribution(STAGES, TOUCHPOINTS).spreads

    cost, contacts = spreads["cost"], spreads["contacts"]
    assert (cost.known, cost.of, cost.total) == (3, 4, 600.0)
    assert cost.mismatch == pytest.approx((5 / 12 + 1 / 3 + 1 / 12) / 2)
    assert cost.gini == pytest.approx((-2 * 100 + 0 * 200 + 2 * 300) / (3 * 600))
    assert (contacts.known, contacts.total) == (3, 100.0)
    assert contacts.mismatch == pytest.approx((0.45 + 0.20 + 0.25) / 2)
    assert contacts.gini == pytest.approx((-2 * 20 + 0 * 20 + 2 * 60) / (3 * 100))


def test_cost_without_a_sign_of_benefit_is_kept_apart_from_cost_nobody_looked_at() -> None:
    found = tl.analyse.distribution(STAGES, TOUCHPOINTS)

    assert (found.cost_without_sign, found.touchpoints_without_sign) == (300.0, ("ad",))
    assert (found.cost_unmeasured, found.touchpoints_unmeasured) == (100.0, ("mail",))


def test_what_is_not_known_stays_unknown() -> None:
    found = tl.analyse.distribution(STAGES, TOUCHPOINTS.select("touchpoint", "stage"))

    assert found.table["cost"].to_list() == found.table["contacts_load"].to_list() == [None, None, None]
    assert (found.spreads["cost"].known, found.spreads["cost"].mismatch) == (0, None)


def test_no_touchpoint_at_all_leaves_the_stages() -> None:
    found = tl.analyse.distribution(STAGES, TOUCHPOINTS.head(0))

    assert found.table["importance_share"].to_list() == [0.25, 0.5, 0.25]
    assert found.spreads["touchpoints"].of == 0


AMOUNT = st.none() | st.floats(0, 1e6)
ROWS = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["before", "during", "after"]), AMOUNT, AMOUNT))


@pytest.mark.slow
@settings(deadline=None)  # the first table is slow on a busy machine
@given(ROWS, st.randoms(use_true_random=False))
def test_rows_in_any_order_give_the_same_to_the_last_bit(rows: list[tuple[object, ...]], random: object) -> None:
    schema = {"touchpoint": pl.String, "stage": pl.String, "contacts": pl.Float64, "cost": pl.Float64}
    other = random.sample(rows, len(rows))  # type: ignore[attr-defined]

    one, two = (tl.analyse.distribution(STAGES, pl.DataFrame(r, schema=schema, orient="row")) for r in (rows, other))

    assert one.table.equals(two.table)
    assert one.spreads == two.spreads
    assert one.cost_unmeasured == two.cost_unmeasured


@pytest.mark.parametrize(
    ("stages", "touchpoints", "code"),
    [
        (STAGES.head(0), TOUCHPOINTS, "no-stages-to-weigh"),
        (pl.concat([STAGES, STAGES]), TOUCHPOINTS, "stage-twice"),
        (STAGES.with_columns(importance=pl.lit(0.0)), TOUCHPOINTS, "no-importance"),
        (STAGES.with_columns(importance=pl.lit(-1.0)), TOUCHPOINTS, "negative-amount"),
        (STAGES.head(1), TOUCHPOINTS, "unknown-stage"),
        (STAGES, TOUCHPOINTS.with_columns(cost=pl.lit(-1)), "negative-amount"),
        (STAGES, TOUCHPOINTS.with_columns(contacts=pl.lit(float("nan"))), "negative-amount"),
        (STAGES, TOUCHPOINTS.drop("stage"), "no-such-column"),
    ],
)
def test_what_cannot_be_used_is_refused(stages: pl.DataFrame, touchpoints: pl.DataFrame, code: str) -> None:
    with pytest.raises(UnusableInputError) as refused:
        tl.analyse.distribution(stages, touchpoints)

    assert refused.value.code == code


def test_gini_of_one_that_has_all_and_of_all_alike() -> None:
    assert gini([0, 0, 0, 8]) == 0.75
    assert gini([2, 2, 2]) == 0
    assert gini([0, 0]) is None


def test_mismatch_is_the_share_that_would_have_to_move() -> None:
    assert mismatch([1.0, 0.0], [0.0, 1.0]) == 1
    assert mismatch([0.5, 0.25, 0.25], [0.25, 0.5, 0.25]) == 0.25

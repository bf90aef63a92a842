import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import touchline as tl
from tests.engine.analyse.journeys import journeys, shuffled

SHOP = journeys(
    ana="door@0 shelf@1 shelf@2 till@3",
    bo="door@0 shelf@1",
    chi="door@0 desk@1 till@2",
    dan="phone@0 till@5",
    eva="door@0",
)


def test_bands_lead_from_step_to_step_with_other_and_ends() -> None:
    found = tl.analyse.flow(SHOP, steps=3, most=1)

    assert found.rows() == [
        (1, "touchpoint", "door", "touchpoint", "shelf", 2),  # ana, bo
        (1, "touchpoint", "door", "other", None, 1),  # chi to the desk
        (1, "touchpoint", "door", "end", None, 1),  # eva
        (1, "other", None, "other", None, 1),  # dan
        (2, "touchpoint", "shelf", "touchpoint", "till", 1),  # ana: the second shelf is no step
        (2, "touchpoint", "shelf", "end", None, 1),  # bo
        (2, "other", None, "touchpoint", "till", 1),  # chi
        (2, "other", None, "end", None, 1),  # dan
    ]


def test_rows_in_another_order_give_the_same() -> None:
    assert tl.analyse.flow(shuffled(SHOP)).equals(tl.analyse.flow(SHOP))


def test_no_events_make_no_bands() -> None:
    assert tl.analyse.flow(SHOP.head(0)).is_empty()


PATHS = st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=8), min_size=1, max_size=12)


@pytest.mark.slow
@settings(deadline=None)  # the first table is slow on a busy machine
@given(PATHS, st.integers(1, 4))
def test_what_comes_in_goes_out(paths: list[list[str]], most: int) -> None:
    events = journeys(**{f"c{i}": " ".join(f"{n}@{s}" for s, n in enumerate(path)) for i, path in enumerate(paths)})

    found = tl.analyse.flow(events, steps=5, most=most)

    assert found.filter(step=1)["journeys"].sum() == len(paths)
    for step in range(1, 4):
        came = found.filter(pl.col("step") == step, pl.col("to_kind") != "end")
        went = found.filter(pl.col("step") == step + 1)
        into = came.group_by(kind="to_kind", name="to_touchpoint").agg(pl.col("journeys").sum()).sort("kind", "name")
        out = went.group_by(kind="from_kind", name="from_touchpoint").agg(pl.col("journeys").sum()).sort("kind", "name")
        assert into.rows() == out.rows()

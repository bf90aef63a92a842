"""Steps between touchpoints, on journeys small enough to follow with a finger."""

from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

import touchline as tl
from touchline.engine.analyse import paths
from touchline.engine.errors import UnusableInputError

START = datetime(2026, 3, 1)
type Event = tuple[str, str, int, int, str]


def events(*rows: Event) -> pl.DataFrame:
    """Customer, touchpoint, second, sequence, session."""
    return pl.DataFrame(
        [(who, what, START + timedelta(seconds=second), place, visit) for who, what, second, place, visit in rows],
        schema={
            "customer": pl.String,
            "touchpoint": pl.String,
            "at": pl.Datetime("us"),
            "sequence": pl.Int64,
            "session": pl.String,
        },
        orient="row",
    )


JOURNEYS = events(
    ("ana", "door", 0, 1, "a1"),
    ("ana", "shelf", 10, 2, "a1"),
    ("ana", "shelf", 30, 3, "a1"),
    ("ana", "till", 60, 4, "a2"),
    ("bo", "till", 25, 5, "b1"),
    ("bo", "door", 5, 6, "b1"),
    ("bo", "shelf", 9, 7, "b1"),
    ("chi", "door", 0, 8, "c1"),
)


def test_steps_are_counted_per_customer_with_the_median_gap() -> None:
    assert tl.analyse.transitions(JOURNEYS).rows() == [
        ("door", "shelf", 2, 7.0),  # ana 10 s, bo 4 s
        ("shelf", "till", 2, 23.0),  # ana 30 s, bo 16 s
        ("shelf", "shelf", 1, 20.0),
    ]


def test_a_step_from_one_session_to_the_next_does_not_count_by_session() -> None:
    assert tl.analyse.transitions(JOURNEYS, by_session=True).rows() == [
        ("door", "shelf", 2, 7.0),
        ("shelf", "shelf", 1, 20.0),
        ("shelf", "till", 1, 16.0),
    ]


def test_two_customers_may_use_the_same_name_for_a_session() -> None:
    shared = events(("ana", "door", 0, 1, "1"), ("bo", "till", 5, 2, "1"), ("ana", "shelf", 9, 3, "1"))

    assert tl.analyse.transitions(shared, by_session=True).rows() == [("door", "shelf", 1, 9.0)]


def test_customers_with_one_hash_stay_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    expected, seeds = tl.analyse.transitions(JOURNEYS), []

    def alike_at_first(who: pl.DataFrame, seed: int) -> NDArray[np.uint64]:
        seeds.append(seed)
        return who.hash_rows(seed).to_numpy() * np.uint64(seed > 1)

    monkeypatch.setattr(paths, "hashes", alike_at_first)
    assert tl.analyse.transitions(JOURNEYS).equals(expected)
    assert seeds == [0, 1, 2]


def test_repeats_in_a_row_collapse_into_the_first() -> None:
    assert tl.analyse.transitions(JOURNEYS, collapse_repeats=True).rows() == [
        ("door", "shelf", 2, 7.0),
        ("shelf", "till", 2, 33.0),  # ana 50 s from the first shelf, bo 16 s
    ]


def test_equal_moments_are_settled_by_sequence() -> None:
    tied = events(("ana", "till", 0, 2, ""), ("ana", "door", 0, 1, ""), ("ana", "exit", 0, 3, ""))

    assert tl.analyse.transitions(tied).rows() == [("door", "till", 1, 0.0), ("till", "exit", 1, 0.0)]


def test_equal_moments_with_equal_sequences_are_settled_by_name() -> None:
    tied = events(("ana", "till", 0, 1, ""), ("ana", "door", 0, 1, ""))

    assert (
        tl.analyse.transitions(tied).rows()
        == tl.analyse.transitions(tied.reverse()).rows()
        == [("door", "till", 1, 0.0)]
    )


@pytest.mark.parametrize("rows", [0, 1])
def test_where_nobody_took_a_step_there_are_no_rows(rows: int) -> None:
    found = tl.analyse.transitions(JOURNEYS.head(rows))

    assert found.rows() == []
    assert found.columns == ["from_touchpoint", "to_touchpoint", "steps", "median_gap_s"]


def test_sessions_are_asked_for_where_the_events_have_none() -> None:
    with pytest.raises(UnusableInputError) as refused:
        tl.analyse.transitions(JOURNEYS.drop("session"), by_session=True)

    assert refused.value.code == "no-such-column"


A_LOG = st.lists(
    st.tuples(
        st.sampled_from(["ana", "bo", "chi"]),
        st.sampled_from(["door", "shelf", "till"]),
        st.integers(0, 5),
        st.integers(0, 2),
        st.sampled_from(["1", "2"]),
    ),
    max_size=30,
)


def counted_plainly(log: list[Event], *, by_session: bool, collapse_repeats: bool) -> list[tuple[str, str, int, float]]:
    """The same in plain Python: lists per customer, one loop."""
    journeys = defaultdict(list)
    for who, what, second, place, visit in log:
        journeys[who, visit if by_session else ""].append((second, place, what))
    gaps = defaultdict(list)
    for journey in journeys.values():
        before = None
        for second, _, what in sorted(journey):
            if before and not (collapse_repeats and what == before[1]):
                gaps[before[1], what].append(second - before[0])
            if not (before and collapse_repeats and what == before[1]):
                before = second, what
    counted = [(a, b, len(found), float(median(found))) for (a, b), found in gaps.items()]
    return sorted(counted, key=lambda row: (-row[2], row[0], row[1]))


@pytest.mark.slow
@given(A_LOG, st.randoms(use_true_random=False), st.booleans(), st.booleans())
def test_any_log_in_any_order_gives_what_plain_counting_gives(
    log: list[Event], random: object, by_session: bool, collapse_repeats: bool
) -> None:
    options = {"by_session": by_session, "collapse_repeats": collapse_repeats}
    shuffled = random.sample(log, len(log))  # type: ignore[attr-defined]

    found = tl.analyse.transitions(events(*shuffled), **options)

    assert found.equals(tl.analyse.transitions(events(*log), **options))
    assert found.rows() == counted_plainly(log, **options)


@pytest.mark.real_data
@pytest.mark.parametrize(("by_session", "collapse_repeats"), [(False, False), (True, False), (True, True)])
def test_a_web_shops_events_give_what_plain_counting_gives(
    real_data: Path, by_session: bool, collapse_repeats: bool
) -> None:
    columns = {"customer": "user_id", "time": "timestamp", "touchpoint": "event", "session": "session_id"}
    table = tl.tables.read_columns(real_data / "shop_clickstream" / "ecom.csv.gz", columns=list(columns.values()))
    log = [
        (who, what, int((datetime.fromisoformat(when) - START).total_seconds()), place, visit)
        for place, (who, when, what, visit) in enumerate(table.cells.rows())
    ]
    options = {"by_session": by_session, "collapse_repeats": collapse_repeats}

    intake = tl.record.take_events(table, **columns)
    found = tl.analyse.transitions(intake.events, **options)
    shuffled = tl.analyse.transitions(intake.events.sample(fraction=1.0, shuffle=True, seed=7), **options)

    assert (intake.rows_read, intake.rows_set_aside, intake.events["customer"].n_unique()) == (31_106, 0, 600)
    assert found.rows() == counted_plainly(log, **options)
    assert shuffled.equals(found)

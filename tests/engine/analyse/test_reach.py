from datetime import datetime

import polars as pl
import pytest

import touchline as tl


def test_reach_counts_customers_once_and_events_all() -> None:
    events = pl.DataFrame(
        {
            "customer": ["ana", "ana", "bo", "chi", "bo"],
            "touchpoint": ["door", "door", "door", "till", "till"],
            "at": [datetime(2026, 3, day) for day in (4, 2, 3, 7, 5)],
        }
    )

    found = tl.analyse.reach(events)

    assert found.drop("customers_share", "low", "high").rows() == [
        ("door", 2, 3, 3, 1.5, datetime(2026, 3, 2), datetime(2026, 3, 4)),
        ("till", 2, 3, 2, 1.0, datetime(2026, 3, 5), datetime(2026, 3, 7)),
    ]
    assert found["customers_share"].to_list() == pytest.approx([2 / 3, 2 / 3])
    # Wilson for 2 of 3: centre 0.5731, half width 0.3655
    assert found.select("low", "high").row(0) == pytest.approx((0.2077, 0.9385), abs=5e-5)


def test_reach_of_no_events_has_no_rows() -> None:
    empty = pl.DataFrame(schema={"customer": pl.String, "touchpoint": pl.String, "at": pl.Datetime("us")})

    assert tl.analyse.reach(empty).is_empty()

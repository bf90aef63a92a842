import pytest

import touchline as tl
from tests.engine.analyse.journeys import journeys, shuffled

SHOP = journeys(ana="door@0 shelf@10 till@20", bo="door@0 shelf@5", chi="door@0 door@9", dan="shelf@0 till@3 till@1000")


def test_starts_and_ends_are_counted_and_sum_to_the_journeys() -> None:
    found = tl.analyse.drop_off(SHOP)

    assert found.select("touchpoint", "journeys", "of_journeys", "starts", "ends").rows() == [
        ("till", 2, 4, 0, 2),
        ("door", 3, 4, 3, 1),
        ("shelf", 3, 4, 1, 1),
    ]
    assert found["ends_share"].to_list() == pytest.approx([1.0, 1 / 3, 1 / 3])
    # Wilson for 1 of 3: (1/3 + 3.8415/6 -+ 1.96 sqrt(2/27 + 3.8415/36)) / (1 + 3.8415/3)
    assert found.row(1, named=True)["low"] == pytest.approx(0.0615, abs=5e-4)
    assert found.row(1, named=True)["high"] == pytest.approx(0.7923, abs=5e-4)


def test_by_session_a_journey_is_a_visit() -> None:
    found = tl.analyse.drop_off(SHOP, by_session=True)

    assert found.select("touchpoint", "journeys", "of_journeys", "starts", "ends").row(0) == ("till", 3, 5, 1, 3)


def test_rows_in_another_order_give_the_same_to_the_last_bit() -> None:
    assert tl.analyse.drop_off(shuffled(SHOP)).equals(tl.analyse.drop_off(SHOP))


def test_no_events_end_nowhere() -> None:
    assert tl.analyse.drop_off(SHOP.head(0)).is_empty()

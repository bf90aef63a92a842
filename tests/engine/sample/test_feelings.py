"""What is felt at the samples' touchpoints follows from what is true of them."""

import pytest

from touchline.engine.sample import CASA_LAVANDA
from touchline.engine.sample.feelings import feelings, felt_at
from touchline.engine.sample.green_broom import means
from touchline.engine.sample.shape import Contact


@pytest.mark.parametrize(
    ("mean", "felt"),
    [(1.0, -2), (3.29, -2), (3.3, -1), (3.59, -1), (3.6, 0), (3.94, 0), (3.95, 1), (4.24, 1), (4.25, 2), (5.0, 2)],
)
def test_a_mean_rating_feels_like_its_band(mean: float, felt: int) -> None:
    assert felt_at(mean) == felt


def test_casa_lavandas_delivery_feels_as_bad_as_it_has_become() -> None:
    now = CASA_LAVANDA.means_now

    assert (felt_at(now["home_delivery"]), felt_at(now["after_care"]), felt_at(now["shop_adviser"])) == (-1, -2, 2)


def test_what_nobody_rated_has_no_feeling_but_a_wish() -> None:
    contact = Contact("poster", "awareness", ("communication",), "post")

    [told] = feelings(
        [contact], {}, {"poster.wants": "To laugh"}, met={}, rests_on={"wants": "diary", "think": "diary"}
    )

    assert (told.felt, told.wished, dict(told.says), dict(told.rests_on)) == (
        None,
        1,
        {"wants": "To laugh"},
        {"wants": "diary"},
    )


def test_green_brooms_means_leave_out_who_did_not_meet_it() -> None:
    # Changing the day: 3, 4, 2, 4, 3, 2, 3, 2 of the eight who asked for it.
    assert means()["change_day"] == 23 / 8

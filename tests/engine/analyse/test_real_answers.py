from pathlib import Path

import pytest

import touchline as tl

RATINGS = (
    "Q7A_ART Q7B_FOOD Q7C_SHOPS Q7D_SIGNS Q7E_WALK Q7F_SCREENS Q7G_INFOARR Q7H_INFODEP Q7I_WIFI Q7J_ROAD Q7K_PARK "
    "Q7L_AIRTRAIN Q7M_LTPARK Q7N_RENTAL"
)


@pytest.mark.slow
@pytest.mark.real_data
def test_an_airports_guests_miss_good_restaurants_and_shops_first(real_data: Path) -> None:
    table = tl.tables.read_table(real_data / "sfo_2013" / "sfo_2013.csv.gz")
    intake = tl.record.take_answers(table, ratings=RATINGS.split(), overall="Q7O_WHOLE", blank=[0], not_met=[6])

    found = tl.analyse.drivers(intake.answers)

    means = dict(tl.listen.scores(intake.answers).select("touchpoint", "value").rows())
    assert (round(means["Q7B_FOOD"], 2), round(means["Q7C_SHOPS"], 2)) == (3.60, 3.59)  # as the data's notes say
    assert found.found
    assert {"Q7B_FOOD", "Q7C_SHOPS"} <= set(found.table.filter(quadrant="fix first")["touchpoint"])

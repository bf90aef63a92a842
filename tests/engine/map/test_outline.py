import polars as pl

from touchline.engine import record
from touchline.engine.map import outline

FRAME = pl.DataFrame({"shop": [5, 4, 9, None], "web": [3, 9, 9, 2], "extra": [9, 9, 9, 9]})
ANSWERS = record.answer_table(FRAME, ratings=["shop", "web", "extra"], not_met=[9])


def test_touchpoints_come_by_stage_with_how_many_met_them() -> None:
    rows = outline(ANSWERS, stages={"shop": "selection", "web": "awareness"}).rows()

    assert rows == [
        ("awareness", 1, "web", 2, 2, 0.5),
        ("selection", 1, "shop", 2, 1, 2 / 3),
        ("", 1, "extra", 0, 4, 0.0),
    ]


def test_stages_of_ones_own_come_after_the_ready_ones_and_cards_keep_their_order() -> None:
    table = outline(ANSWERS, stages={"shop": "Repairs", "web": "loyalty", "extra": "Repairs"})

    assert table.select("stage", "position", "touchpoint").rows() == [
        ("loyalty", 1, "web"),
        ("Repairs", 1, "shop"),
        ("Repairs", 2, "extra"),
    ]

"""Two maps drawn on one."""

from dataclasses import replace

from tests.engine.map.test_difference import STAGES, a_map
from touchline.engine.map import Comparison, comparison


def marks(compared: Comparison, stage: str) -> list[tuple[str, str]]:
    return [(drawn.name, drawn.mark) for drawn in compared.cells[stage, None]]


def test_each_card_carries_what_became_of_it() -> None:
    old, new = a_map(trial="shop fair", loyalty="call news"), a_map(trial="shop call site", loyalty="news")

    compared = comparison(old, new)

    assert marks(compared, "trial") == [("Shop", "same"), ("Fair", "removed"), ("Call", "moved"), ("Site", "added")]
    assert marks(compared, "loyalty") == [("Call", "left"), ("News", "same")]
    assert compared.counts == {"added": 1, "removed": 1, "moved": 1, "changed": 0, "same": 2}


def test_a_moved_card_names_where_it_came_from_and_where_it_went() -> None:
    compared = comparison(a_map(loyalty="call"), a_map(trial="call"))

    (there,), (left,) = compared.cells["trial", None], compared.cells["loyalty", None]

    assert there.other
    assert there.other.stage == "loyalty"
    assert left.other
    assert left.other.stage == "trial"


def test_a_card_that_says_something_else_tells_its_old_name_and_its_changes() -> None:
    old = a_map(trial="shop")
    (drawn,) = comparison(old, replace(old, touchpoints={"shop": {"name": "Store"}})).cells["trial", None]

    assert (drawn.name, drawn.mark, drawn.was) == ("Store", "changed", "Shop")
    assert drawn.changes[0].after == {"name": "Store"}


def test_a_stage_that_is_gone_is_drawn_where_it_stood() -> None:
    compared = comparison(a_map(), a_map((STAGES[0], STAGES[2])))

    assert [(stage.record.id, stage.mark) for stage in compared.stages] == [
        ("trial", "same"),
        ("satisfaction", "removed"),
        ("loyalty", "same"),
    ]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchline.engine.errors import UnusableInputError
from touchline.engine.map import inserted, moved_positions, removed

CELLS = st.lists(st.text("abcdefgh", min_size=1, max_size=3), unique=True)


def test_a_card_without_a_position_goes_last() -> None:
    assert inserted(("shop", "invoice"), "call") == ("shop", "invoice", "call")


def test_a_position_below_the_cell_means_last_and_above_it_first() -> None:
    assert inserted(("shop",), "call", 9) == ("shop", "call")
    assert inserted(("shop",), "call", -1) == ("call", "shop")


def test_a_card_cannot_stand_twice_in_a_cell() -> None:
    with pytest.raises(UnusableInputError) as refused:
        inserted(("shop",), "shop", 0)

    assert refused.value.code == "card-already-here"


@given(CELLS, st.integers(-2, 12))
def test_taking_out_what_was_put_in_leaves_the_cell_as_it_was(cell: list[str], position: int) -> None:
    assert removed(inserted(cell, "new", position), "new") == tuple(cell)


@pytest.mark.slow
@given(CELLS, st.randoms(use_true_random=False))
def test_the_moves_lead_from_one_order_to_the_other(cell: list[str], chance) -> None:  # type: ignore[no-untyped-def]
    order = chance.sample(cell, len(cell))
    standing = {card: position for position, card in enumerate(cell)}

    settled = standing | moved_positions(standing, order)

    assert sorted(settled, key=settled.__getitem__) == order

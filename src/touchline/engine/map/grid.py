"""The order of cards in one cell of the map: dense positions 0, 1, 2 ... from the top."""

from collections.abc import Mapping, Sequence

from touchline.engine.errors import UnusableInputError


def inserted(cell: Sequence[str], card: str, position: int | None = None) -> tuple[str, ...]:
    """Put a card into a cell, before the card that stands at position; None or too far puts it last.

    cell: one name a card, from the top. position: counted from 0, below 0 counts as 0.
    Returns the cell's new order. Raises UnusableInputError (card-already-here) when the card stands there already.

    >>> inserted(("shop", "invoice"), "call", 1)
    ('shop', 'call', 'invoice')
    """
    if card in cell:
        raise UnusableInputError(
            "card-already-here",
            f"the card {card} in this cell twice",
            expected="each card once in a cell",
            fix="Move the card that is there.",
            card=card,
        )
    place = len(cell) if position is None else min(max(position, 0), len(cell))
    return (*cell[:place], card, *cell[place:])


def removed(cell: Sequence[str], card: str) -> tuple[str, ...]:
    """Take a card out of a cell; the cards below move up. A card that is not there changes nothing.

    cell: one name a card, from the top. Returns the new order, without units. Raises nothing.

    >>> removed(("shop", "call", "invoice"), "call")
    ('shop', 'invoice')
    """
    return tuple(other for other in cell if other != card)


def moved_positions(standing: Mapping[str, int], order: Sequence[str]) -> dict[str, int]:
    """Name the cards that must move so that a cell stands in this order.

    standing: where each card stands now; order: the cards from the top. Both positions counted from 0.
    Returns the new position of each card that stands elsewhere or nowhere. Raises nothing.

    >>> moved_positions({"shop": 0, "invoice": 1}, ("shop", "call", "invoice"))
    {'call': 1, 'invoice': 2}
    """
    return {card: position for position, card in enumerate(order) if standing.get(card) != position}

"""What can be asked about a map."""

from touchline.web.map.queries.board import (
    Board,
    Cell,
    Column,
    board,
    cards_in,
    first_map,
    newest_readings,
    off_the_map,
    placement,
    placements,
    readings_by_segment,
    waiting,
)
from touchline.web.map.queries.cards import Card
from touchline.web.map.queries.history import (
    change,
    history,
    history_of,
    last_change,
    names_now,
    numbered_change,
    own_changes,
    touched_cards,
)

__all__ = [
    "Board",
    "Card",
    "Cell",
    "Column",
    "board",
    "cards_in",
    "change",
    "first_map",
    "history",
    "history_of",
    "last_change",
    "names_now",
    "newest_readings",
    "numbered_change",
    "off_the_map",
    "own_changes",
    "placement",
    "placements",
    "readings_by_segment",
    "touched_cards",
    "waiting",
]

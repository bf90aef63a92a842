"""What can be asked about a map."""

from touchline.web.map.queries.board import (
    Board,
    Column,
    board,
    first_map,
    newest_readings,
    off_the_map,
    placement,
    placement_rows,
    placements,
    reading_rows,
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
    "Column",
    "board",
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
    "placement_rows",
    "placements",
    "reading_rows",
    "touched_cards",
    "waiting",
]

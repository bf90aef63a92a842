"""What does the journey look like?"""

from touchline.engine.map.diff import Change, Sentence, changed_fields, reversal, sentence, undo_stacks
from touchline.engine.map.evidence import Piece, Standing, Support, standing_of, strength, support
from touchline.engine.map.grid import inserted, moved_positions, removed
from touchline.engine.map.outline import outline

__all__ = [
    "Change",
    "Piece",
    "Sentence",
    "Standing",
    "Support",
    "changed_fields",
    "inserted",
    "moved_positions",
    "outline",
    "removed",
    "reversal",
    "sentence",
    "standing_of",
    "strength",
    "support",
    "undo_stacks",
]

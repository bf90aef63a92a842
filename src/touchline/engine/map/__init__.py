"""What does the journey look like?"""

from touchline.engine.map.diff import Change, Sentence, changed_fields, reversal, sentence, undo_stacks
from touchline.engine.map.grid import inserted, moved_positions, removed
from touchline.engine.map.outline import outline
from touchline.engine.map.pasted import Spread, pasted_range, spread

__all__ = [
    "Change",
    "Sentence",
    "Spread",
    "changed_fields",
    "inserted",
    "moved_positions",
    "outline",
    "pasted_range",
    "removed",
    "reversal",
    "sentence",
    "spread",
    "undo_stacks",
]

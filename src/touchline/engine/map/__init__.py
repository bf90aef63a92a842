"""What does the journey look like?"""

from touchline.engine.map.diff import Change, Sentence, changed_fields, reversal, sentence, undo_stacks
from touchline.engine.map.grid import inserted, moved_positions, removed

__all__ = [
    "Change",
    "Sentence",
    "changed_fields",
    "inserted",
    "moved_positions",
    "removed",
    "reversal",
    "sentence",
    "undo_stacks",
]

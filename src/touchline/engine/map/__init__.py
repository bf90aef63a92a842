"""What does the journey look like?"""

from touchline.engine.map.diff import Change, Sentence, changed_fields, reversal, sentence, undo_stacks
from touchline.engine.map.grid import inserted, moved_positions, removed
from touchline.engine.map.mentions import mentioned
from touchline.engine.map.outline import outline

__all__ = [
    "Change",
    "Sentence",
    "changed_fields",
    "inserted",
    "mentioned",
    "moved_positions",
    "outline",
    "removed",
    "reversal",
    "sentence",
    "undo_stacks",
]

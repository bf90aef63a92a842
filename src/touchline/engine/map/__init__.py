"""What does the journey look like?"""

from touchline.engine.map.comparing import Rollup, Sample, comparable, rollup
from touchline.engine.map.diff import Change, Sentence, changed_fields, reversal, sentence, undo_stacks
from touchline.engine.map.difference import aligned, difference
from touchline.engine.map.document import Document, Placement, Record, as_facts, from_facts, stated
from touchline.engine.map.grid import inserted, moved_positions, removed
from touchline.engine.map.outline import outline
from touchline.engine.map.replay import apply, phases, replay, rewound

__all__ = [
    "Change",
    "Document",
    "Placement",
    "Record",
    "Rollup",
    "Sample",
    "Sentence",
    "aligned",
    "apply",
    "as_facts",
    "changed_fields",
    "comparable",
    "difference",
    "from_facts",
    "inserted",
    "moved_positions",
    "outline",
    "phases",
    "removed",
    "replay",
    "reversal",
    "rewound",
    "rollup",
    "sentence",
    "stated",
    "undo_stacks",
]

"""What does the journey look like?"""

from touchline.engine.map import formats
from touchline.engine.map.comparing import Rollup, Sample, comparable, rollup
from touchline.engine.map.comparison import Comparison, Drawn, Heading, comparison
from touchline.engine.map.diff import Change, Sentence, changed_fields, reversal, sentence, undo_stacks
from touchline.engine.map.difference import aligned, difference
from touchline.engine.map.document import Document, Placement, Record, as_facts, from_facts, stated
from touchline.engine.map.evidence import STANDING, Piece, Standing, Support, standing_of, strength, support
from touchline.engine.map.grid import inserted, moved_positions, removed
from touchline.engine.map.mentions import mentioned
from touchline.engine.map.outline import outline
from touchline.engine.map.pasted import Spread, pasted_range, spread
from touchline.engine.map.replay import apply, phases, replay, rewound

__all__ = [
    "STANDING",
    "Change",
    "Comparison",
    "Document",
    "Drawn",
    "Heading",
    "Piece",
    "Placement",
    "Record",
    "Rollup",
    "Sample",
    "Sentence",
    "Spread",
    "Standing",
    "Support",
    "aligned",
    "apply",
    "as_facts",
    "changed_fields",
    "comparable",
    "comparison",
    "difference",
    "formats",
    "from_facts",
    "inserted",
    "mentioned",
    "moved_positions",
    "outline",
    "pasted_range",
    "phases",
    "removed",
    "replay",
    "reversal",
    "rewound",
    "rollup",
    "sentence",
    "spread",
    "standing_of",
    "stated",
    "strength",
    "support",
    "undo_stacks",
]

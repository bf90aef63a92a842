"""Where do customers meet us?"""

from touchline.engine.identify.listing import Listed, Listing, Note, listing
from touchline.engine.identify.proposals import proposals
from touchline.engine.identify.revision import changed_rows, taken_back
from touchline.engine.identify.schemes import (
    SCHEMES,
    ReadyStage,
    Scheme,
    importance_shares,
    mixed_shares,
    scheme,
)
from touchline.engine.identify.stage_words import STAGE_NAMES, nearest_stage, stage_key
from touchline.engine.identify.suggestion import Reason, Suggestion, suggestion, twin
from touchline.engine.identify.words import comparable, readable

__all__ = [
    "SCHEMES",
    "STAGE_NAMES",
    "Listed",
    "Listing",
    "Note",
    "ReadyStage",
    "Reason",
    "Scheme",
    "Suggestion",
    "changed_rows",
    "comparable",
    "importance_shares",
    "listing",
    "mixed_shares",
    "nearest_stage",
    "proposals",
    "readable",
    "scheme",
    "stage_key",
    "suggestion",
    "taken_back",
    "twin",
]

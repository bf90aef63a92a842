"""Where do customers meet us?"""

from touchline.engine.identify.catalogue import ENTRIES, INDUSTRIES, Entry, examples, typical
from touchline.engine.identify.listing import Listed, Listing, Note, listing
from touchline.engine.identify.proposals import proposals
from touchline.engine.identify.revision import changed_rows, taken_back
from touchline.engine.identify.rule import CONDITIONS, Condition, Counted, Rule, counted, rule
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
from touchline.engine.identify.tree import Branch, branches, is_under, planted, standing, stepped, without
from touchline.engine.identify.words import comparable, readable

__all__ = [
    "CONDITIONS",
    "ENTRIES",
    "INDUSTRIES",
    "SCHEMES",
    "STAGE_NAMES",
    "Branch",
    "Condition",
    "Counted",
    "Entry",
    "Listed",
    "Listing",
    "Note",
    "ReadyStage",
    "Reason",
    "Rule",
    "Scheme",
    "Suggestion",
    "branches",
    "changed_rows",
    "comparable",
    "counted",
    "examples",
    "importance_shares",
    "is_under",
    "listing",
    "mixed_shares",
    "nearest_stage",
    "planted",
    "proposals",
    "readable",
    "rule",
    "scheme",
    "stage_key",
    "standing",
    "stepped",
    "suggestion",
    "taken_back",
    "twin",
    "typical",
    "without",
]

"""What can be asked about options and plans."""

from touchline.web.decide.queries.decisions import MoveList, decision, decisions, four_lists, named_decision
from touchline.web.decide.queries.files import Parcel, options_text, parcel
from touchline.web.decide.queries.front import BestPlans, front
from touchline.web.decide.queries.options import (
    Course,
    courses,
    option,
    options,
    options_of,
    touchpoints_without_options,
    waiting,
)

__all__ = [
    "BestPlans",
    "Course",
    "MoveList",
    "Parcel",
    "courses",
    "decision",
    "decisions",
    "four_lists",
    "front",
    "named_decision",
    "option",
    "options",
    "options_of",
    "options_text",
    "parcel",
    "touchpoints_without_options",
    "waiting",
]

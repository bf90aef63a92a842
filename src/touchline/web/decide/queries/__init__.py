"""What can be asked about options and plans."""

from touchline.web.decide.queries.decisions import MoveList, decision, decisions, four_lists, named_decision
from touchline.web.decide.queries.files import Parcel, options_text, parcel
from touchline.web.decide.queries.front import FIND_FRONT, BestPlans, Question, finding, front, question
from touchline.web.decide.queries.options import (
    OPEN_AT_ONCE,
    Course,
    CoursePage,
    course_page,
    courses,
    option,
    options,
    options_of,
    touchpoints_without_options,
    waiting,
)

__all__ = [
    "FIND_FRONT",
    "OPEN_AT_ONCE",
    "BestPlans",
    "Course",
    "CoursePage",
    "MoveList",
    "Parcel",
    "Question",
    "course_page",
    "courses",
    "decision",
    "decisions",
    "finding",
    "four_lists",
    "front",
    "named_decision",
    "option",
    "options",
    "options_of",
    "options_text",
    "parcel",
    "question",
    "touchpoints_without_options",
    "waiting",
]

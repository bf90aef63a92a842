"""Pages and fragments of options, plans and decisions, one file per concept."""

from touchline.web.decide.views.decisions import adopt, decision, decisions
from touchline.web.decide.views.files import bring, download
from touchline.web.decide.views.front import find, finding, front, plan
from touchline.web.decide.views.options import add, add_idea, index, prepare, remove, save, undo

__all__ = [
    "add",
    "add_idea",
    "adopt",
    "bring",
    "decision",
    "decisions",
    "download",
    "find",
    "finding",
    "front",
    "index",
    "plan",
    "prepare",
    "remove",
    "save",
    "undo",
]

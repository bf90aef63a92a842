"""What can be done about options and plans, one file per concept."""

from touchline.web.decide.operations.decisions import adopt, frozen_choices
from touchline.web.decide.operations.files import bring_options
from touchline.web.decide.operations.fronts import ask_for_front
from touchline.web.decide.operations.options import (
    Edit,
    add_idea,
    add_option,
    change_options,
    prepare_options,
    remove_option,
    take_back,
)

__all__ = [
    "Edit",
    "add_idea",
    "add_option",
    "adopt",
    "ask_for_front",
    "bring_options",
    "change_options",
    "frozen_choices",
    "prepare_options",
    "remove_option",
    "take_back",
]

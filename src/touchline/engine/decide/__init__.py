"""What do we do about it?"""

from touchline.engine.decide.amounts import decimal_number, decimal_places, minor_units, money
from touchline.engine.decide.change import Step, Switch, more_for_same, next_step, same_for_less, single_switches, step
from touchline.engine.decide.front import Front, front
from touchline.engine.decide.option_file import read_options, table_options
from touchline.engine.decide.options import Evidence, Menu, Move, Option, menu
from touchline.engine.decide.plans import Plan, Plans, plan
from touchline.engine.decide.proof import Proof, prove
from touchline.engine.decide.reading import COLUMNS, OptionFile, Problem

__all__ = [
    "COLUMNS",
    "Evidence",
    "Front",
    "Menu",
    "Move",
    "Option",
    "OptionFile",
    "Plan",
    "Plans",
    "Problem",
    "Proof",
    "Step",
    "Switch",
    "decimal_number",
    "decimal_places",
    "front",
    "menu",
    "minor_units",
    "money",
    "more_for_same",
    "next_step",
    "plan",
    "prove",
    "read_options",
    "same_for_less",
    "single_switches",
    "step",
    "table_options",
]

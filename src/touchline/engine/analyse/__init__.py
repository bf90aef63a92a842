"""What really happens?"""

from touchline.engine.analyse.distribution import Distribution, Load, Spread, distribution
from touchline.engine.analyse.drivers import Drivers, drivers
from touchline.engine.analyse.drop_off import drop_off
from touchline.engine.analyse.flow import flow
from touchline.engine.analyse.lead_times import lead_times
from touchline.engine.analyse.penalty_reward import Factor, penalty_reward
from touchline.engine.analyse.plain import drivers_from_plain, drivers_to_plain, verdict_from_plain, verdict_to_plain
from touchline.engine.analyse.quadrants import Quadrant
from touchline.engine.analyse.reach import reach
from touchline.engine.analyse.transitions import transitions
from touchline.engine.analyse.verdict_reasons import Evidence, Reason
from touchline.engine.analyse.verdicts import Verdict, Word, verdicts

__all__ = [
    "Distribution",
    "Drivers",
    "Evidence",
    "Factor",
    "Load",
    "Quadrant",
    "Reason",
    "Spread",
    "Verdict",
    "Word",
    "distribution",
    "drivers",
    "drivers_from_plain",
    "drivers_to_plain",
    "drop_off",
    "flow",
    "lead_times",
    "penalty_reward",
    "reach",
    "transitions",
    "verdict_from_plain",
    "verdict_to_plain",
    "verdicts",
]

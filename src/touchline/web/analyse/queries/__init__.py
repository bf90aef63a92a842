"""What can be asked about drivers and verdicts, about what customers do, and about where the effort goes."""

from touchline.web.analyse.queries.analyses import (
    DRIVERS,
    FIND_DRIVERS,
    inputs,
    is_out_of_date,
    latest_analysis,
    open_job,
    survey,
    surveys_judged_by_other_costs,
    surveys_out_of_date,
)
from touchline.web.analyse.queries.drivers import DriverRow, FoundDrivers, is_comparable, latest_drivers
from touchline.web.analyse.queries.effort import Effort, effort
from touchline.web.analyse.queries.journey_events import journey_events, only_source, state, told_of
from touchline.web.analyse.queries.journeys import (
    FOLLOW_JOURNEYS,
    FoundJourneys,
    Place,
    following_job,
    follows_events,
    journeys,
    part_key,
    places,
    targets,
    unfollowed,
)
from touchline.web.analyse.queries.measured import CONTACTS, REACH, Measured, measured
from touchline.web.analyse.queries.slices import Slice
from touchline.web.analyse.queries.verdicts import TouchpointVerdict, verdict, verdicts, verdicts_of
from touchline.web.analyse.queries.waiting import waiting

__all__ = [
    "CONTACTS",
    "DRIVERS",
    "FIND_DRIVERS",
    "FOLLOW_JOURNEYS",
    "REACH",
    "DriverRow",
    "Effort",
    "FoundDrivers",
    "FoundJourneys",
    "Measured",
    "Place",
    "Slice",
    "TouchpointVerdict",
    "effort",
    "following_job",
    "follows_events",
    "inputs",
    "is_comparable",
    "is_out_of_date",
    "journey_events",
    "journeys",
    "latest_analysis",
    "latest_drivers",
    "measured",
    "only_source",
    "open_job",
    "part_key",
    "places",
    "state",
    "survey",
    "surveys_judged_by_other_costs",
    "surveys_out_of_date",
    "targets",
    "told_of",
    "unfollowed",
    "verdict",
    "verdicts",
    "verdicts_of",
    "waiting",
]

"""What can be asked about drivers and verdicts."""

from touchline.web.analyse.queries.analyses import (
    DRIVERS,
    FIND_DRIVERS,
    inputs,
    is_out_of_date,
    latest_analysis,
    open_job,
    survey,
    surveys_out_of_date,
    waiting,
)
from touchline.web.analyse.queries.drivers import DriverRow, FoundDrivers, latest_drivers
from touchline.web.analyse.queries.verdicts import TouchpointVerdict, verdict, verdicts

__all__ = [
    "DRIVERS",
    "FIND_DRIVERS",
    "DriverRow",
    "FoundDrivers",
    "TouchpointVerdict",
    "inputs",
    "is_out_of_date",
    "latest_analysis",
    "latest_drivers",
    "open_job",
    "survey",
    "surveys_out_of_date",
    "verdict",
    "verdicts",
    "waiting",
]

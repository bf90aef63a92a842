"""What runs later: drivers and verdicts after answers came, what customers do after events came."""

from django.utils.translation import gettext_noop

from touchline.web.analyse import queries
from touchline.web.analyse.jobs.drivers import find_drivers, look_for_new_answers
from touchline.web.analyse.jobs.journeys import follow_journeys, look_for_new_events
from touchline.web.workspace.work import Handler, Schedule

HANDLERS: dict[str, Handler] = {
    queries.FIND_DRIVERS: find_drivers,
    queries.FOLLOW_JOURNEYS: follow_journeys,
    "analyse.look_for_new_answers": look_for_new_answers,
    "analyse.look_for_new_events": look_for_new_events,
}
SCHEDULES = [
    Schedule(
        "analyse.new_answers",
        "analyse.look_for_new_answers",
        gettext_noop("Look for new answers to analyse"),
        every_s=60,
    ),
    Schedule(
        "analyse.new_events", "analyse.look_for_new_events", gettext_noop("Look for new events to follow"), every_s=60
    ),
]

"""What the map does later: large maps brought in, letters about comments, reminders of what is to be looked over."""

from django.utils.translation import gettext_noop

from touchline.web.map import operations, queries
from touchline.web.map.jobs.importing import bring_map
from touchline.web.map.jobs.mentions import mail_mentions
from touchline.web.map.jobs.reviews import REMIND, remind
from touchline.web.workspace.work import Handler, Schedule

HANDLERS: dict[str, Handler] = {
    operations.IMPORT: bring_map,
    queries.MAIL_MENTIONS: mail_mentions,
    REMIND: remind,
}
SCHEDULES = [
    Schedule(
        "map.reviews",
        REMIND,
        gettext_noop("Remind people of what they are to review"),
        daily_at_hour=7,
        per_workspace=True,
    )
]

"""What the map does later: letters about comments, and once a day reminders of what is to be looked over."""

from touchline.web.map import queries
from touchline.web.map.jobs.mentions import mail_mentions
from touchline.web.map.jobs.reviews import REMIND, remind
from touchline.web.workspace.work import Handler, Schedule

HANDLERS: dict[str, Handler] = {queries.MAIL_MENTIONS: mail_mentions, REMIND: remind}
SCHEDULES = [
    Schedule("map.reviews", REMIND, "Remind people of what they are to review", daily_at_hour=7, per_workspace=True)
]

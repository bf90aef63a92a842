"""Pictures of listening."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from touchline.web.shell.chart import Axis, Bar, Bars
from touchline.web.shell.formats import day, number


def days_picture(days: Sequence[tuple[date, int]]) -> Bars | None:
    """Draw how many answers came each day, today first; nothing where none came."""
    if not days:
        return None
    most = max(count for _when, count in days)
    return Bars(
        title=str(_("Answers by day")),
        says=str(_("The last two weeks, in the time zone of the workspace.")),
        axis=Axis(str(_("Answers")), write=lambda value: number(round(value)), low=0.0, high=max(5.0, most)),
        bars=[Bar(day(when), count) for when, count in reversed(days)],
        subject=str(_("Day")),
        key="days",
    )

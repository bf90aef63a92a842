"""What was measured of touchpoints, and which of several readings the map draws.

Of most measures the newest is drawn. A score, and the share of those who met the touchpoint, may come from several
surveys: a survey's newest reading stands for it, and of the surveys the one with the newest days that rests on at least
30 answers is drawn; where none does, the one with the newest days. So a survey that has just begun does not push aside
what many people said before.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Max, QuerySet
from django.db.models.fields.json import KT
from django.utils.timezone import localdate

from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Reading
from touchline.web.workspace.models import Workspace

OF_SURVEYS = ("score", "met_share")
ENOUGH = 30

type Readings = dict[tuple[int, int | None], dict[str, Reading]]


def newest_readings(workspace: Workspace) -> dict[int, dict[str, Reading]]:
    """Return the reading of each measure that is drawn, of all customers and channels, by touchpoint."""
    of_all = readings_by_segment(workspace).items()
    return {touchpoint: measured for (touchpoint, segment), measured in of_all if segment is None}


def readings_by_segment(workspace: Workspace, touchpoints: Collection[int] | None = None) -> Readings:
    """Return the reading of each measure that is drawn, of all channels, by touchpoint and segment (None: all).

    touchpoints: only of these, by number.
    """
    whole = Reading.objects.filter(touchpoint__workspace=workspace, channel="")
    if touchpoints is not None:
        whole = whole.filter(touchpoint__in=touchpoints)
    return readings_drawn(whole)


def readings_of(touchpoint: Touchpoint) -> Readings:
    """Return the reading of each measure of one touchpoint that is drawn, as readings_by_segment does."""
    return readings_drawn(Reading.objects.filter(touchpoint=touchpoint, channel=""))


def readings_drawn(whole: QuerySet[Reading]) -> Readings:
    found: Readings = defaultdict(dict)
    for reading in newest(whole.exclude(measure__in=OF_SURVEYS), "measure"):
        found[reading.touchpoint_id, reading.segment_id][reading.measure] = reading
    of_surveys: dict[tuple[int, int | None, str], list[Reading]] = defaultdict(list)
    told = whole.filter(measure__in=OF_SURVEYS).annotate(told_by=KT("details__survey"))
    for reading in newest(told, "measure", "told_by"):
        of_surveys[reading.touchpoint_id, reading.segment_id, reading.measure].append(reading)
    for (touchpoint, segment, measure), readings in of_surveys.items():
        found[touchpoint, segment][measure] = drawn(readings)
    return found


def newest(readings: QuerySet[Reading], *apart: str) -> QuerySet[Reading]:
    """The newest reading of each touchpoint and segment, and of each of what tells them apart besides."""
    last = readings.order_by().values("touchpoint", "segment", *apart).annotate(newest=Max("pk")).values("newest")
    return Reading.objects.filter(pk__in=last)


def drawn(readings: Iterable[Reading]) -> Reading:
    """Return the one of several surveys' readings that the map draws."""
    ordered = sorted(readings, key=lambda reading: (last_day(reading), reading.pk), reverse=True)
    return next((reading for reading in ordered if (reading.answers or 0) >= ENOUGH), ordered[0])


def last_day(reading: Reading) -> date:
    return reading.to_date or localdate(reading.posted_at)


def reading_rows(workspace: Workspace) -> QuerySet[Reading]:
    """Return everything that was measured of the workspace's touchpoints."""
    return Reading.objects.filter(touchpoint__workspace=workspace).select_related("touchpoint", "segment")

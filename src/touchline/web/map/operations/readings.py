"""Readings: what a later step measured of a touchpoint, posted for the map to draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from touchline.web.identify.models import Segment, Touchpoint
from touchline.web.map.models import Reading
from touchline.web.record.models import Source


@dataclass(frozen=True, slots=True)
class NewReading:
    """One measure of one touchpoint: score, importance, met_share, verdict ... A later one takes its place.

    unit is of the value (points 1-5, share 0-1); low and high bound the 95 % interval in the same unit;
    answers is how many people it rests on; method names the formula. A verdict's word is in details["verdict"].
    """

    touchpoint: Touchpoint
    measure: str
    value: float
    unit: str
    method: str
    answers: int | None = None
    low: float | None = None
    high: float | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    segment: Segment | None = None
    channel: str = ""
    from_date: date | None = None
    to_date: date | None = None
    source: Source | None = None


def post_readings(readings: Sequence[NewReading]) -> list[Reading]:
    """Keep readings; the newest of each touchpoint, measure, segment and channel is the one that is drawn."""
    return Reading.objects.bulk_create([as_row(reading) for reading in readings], batch_size=500)


def as_row(reading: NewReading) -> Reading:
    return Reading(**{each.name: getattr(reading, each.name) for each in fields(reading)})


def take_back_readings(touchpoint: Touchpoint, *, survey: str, since: datetime | None = None) -> None:
    """Take back what was posted of a touchpoint from a survey, by its URL name; with since, only what is as new."""
    posted = Reading.objects.filter(touchpoint=touchpoint, details__survey=survey)
    (posted.filter(posted_at__gte=since) if since else posted).delete()

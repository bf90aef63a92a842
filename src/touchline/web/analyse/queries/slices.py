"""Which events to look at: all, or those of a period, a channel, a visit at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

import polars as pl


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the events. Days are cut in the workspace's zone; to_date is still in it; empty means all."""

    from_date: date | None = None
    to_date: date | None = None
    channel: str = ""
    by_visit: bool = False

    @property
    def is_whole(self) -> bool:
        return self == Slice()

    @property
    def has_period(self) -> bool:
        return self.from_date is not None or self.to_date is not None

    def to_plain(self) -> dict[str, Any]:
        days = {name: day.isoformat() if day else "" for name, day in self.days.items()}
        return {**days, "channel": self.channel, "by_visit": self.by_visit}

    @property
    def days(self) -> dict[str, date | None]:
        return {"from_date": self.from_date, "to_date": self.to_date}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        days = {name: date.fromisoformat(plain[name]) if plain.get(name) else None for name in ("from_date", "to_date")}
        return cls(**days, channel=plain.get("channel", ""), by_visit=plain.get("by_visit", False))

    def applied(self, events: pl.LazyFrame, zone: ZoneInfo) -> pl.LazyFrame:
        """Return the events of this part."""
        if self.from_date:
            events = events.filter(pl.col("at") >= start_of(self.from_date, zone))
        if self.to_date:
            events = events.filter(pl.col("at") < start_of(self.to_date + timedelta(days=1), zone))
        return events.filter(pl.col("channel") == self.channel) if self.channel else events


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """Return the moment at which a day begins in a zone."""
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)

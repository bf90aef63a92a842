"""Events of a small shop: most go from the door to the shelf, few come to the till."""

from datetime import UTC, datetime, timedelta

import polars as pl

from tests.factories import make_events
from touchline.web.identify.models import Touchpoint
from touchline.web.identify.operations import rule_event
from touchline.web.record.models import Source
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Workspace

MORNING = datetime(2026, 3, 1, 9, tzinfo=UTC)
PATHS = {"ana": "door shelf till", "bo": "door shelf", "chi": "door shelf desk", "dan": "door"}


def shop_events(*, day: int = 0, channel: str | None = None, **paths: str) -> pl.DataFrame:
    """One event every 60 s, on this day of March, of one visit a customer."""
    rows = [
        (who, what, MORNING + timedelta(days=day, seconds=60 * place), place, f"{who}-{day}", channel)
        for who, path in (paths or PATHS).items()
        for place, what in enumerate(path.split())
    ]
    columns = ["customer", "touchpoint", "at", "sequence", "session", "channel"]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns), orient="row").with_columns(
        pl.col("session", "channel").cast(pl.String)
    )


def make_shop(workspace: Workspace, *slabs: pl.DataFrame) -> Source:
    return make_events(workspace, *(slabs or (shop_events(),)))


def rule(workspace: Workspace, event: str, name: str) -> Touchpoint:
    """Make a touchpoint that events of this name lead to."""
    touchpoint = Touchpoint.objects.create(workspace=workspace, slug=new_slug(name), name=name)
    rule_event(workspace, event, touchpoint=touchpoint, person=None)
    return touchpoint

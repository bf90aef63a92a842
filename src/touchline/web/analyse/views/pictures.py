"""The charts of the room."""

from django.urls import reverse
from django.utils.translation import gettext

from touchline.engine.analyse import Quadrant
from touchline.web.analyse.queries import DriverRow, FoundDrivers
from touchline.web.analyse.views.words import QUADRANTS, note_of
from touchline.web.shell.chart import Axis, Bar, Bars, Point, Quadrants, Scatter
from touchline.web.shell.formats import number, percent

SERIES = {Quadrant.FIX_FIRST: 2, Quadrant.KEEP_UP: 1, Quadrant.POSSIBLE_OVERKILL: 3, Quadrant.LOW_PRIORITY: 4}


def importance_and_score(found: FoundDrivers, workspace: str) -> Scatter:
    """Return importance over score, cut at the averages, with what to do in each corner."""
    drivers = found.drivers
    assert drivers is not None  # noqa: S101 the view draws only what was found
    return Scatter(
        title=gettext("What matters, and how it is rated"),
        says=gettext(
            "Each point is a touchpoint: the higher, the more it goes with the rating of the whole; the farther right, "
            "the better it is rated. The lines are the averages. A hollow point could lie in another corner; each "
            "point says how sure its corner is."
        ),
        x=Axis(gettext("Score"), write=lambda value: number(value, 1)),
        y=Axis(gettext("Importance"), write=lambda share: percent(share, 1), low=0.0),
        points=[point(row, workspace) for row in found.rows if row.shown],
        x_cut=drivers.mean_cut,
        y_cut=drivers.importance_cut,
        quadrants=Quadrants(
            str(QUADRANTS[Quadrant.FIX_FIRST]),
            str(QUADRANTS[Quadrant.KEEP_UP]),
            str(QUADRANTS[Quadrant.LOW_PRIORITY]),
            str(QUADRANTS[Quadrant.POSSIBLE_OVERKILL]),
        ),
        subject=gettext("Touchpoint"),
        key="importance-score",
        in_panel=True,
    )


def point(row: DriverRow, workspace: str) -> Point:
    return Point(
        row.touchpoint.name,
        row.score or 0.0,
        row.importance_share,
        url=address(row, workspace),
        series=SERIES.get(row.quadrant, 4),
        faint=row.quadrant is Quadrant.UNDECIDED or row.small,
        note=corner_of(row),
    )


def corner_of(row: DriverRow) -> str:
    """Return a point's corner with how sure it is."""
    said = gettext("%(corner)s, %(share)s sure")
    return said % {"corner": QUADRANTS[row.quadrant], "share": percent(row.quadrant_certainty_share)}


def importance_bars(found: FoundDrivers, workspace: str) -> Bars:
    """Return each touchpoint's importance with its interval."""
    return Bars(
        title=gettext("How much each touchpoint matters"),
        says=gettext("Share of what all touchpoints together say about the rating of the whole, with 95 % intervals."),
        axis=Axis(gettext("Importance"), write=lambda share: percent(share, 1), low=0.0),
        bars=[
            Bar(
                row.touchpoint.name,
                row.importance_share,
                row.importance_low,
                row.importance_high,
                url=address(row, workspace),
                faint=row.small or not found.found,
                note=note_of(row),
            )
            for row in found.rows
        ],
        subject=gettext("Touchpoint"),
        key="importance",
        in_panel=True,
    )


def address(row: DriverRow, workspace: str) -> str:
    return reverse("analyse:touchpoint", kwargs={"workspace": workspace, "touchpoint": row.touchpoint.slug})

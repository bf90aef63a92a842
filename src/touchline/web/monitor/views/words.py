"""Periods, verdicts and reasons in the reader's language, and the picture of the differences."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchline.web.monitor import queries
from touchline.web.shell import chart
from touchline.web.shell.formats import day, number, reader, signed

VERDICTS: dict[str, str | Promise] = {
    "worse": gettext_lazy("worse"),
    "better": gettext_lazy("better"),
    "no clear change": gettext_lazy("no clear change"),
    "not compared": gettext_lazy("not compared"),
}
SERIES = {"no clear change": 1, "worse": 2, "better": 3}
BARS = 40


def name_of(sample: queries.Sample) -> str:
    """Name a sample: its survey, and which part of it."""
    part = part_of(sample)
    return f"{sample.survey.name}, {part}" if part else sample.survey.name


def part_of(sample: queries.Sample) -> str:
    """Name the part of a survey's time; empty for all of it."""
    if sample.till:
        return _("before %(day)s") % {"day": day(sample.till)}
    if sample.since:
        return _("since %(day)s") % {"day": day(sample.since)}
    if not sample.period:
        return ""
    year, _dash, part = sample.period.partition("-")
    if part.startswith("Q"):
        return str(format_date(date(int(year), 3 * int(part[1:]), 1), "QQQ y", locale=reader()))
    return str(format_date(date(int(year), int(part), 1), "LLLL y", locale=reader()))


def reason_of(row: queries.TouchpointChange) -> str:
    """Say why a touchpoint is not compared."""
    match row.refused:
        case "only before":
            return _("asked about only before")
        case "only after":
            return _("asked about only after")
        case "other scale":
            return _("asked on another scale: %(before)s before, %(after)s after") % {
                "before": scale(row.scale_before),
                "after": scale(row.scale_after),
            }
        case "other question":
            return _("asked by another question before than after")
        case "too few answers":
            return _("too few answers: %(before)s before, %(after)s after; 5 are needed in each") % {
                "before": number(row.answers_before),
                "after": number(row.answers_after),
            }
        case _:
            return ""


def scale(ends: tuple[float, float] | None) -> str:
    return "–".join(f"{end:g}" for end in ends) if ends else ""


def picture(found: queries.Comparison, workspace_slug: str) -> chart.Bars | None:
    """Draw the differences that could be compared, with their intervals; None where there are none."""
    rows = found.compared[:BARS]
    if not rows:
        return None
    return chart.Bars(
        title=_("What changed, in points"),
        says=_("Right of zero is better. The lines are 95 % intervals; hollow bars rest on few answers."),
        axis=chart.Axis(_("Difference, points"), write=lambda points: signed(points, 2)),
        bars=[bar(row, workspace_slug) for row in rows],
        subject=_("Touchpoint"),
        key="changes",
    )


def bar(row: queries.TouchpointChange, workspace_slug: str) -> chart.Bar:
    assert row.touchpoint is not None  # noqa: S101 rows of a comparison have one
    return chart.Bar(
        row.touchpoint.name,
        row.difference or 0.0,
        row.low,
        row.high,
        url=reverse("map:any_touchpoint", args=[workspace_slug, row.touchpoint.slug]),
        series=SERIES[row.verdict],
        faint=row.few,
        note=str(VERDICTS[row.verdict]),
    )


def named_choices(choices: Sequence[queries.Choice]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what can be chosen, by survey: the key and the name of each sample."""
    return [
        (choice.survey.name, [(s.key, part_of(s) or _("all answers")) for s in choice.samples]) for choice in choices
    ]

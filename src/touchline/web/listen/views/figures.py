"""Pictures of listening."""

from collections.abc import Sequence
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchline.engine.listen import Period
from touchline.web.listen.queries import PeriodScore
from touchline.web.listen.queries.scores import UNITS
from touchline.web.listen.views.choice import Choice
from touchline.web.listen.views.score_words import CUT_NAMES, METRICS
from touchline.web.shell.chart import Axis, Bar, Bars, Course, Stop
from touchline.web.shell.formats import day, in_unit, number, percent, period

TITLES = {
    Period.WEEK: gettext_lazy("%(name)s, week by week"),
    Period.MONTH: gettext_lazy("%(name)s, month by month"),
    Period.QUARTER: gettext_lazy("%(name)s, quarter by quarter"),
    Period.YEAR: gettext_lazy("%(name)s, year by year"),
}


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


def course_picture(
    found: Sequence[PeriodScore], choice: Choice, *, asked: QueryDict, zone: str, weighted: bool
) -> Course | None:
    """Draw how a touchpoint or the whole was rated period by period; nothing where no period has enough answers."""
    if not any(each.score and each.score.shown for each in found):
        return None
    metric = choice.touchpoint_metric if choice.over else choice.whole_metric
    unit = UNITS.get(metric, "rating")
    name = choice.over.touchpoint.name if choice.over and choice.over.touchpoint else _("Rating of the whole")
    heads = [_("Answers"), _("Met by"), *([_("Unweighted"), _("Worth equal answers")] if weighted else [])]
    return Course(
        title=str(TITLES[choice.cut]) % {"name": name},
        says=_(
            "%(metric)s, cut in the time zone %(zone)s. Lines through the dots are 95 %% intervals; hollow dots rest "
            "on fewer than 30 answers, and under 5 none is drawn."
        )
        % {"metric": METRICS[metric], "zone": zone},
        axis=Axis(str(METRICS[metric]), write=lambda value: in_unit(value, unit)),
        stops=[stop(each, asked, weighted=weighted) for each in found],
        subject=str(CUT_NAMES[choice.cut]),
        heads=[str(head) for head in heads],
        key="over-time",
    )


def stop(each: PeriodScore, asked: QueryDict, *, weighted: bool) -> Stop:
    """Lay one period out, with a link to its answers."""
    name, score = period(each.period, short=True), each.score
    if score is None:
        return Stop(name, None, instead=_("no answers"), cells=[number(0), "", *(["", ""] if weighted else [])])
    link = asked.copy()
    link["period"] = each.period
    link.pop("after", None)
    met = percent(score.met_share) if score.not_met else ""
    cells = [ngettext("%(n)s answer", "%(n)s answers", score.answers) % {"n": number(score.answers)}, met]
    if weighted:
        unweighted = in_unit(score.unweighted_value, score.unit) if score.shown else ""
        cells += [unweighted, number(score.effective_answers, 0)]
    return Stop(
        name,
        score.value if score.shown else None,
        score.low,
        score.high,
        url=f"?{link.urlencode()}",
        faint=score.small,
        instead=_("too few answers"),
        cells=cells,
    )

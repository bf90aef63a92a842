"""Scores in words: what each is called, why one is not offered, what the lowest comes to."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchline.engine.listen import Metric, Period
from touchline.engine.listen.metrics import SCALES, Scale, Unsuited
from touchline.web.listen.queries import Offer, TouchpointScore
from touchline.web.listen.views.choice import Choice
from touchline.web.shell.formats import in_unit, number

METRICS = {
    Metric.MEAN: gettext_lazy("Mean rating"),
    Metric.CSAT: gettext_lazy("Satisfied share (CSAT)"),
    Metric.NPS: gettext_lazy("Recommendation (NPS)"),
    Metric.CES: gettext_lazy("Ease (CES)"),
}
CUTS = [
    (Period.WEEK.value, gettext_lazy("Week")),
    (Period.MONTH.value, gettext_lazy("Month")),
    (Period.QUARTER.value, gettext_lazy("Quarter")),
    (Period.YEAR.value, gettext_lazy("Year")),
]
CUT_NAMES = dict(CUTS)


def refusals(choice: Choice, scale: Scale | None) -> list[str]:
    """Say of each score that is not offered why, and what the chosen one does not suit."""
    said = [why_not(offer, scale) for offer in choice.offers if not offer.open]
    name = METRICS[choice.metric]
    if choice.offer.for_whole_only:
        said.append(_("%(metric)s suits the rating of the whole only: touchpoints show their mean.") % {"metric": name})
    if choice.offer.for_touchpoints_only:
        said.append(_("%(metric)s does not suit the rating of the whole: it shows its mean.") % {"metric": name})
    return said


def why_not(offer: Offer, scale: Scale | None) -> str:
    """Say why a score is not offered."""
    name = METRICS[offer.metric]
    match offer.touchpoints:
        case Unsuited.NOT_WHOLE:
            return _("%(metric)s is not offered: it counts whole ratings, and some here are not.") % {"metric": name}
        case Unsuited.FEW_STEPS:
            return _("%(metric)s is not offered: it needs a scale of at least four steps.") % {"metric": name}
        case _other:
            low, high = SCALES[offer.metric]
            asked = {"metric": name, "low": number(low), "high": number(high)}
            if scale is None:
                return _("%(metric)s is not offered: it needs ratings from %(low)s to %(high)s.") % asked
            here = {"here_low": number(scale[0], 0), "here_high": number(scale[1], 0)}
            return _(
                "%(metric)s is not offered: it needs ratings from %(low)s to %(high)s, and these go from "
                "%(here_low)s to %(here_high)s."
            ) % (asked | here)


def in_words(score: TouchpointScore) -> str:
    """Write a score as it stands in a sentence: 2.60 of 5, 41 % satisfied, NPS 12."""
    value = in_unit(score.value, score.unit)
    match score.metric:
        case Metric.CSAT:
            return _("%(share)s satisfied") % {"share": value}
        case Metric.NPS:
            return _("NPS %(points)s") % {"points": value}
        case _mean:
            return _("%(value)s of %(highest)s") % {"value": value, "highest": number(score.highest, 0)}

"""Words for errors in scores, comparisons and the importance of touchpoints."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from touchline.web.shell.wording.entry import ErrorWords

SCALE = _("Check the scale, and the codes for blank and not met.")
SAME_QUESTION = _("Compare answers to the same question only.")

WORDING: dict[str, ErrorWords] = {
    "rating-outside-metric": ErrorWords(
        _("Ratings in “%(column)s” do not suit this score; the lowest is %(lowest)s."),
        _("numbers from %(low)s to %(high)s"),
        SCALE,
    ),
    "scale-unlike-metric": ErrorWords(
        _("The question's scale goes from %(low)s to %(high)s."),
        _("a scale from 0 to 10 for this score"),
        _("Choose the mean or the share of satisfied customers, or correct the scale."),
    ),
    "no-such-metric": ErrorWords(
        _("There is no score called “%(metric)s”."), _("one of the scores offered"), _("Choose one of them.")
    ),
    "different-scales": ErrorWords(
        _("The question had another scale before."), _("the same scale in both periods"), SAME_QUESTION
    ),
    "different-questions": ErrorWords(
        _("Another question was asked before than after."), _("the same question in both periods"), SAME_QUESTION
    ),
    "same-answers": ErrorWords(
        _("The same answers are before and after."),
        _("two surveys, or two periods of one"),
        _("Choose something else for one of them."),
    ),
    "nothing-to-compare": ErrorWords(
        _("No touchpoint was rated in both periods."), _("at least one touchpoint in both"), SAME_QUESTION
    ),
    "no-stage-named": ErrorWords(
        _("No touchpoint has a stage."), _("a stage for at least one touchpoint"), _("Choose the stages first.")
    ),
    "no-such-period": ErrorWords(
        _("There is no period called “%(period)s”."), _("weeks, months, quarters or years"), _("Choose one of them.")
    ),
    "no-such-zone": ErrorWords(
        _("There is no time zone called “%(zone)s”."),
        _("a name such as Europe/Bucharest"),
        _("Write it as in the list of time zones."),
    ),
    "days-backwards": ErrorWords(
        _("The survey would end before it begins."),
        _("a last day that is not before the first"),
        _("Swap the two days."),
    ),
    "no-times": ErrorWords(
        _("It is not known when the answers were given."),
        _("a column with the time of each answer"),
        _("Bring the file again, and say which column holds the time."),
    ),
    "number-not-finite": ErrorWords(
        _("A rating is no number that can be counted with."), _("ordinary numbers"), _("Leave such cells blank.")
    ),
    "weight-not-positive": ErrorWords(
        ngettext_lazy(
            "%(rows)s answer has a weight that is not above 0.",
            "%(rows)s answers have a weight that is not above 0.",
            "rows",
        ),
        _("a number above 0 in each row"),
        _("Leave these rows out, or choose no column of weights."),
    ),
    "too-many-for-lmg": ErrorWords(
        _("%(touchpoints)s touchpoints are too many for this method."),
        _("at most %(most)s"),
        _("Let the method be chosen automatically."),
    ),
    "too-few-draws": ErrorWords(
        _("Too few repetitions for an honest interval."), _("at least %(least)s"), _("Use 1,000.")
    ),
    "unknown-method": ErrorWords(
        _("There is no method called “%(method)s”."), _("one of the methods offered"), _("Choose one of them.")
    ),
    "share-outside-0-1": ErrorWords(
        _("The share of “%(touchpoint)s” is %(share)s."),
        _("a share from 0 to 1"),
        _("Divide each amount by the sum of all."),
    ),
}

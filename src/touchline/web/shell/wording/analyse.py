from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "overall-missing": ErrorWords(
        _("These answers have no rating of the whole."),
        _("one question about the whole, beside those about touchpoints"),
        _("Say which column of the file is the rating of the whole, or ask for it in the next survey."),
    ),
    "no-touchpoints": ErrorWords(
        _("No touchpoint is rated in these answers."),
        _("at least one column of ratings"),
        _("Say which columns of the file are ratings of touchpoints."),
    ),
    "too-few-answers": ErrorWords(
        ngettext_lazy(
            "%(answers)s answer rates the whole: too few to say what matters.",
            "%(answers)s answers rate the whole: too few to say what matters.",
            "answers",
        ),
        _("at least %(least)s answers: 5 for each touchpoint and 5 more"),
        _("Collect more answers, or leave out the touchpoints that few people meet."),
    ),
    "overall-constant": ErrorWords(
        _("All %(answers)s people rate the whole the same, so nothing can go with it."),
        _("ratings of the whole that differ"),
        _("Check that the right column is the rating of the whole, or collect more answers."),
    ),
    "ratings-constant": ErrorWords(
        _("All %(answers)s people rate each touchpoint the same, so nothing can go with the whole."),
        _("at least one touchpoint whose ratings differ"),
        _("Check that the right columns are ratings, or collect more answers."),
    ),
    "no-such-touchpoint": ErrorWords(
        _("No event is at “%(touchpoint)s”."),
        _("one of: %(touchpoints)s"),
        _("Choose one of the touchpoints that the events name."),
    ),
    "no-stages-to-weigh": ErrorWords(
        _("There are no stages yet."),
        _("at least one stage"),
        _("Lay out the stages of your customers' journey first."),
    ),
    "stage-twice": ErrorWords(
        _("The stage “%(stage)s” is there twice."),
        _("each stage once"),
        _("Give each stage a name of its own."),
    ),
    "no-importance": ErrorWords(
        _("No stage has any importance."),
        _("at least one stage with an importance above 0"),
        _("Say in Identify how much each stage matters."),
    ),
    "unknown-stage": ErrorWords(
        _("There is no stage “%(stage)s”."),
        _("one of: %(stages)s"),
        _("Write it as the stages are called, or add it to them."),
    ),
    "negative-amount": ErrorWords(
        _("%(what)s of %(name)s is %(amount)s."),
        _("a number of 0 or more"),
        _("Correct it, or leave it blank where it is not known."),
    ),
}

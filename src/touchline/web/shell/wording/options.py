"""Words for errors in options and the search for the best plans."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

ONE_TEXT = _("Give one of them another text.")

WORDING: dict[str, ErrorWords] = {
    "no-options": ErrorWords(
        _("There is no option yet."), _("at least one option"), _("Add an option for each touchpoint.")
    ),
    "options-unusable": ErrorWords(
        _("%(file)s has rows that cannot be taken."),
        _("a file of options as in the example"),
        _("Mend the places listed and bring the file again. Nothing has been taken."),
    ),
    "protected-eliminated": ErrorWords(
        _("“%(touchpoint)s” is protected, so it can't be eliminated."),
        _("an option to keep or to optimise it"),
        _("Keep it, optimise it, or take its protection away first."),
    ),
    "two-baselines": ErrorWords(
        _("“%(touchpoint)s” has more than one option to keep it."),
        _("one option to keep a touchpoint"),
        _("Turn the others into options that optimise it."),
    ),
    "no-baseline": ErrorWords(
        _("“%(touchpoint)s” has no option to keep it as it is."),
        _("one option to keep it, with today's running cost"),
        _("Say what it costs today, so that plans can be compared with it."),
    ),
    "kept-and-added": ErrorWords(
        _("“%(touchpoint)s” has options to keep it and to add it."),
        _("a touchpoint that exists, or one that does not"),
        _("Use add only for what does not exist yet."),
    ),
    "option-twice": ErrorWords(
        _("“%(touchpoint)s” has the option “%(option)s” twice."), _("each option's text once"), ONE_TEXT
    ),
    "nothing-that-does-something": ErrorWords(
        _("An option that does nothing to “%(touchpoint)s” costs or changes something."),
        _("no cost and no effect"),
        _("Give the option another text, or take its cost and effect out."),
    ),
    "budget-too-small": ErrorWords(
        _("The budget is %(budget)s, and the cheapest plan costs %(cheapest)s."),
        _("a budget of at least %(cheapest)s"),
        _("Raise the budget, or add cheaper options."),
    ),
    "unit-too-small": ErrorWords(
        _("The step is below the smallest amount there is."),
        _("an amount above zero"),
        _("Leave the step empty, or write a larger one."),
    ),
    "numbers-too-large": ErrorWords(
        _("The costs or effects add up to more than can be counted exactly."),
        _("amounts as a company has them"),
        _("Look for a number with too many digits."),
    ),
    "no-such-plan": ErrorWords(
        _("This plan is no longer among the best."),
        _("one of the plans in the picture"),
        _("Go back to the picture and choose again."),
    ),
    "currency-unknown": ErrorWords(
        _("“%(currency)s” is no currency."),
        _("a code such as EUR, RON, RUB or VND"),
        _("Write the code of three letters."),
    ),
    "period-unknown": ErrorWords(
        _("“%(period)s” is no period."), _("month or year"), _("Say for how long the running costs are.")
    ),
    "days-below-zero": ErrorWords(
        _("The effort is below zero days."), _("a number of days, or none"), _("Correct the effort of the option.")
    ),
    "too-many-plans-to-prove": ErrorWords(
        _("There are %(plans)s plans to go through one by one."),
        _("at most %(most)s"),
        _("Prove a smaller file of options: the computation is the same for any size."),
    ),
}

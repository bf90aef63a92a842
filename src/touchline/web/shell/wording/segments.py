"""Words for errors in the rules of segments and in files of customers."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "unknown-rule-match": ErrorWords(
        _("“%(match)s” does not say how conditions go together."), _("all or any"), _("Choose one of the two.")
    ),
    "too-many-conditions": ErrorWords(
        _("There are %(count)s conditions."), _("at most %(most)s"), _("Make two segments of it.")
    ),
    "too-many-portraits": ErrorWords(_("There would be %(count)s."), _("at most %(most)s"), _("Remove one first.")),
    "unknown-trait": ErrorWords(
        _("No customer has a trait called “%(trait)s”."),
        _("a trait of your customers"),
        _("Choose one of the list, or bring a file that has it."),
    ),
    "unknown-condition": ErrorWords(
        _("“%(condition)s” is nothing that can be asked of a trait."), _("a condition of the list"), _("Choose one.")
    ),
    "condition-of-other-kind": ErrorWords(
        _("This cannot be asked of “%(trait)s”."),
        _("a condition that fits the kind of the trait"),
        _("Compare numbers and days; ask texts whether they contain something."),
    ),
    "value-missing": ErrorWords(
        _("“%(trait)s” is compared with nothing."),
        _("a value, two for “is between”"),
        _("Write it beside the condition."),
    ),
    "value-of-other-kind": ErrorWords(
        _("“%(value)s” does not fit “%(trait)s”."),
        _("a number, a day such as 2026-03-31, or yes or no, as the trait is"),
        _("Write it so."),
    ),
    "bounds-swapped": ErrorWords(
        _("“%(trait)s” is asked to lie between %(low)s and %(high)s."), _("the lower value first"), _("Swap the two.")
    ),
    "too-many-traits": ErrorWords(
        _("The file tells %(count)s things of each customer."),
        _("at most %(most)s"),
        _("Leave out the columns by which you tell no customers apart."),
    ),
    "no-customers": ErrorWords(
        _("The column “%(column)s” of %(file)s names nobody."),
        _("a customer in at least one row"),
        _("Choose the column that tells customers apart."),
    ),
}

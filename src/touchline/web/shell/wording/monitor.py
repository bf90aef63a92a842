"""Words for errors in comparing two periods."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING = {
    "different-scales": ErrorWords(
        _("The two surveys rate on different scales."),
        _("the same scale in both"),
        _("Compare answers to the same question only."),
    ),
    "nothing-to-compare": ErrorWords(
        _("The two surveys have no touchpoint in common."),
        _("at least one touchpoint that both rate"),
        _("Choose another survey, or give the columns the same touchpoint when you bring the answers."),
    ),
}

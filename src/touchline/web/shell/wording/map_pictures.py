"""Words for errors of maps as pictures."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "paper-unknown": ErrorWords(
        _("“%(value)s” is no paper that maps are printed on"),
        _("one of %(papers)s"),
        _("Choose one page, A4 or A3."),
    ),
}

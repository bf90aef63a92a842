"""Words for errors in samples."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "unknown-sample": ErrorWords(
        _("There is no sample called “%(sample)s”."), _("one of %(samples)s"), _("Choose one of these.")
    ),
    "unknown-sample-language": ErrorWords(
        _("The samples are not written in “%(language)s”."), _("one of %(languages)s"), _("Choose one of these.")
    ),
}

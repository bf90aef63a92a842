"""What evidence on the map cannot be, in the reader's language."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "unknown-evidence-kind": ErrorWords(
        found=_("Evidence of a kind that is not known: %(kind)s."),
        expected=_("an interview, diary, survey, question to the events, look at the site or idea"),
        fix=_("Choose one of these kinds."),
    ),
    "half-life-not-positive": ErrorWords(
        found=_("A half-life of %(days)s days."),
        expected=_("at least one day"),
        fix=_("Set in the settings of the workspace how long evidence keeps half of its worth."),
    ),
}

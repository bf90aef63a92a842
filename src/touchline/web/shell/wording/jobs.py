"""What went wrong with work that ran later."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "job-stopped-unforeseen": ErrorWords(
        found=_("The work stopped with an error that we did not foresee."),
        expected=_("work that comes to its end"),
        fix=_("Try again. If it happens again, tell your administrator this name of the work: %(quote)s."),
    ),
    "job-ended-its-worker": ErrorWords(
        found=_("The work broke off %(times)s times at the same place."),
        expected=_("work that comes to its end"),
        fix=_("Perhaps the machine has too little memory for it. Ask your administrator, then try again."),
    ),
    "job-of-unknown-kind": ErrorWords(
        found=_("This version of Touchline does not know this kind of work (%(kind)s)."),
        expected=_("work that this version can do"),
        fix=_("Ask for the work again from the page where you started it."),
    ),
    "mail-refused": ErrorWords(
        found=_("The mail server did not take a letter to %(address)s."),
        expected=_("a mail server that takes it"),
        fix=_("Check the address and the mail server's settings, then try again."),
    ),
}

"""What is done to answers, as sentences of the audit trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "listen.mend_answers": _("%(who)s mended rows of the file %(subject)s."),
    "listen.import_answers": _("%(who)s brought the answers of the file %(subject)s."),
    "listen.make_survey": _("%(who)s made the survey “%(subject)s”."),
    "listen.word_survey": _("%(who)s changed the texts of the survey “%(subject)s”."),
    "listen.close_survey": _("%(who)s closed the survey “%(subject)s”."),
    "listen.open_survey": _("%(who)s opened the survey “%(subject)s” again."),
    "listen.remove_survey": _("%(who)s removed the survey “%(subject)s” and its answers."),
}

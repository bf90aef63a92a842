"""What is done to answers, as sentences of the audit trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "listen.import_answers": _("%(who)s brought the answers of the file %(subject)s."),
}

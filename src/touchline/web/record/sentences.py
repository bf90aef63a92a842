"""What is done to files, as sentences of the audit trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "record.bring_file": _("%(who)s uploaded the file %(subject)s."),
    "record.remove_file": _("%(who)s removed the file %(subject)s."),
    "record.import_events": _("%(who)s had the events of %(subject)s brought in."),
    "record.import_customers": _("%(who)s had the customers of %(subject)s brought in."),
    "record.bring_mended": _("%(who)s brought mended rows of %(subject)s."),
}

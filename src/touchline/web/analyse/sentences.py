"""What is computed on request, as sentences of the audit trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "analyse.find_drivers": _("%(who)s asked what goes with satisfaction in %(subject)s."),
    "analyse.follow_journeys": _("%(who)s asked what customers do."),
}

"""What is done to alerts, as sentences of the audit trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "monitor.raise_alerts": _("%(who)s saw touchpoints that changed: %(alerts)s."),
    "monitor.dismiss": _("%(who)s put the change of %(subject)s to rest."),
    "monitor.bring_back": _("%(who)s brought the change of %(subject)s back."),
}

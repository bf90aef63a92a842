"""What is done to alerts, as sentences of the audit trail."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES = {
    "monitor.raise_alerts": ngettext_lazy(
        "%(who)s saw that %(alerts)s touchpoint changed.", "%(who)s saw that %(alerts)s touchpoints changed.", "alerts"
    ),
    "monitor.dismiss": _("%(who)s put the change of %(subject)s to rest."),
    "monitor.bring_back": _("%(who)s brought the change of %(subject)s back."),
}

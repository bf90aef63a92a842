"""What is done to maps, as sentences of the audit trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "map.create_map": _("%(who)s made the map %(subject)s."),
}

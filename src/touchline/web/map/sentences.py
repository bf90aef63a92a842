"""What is done to maps, as sentences of the audit trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "map.create_map": _("%(who)s made the map %(subject)s."),
    "map.name_version": _("%(who)s kept the version %(subject)s of a map."),
    "map.rename_version": _("%(who)s renamed a version of a map to %(subject)s."),
    "map.delete_version": _("%(who)s deleted the version %(subject)s of a map."),
}

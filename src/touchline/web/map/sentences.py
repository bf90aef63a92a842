"""What is done to maps, as sentences of the audit trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "map.comment": _("%(who)s commented on %(subject)s."),
    "map.change_comment": _("%(who)s changed a comment on %(subject)s."),
    "map.remove_comment": _("%(who)s took away a comment on %(subject)s."),
    "map.bring_comment_back": _("%(who)s brought back a comment on %(subject)s."),
    "map.settle_comment": _("%(who)s settled comments on %(subject)s."),
    "map.open_comment": _("%(who)s opened comments on %(subject)s again."),
    "map.create_map": _("%(who)s made the map %(subject)s."),
    "map.import_map": _("%(who)s brought the map %(name)s out of a file."),
    "map.change_map": _("%(who)s changed the map %(name)s."),
    "map.archive_map": _("%(who)s put the map %(name)s away."),
    "map.bring_back_map": _("%(who)s brought the map %(name)s back."),
    "map.delete_map": _("%(who)s deleted the map %(name)s."),
    "map.remind": _("Touchline reminded %(whom)s to review %(name)s."),
    "map.name_version": _("%(who)s kept the version %(subject)s of a map."),
    "map.rename_version": _("%(who)s renamed a version of a map to %(subject)s."),
    "map.delete_version": _("%(who)s deleted the version %(subject)s of a map."),
}

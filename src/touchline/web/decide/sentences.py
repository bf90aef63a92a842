"""What is done to options and plans, as sentences of the audit trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "decide.prepare_options": _("%(who)s began a list of what could be done with each touchpoint."),
    "decide.add_option": _("%(who)s added the option “%(subject)s”."),
    "decide.change_option": _("%(who)s changed the option “%(subject)s”."),
    "decide.remove_option": _("%(who)s removed the option “%(subject)s”."),
    "decide.restore_option": _("%(who)s brought the option “%(subject)s” back."),
    "decide.bring_options": _("%(who)s brought options from a file: %(added)s new, %(changed)s changed."),
    "decide.adopt": _("%(who)s adopted the plan “%(plan)s”."),
}

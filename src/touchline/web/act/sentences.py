"""What is done to tasks, as sentences of the audit trail."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES = {
    "act.make_tasks": ngettext_lazy(
        "%(who)s made %(tasks)s task of the plan “%(subject)s”.",
        "%(who)s made %(tasks)s tasks of the plan “%(subject)s”.",
        "tasks",
    ),
    "act.add_task": _("%(who)s added the task “%(subject)s”."),
    "act.change_task": _("%(who)s changed the task “%(subject)s”."),
    "act.add_item": _("%(who)s added the step “%(item)s” to “%(subject)s”."),
    "act.tick_item": _("%(who)s ticked “%(item)s” of “%(subject)s”."),
    "act.untick_item": _("%(who)s took the tick off “%(item)s” of “%(subject)s”."),
    "act.remove_item": _("%(who)s removed the step “%(item)s” of “%(subject)s”."),
}

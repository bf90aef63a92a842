"""What is done to tasks, as sentences of the audit trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "act.make_tasks": _("%(who)s made the tasks of the plan “%(subject)s”: %(tasks)s."),
    "act.add_task": _("%(who)s added the task “%(subject)s”."),
    "act.change_task": _("%(who)s changed the task “%(subject)s”."),
}

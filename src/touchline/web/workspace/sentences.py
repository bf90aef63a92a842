"""The audit trail in sentences: what each action is called, in the reader's language.

Every room that writes the trail has such a file, with the actions it writes.
"""

import re
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchline.web.workspace.models import AuditEntry, Role

TAIL = re.compile(r"(?<=[^-])-[2-9a-z]{6}$")  # of a slug, which says nothing to a reader
SENTENCES = {
    "workspace.create": _("%(who)s made the workspace %(subject)s."),
    "workspace.change_settings": _("%(who)s changed the settings of %(subject)s."),
    "workspace.change_role": _("%(who)s gave %(subject)s the role %(role)s, which was %(was)s."),
    "workspace.remove_member": _("%(who)s removed %(subject)s from the workspace."),
    "workspace.invite": _("%(who)s invited %(subject)s as %(role)s."),
    "workspace.revoke_invitation": _("%(who)s took back the invitation %(subject)s."),
    "workspace.join": _("%(who)s joined as %(role)s."),
    "workspace.cancel_job": _("%(who)s cancelled the work “%(subject)s”."),
    "workspace.try_job_again": _("%(who)s tried the work “%(subject)s” again."),
    "workspace.make_api_key": _("%(who)s made the API key “%(subject)s”."),
    "workspace.revoke_api_key": _("%(who)s revoked the API key “%(subject)s”."),
    "workspace.make_reset_link": _("%(who)s made a link with which %(subject)s can set a new password."),
}


def sentence(entry: AuditEntry) -> str:
    """Return what was done, as a sentence."""
    who = str(entry.person) if entry.person else gettext("Touchline")
    if key := entry.details.get("api_key"):
        who = gettext("A program with the key “%(key)s” of %(who)s") % {"key": key, "who": who}
    subject = entry.details.get("name") or entry.details.get("title") or TAIL.sub("", entry.subject)
    details = {name: worded(value) for name, value in entry.details.items()}
    return str(form_of(entry.action) % Known(details | {"who": who, "subject": subject}))


def title(action: str) -> str:
    """Return an action's sentence with its names left open, to choose it from a list."""
    return str(form_of(action) % Known())


class Blank(int):
    """What is left open in a sentence: a word, or a number that asks for the plural."""

    def __str__(self) -> str:
        return "…"


class Known(dict[str, Any]):
    """What is known of an action; the rest is left open."""

    def __missing__(self, name: str) -> Blank:
        return Blank(5)


def form_of(action: str) -> Any:
    """Return the form of an action's sentence: a text, or one for each plural, to be filled with %.

    The room's file is found by name, as a job's handler is.
    """
    room = action.partition(".")[0]
    name = f"touchline.web.{room}.sentences"
    forms = import_module(name).SENTENCES if room in settings.ROOMS and find_spec(name) else {}
    return forms.get(action, _("%(who)s changed %(subject)s."))


def worded(value: Any) -> Any:
    """Return a role by its name in the reader's language, anything else as it is."""
    return Role(value).label if value in Role.values else value

"""What an import would do, in words: counted at the head, noted below."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchline.web.map import operations
from touchline.web.shell.formats import number

COUNTED: tuple[tuple[tuple[str, ...], Callable[[int], str]], ...] = (
    (("place",), lambda n: ngettext("%(count)s card added", "%(count)s cards added", n)),
    (("take-off",), lambda n: ngettext("%(count)s taken off", "%(count)s taken off", n)),
    (("move",), lambda n: ngettext("%(count)s moved", "%(count)s moved", n)),
    (("edit",), lambda n: ngettext("%(count)s touchpoint changed", "%(count)s touchpoints changed", n)),
    (("edit-experience",), lambda n: ngettext("%(count)s experience changed", "%(count)s experiences changed", n)),
    (("add-stage",), lambda n: ngettext("%(count)s stage added", "%(count)s stages added", n)),
    (("add-segment",), lambda n: ngettext("%(count)s segment added", "%(count)s segments added", n)),
    (
        ("add-lane", "edit-lane", "move-lane", "remove-lane", "add-cell", "edit-cell", "remove-cell"),
        lambda n: ngettext("%(count)s change of lanes", "%(count)s changes of lanes", n),
    ),
    (("link", "unlink"), lambda n: ngettext("%(count)s change of evidence", "%(count)s changes of evidence", n)),
    (("edit-map",), lambda _n: _("the map's own details changed")),
)
NOTES: Mapping[str, Callable[[], str]] = {
    "no-member": lambda: _("%(value)s is no member here, so nobody new becomes responsible"),
    "no-rule": lambda: _("who belongs to the segment is not taken: the traits it asks for are not known here"),
    "no-card": lambda: _("stands on no card of the file, so it is not added"),
    "twice": lambda: _("stands twice in one cell of the file; one card is taken"),
}


@dataclass(frozen=True, slots=True)
class Noted:
    """One note: of what it speaks, and what is said."""

    name: str
    text: str


def head(plan: operations.Plan) -> str:
    """Say in one line what would be done."""
    times = Counter(change.operation for change in plan.changes)
    counted = [(sum(times[one] for one in of), said) for of, said in COUNTED]
    told = [said(count) % numbered(count) for count, said in counted if count]
    return f"{', '.join(told)}." if told else _("The map says all this already.")


def notes(plan: operations.Plan) -> list[Noted]:
    return [Noted(note.name, NOTES[note.code]() % {"value": note.value}) for note in plan.notes]


def used(plan: operations.Plan) -> str:
    """Say which touchpoints of the library the file means."""
    count = len(plan.known)
    if not count:
        return ""
    said = ngettext(
        "%(count)s touchpoint of the file is known here already: it is used, not doubled.",
        "%(count)s touchpoints of the file are known here already: they are used, not doubled.",
        count,
    )
    return said % numbered(count)


def numbered(count: int) -> dict[str, str]:
    return {"count": number(count)}

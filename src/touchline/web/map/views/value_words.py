"""What a field of a touchpoint, an experience, a stage or a map holds, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchline.web.identify.models import Control, Importance, Kind, Phase, Status
from touchline.web.map.models import Judge, MapKind, MapState, Met
from touchline.web.shell.formats import number, percent
from touchline.web.workspace.models import Member

CHOICES: Mapping[str, Any] = {
    "status": Status,
    "control": Control,
    "phase": Phase,
    "importance": Importance,
    "expectations_met": Met,
    "met_judged_by": Judge,
    "kind": MapKind,
    "state": MapState,
}
LONGEST = 240


def value_words(name: str, value: Any, members: Mapping[int, Member]) -> str:
    """Word what a field holds; a dash when it says nothing."""
    if value in (None, "", [], {}):
        return "–"
    if name in CHOICES and value in CHOICES[name].values:
        return str(CHOICES[name](value).label)
    if name == "responsible":
        return str(members[value].person) if value in members else _("somebody who left")
    if isinstance(value, list):
        return listed(name, value)
    return amount(name, value) if isinstance(value, int | float) else str(value)[:LONGEST]


def amount(name: str, value: float) -> str:
    """Word a number, a share or a yes and no."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name.endswith("_share"):
        return percent(value)
    return number(value, 0 if value == int(value) else 2)


def listed(name: str, entries: list[Any]) -> str:
    """Word a list: kinds by their names, interactions, processes and links by what they are called."""
    if name == "kinds":
        return ", ".join(str(Kind(kind).label) for kind in entries if kind in Kind.values)
    called = [str(one.get("type") or one.get("name") or one.get("label") or one.get("url")) for one in entries[:5]]
    more = len(entries) - len(called)
    rest = ngettext("and %(count)s more", "and %(count)s more", more) % {"count": number(more)} if more else ""
    return ", ".join([*called, *([rest] if rest else [])])[:LONGEST]

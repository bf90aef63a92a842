"""Two maps side by side: the difference in words, and drawn."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchline.engine import map as engine
from touchline.engine.errors import UnusableInputError
from touchline.web.identify import queries as library
from touchline.web.map import queries
from touchline.web.map.models import Map
from touchline.web.map.views import difference_words, replies
from touchline.web.map.views.sides import TODAY, choices, side
from touchline.web.shell.formats import number
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
@replies.of_map
def compare(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Compare two versions, a version and today, or two maps."""
    old_key, new_key = request.GET.get("from") or usual(map), request.GET.get("to") or TODAY
    shown: dict[str, Any] = {"map": map, "choices": choices(map), "from_key": old_key, "to_key": new_key}
    shown["may_edit"] = replies.may_edit(request)
    if old_key:
        try:
            shown |= compared(map, old_key, new_key)
        except UnusableInputError as beyond:
            shown["trouble"] = words(beyond)
    return render(request, "map/compare.html", shown, status=422 if "trouble" in shown else 200)


def usual(map: Map) -> str:
    """Return with what a map is compared when nobody says: its latest version, else another map."""
    latest = next(iter(queries.versions(map)), None)
    if latest:
        return f"version.{latest.slug}"
    other = next((other for other in queries.map_rows(map.workspace) if other != map), None)
    return f"map.{other.slug}" if other else ""


def compared(map: Map, old_key: str, new_key: str) -> dict[str, Any]:
    old, new = side(map, old_key), side(map, new_key)
    found = engine.comparison(old.document, new.document)
    names = difference_words.names_in(found.old, found.new)
    members = {member.pk: member for member in library.members(map.workspace)}
    return {
        "old": old,
        "new": new,
        "summary": summary(found),
        "groups": difference_words.groups(found.changes, names),
        "edits": difference_words.edits(found.changes, names, members),
        "columns": difference_words.drawn(found, names),
        "legend": [(mark, *said) for mark, said in difference_words.MARKS.items() if mark != "same"],
        "differs": bool(found.changes),
        "can_restore": new_key == TODAY and not old_key.startswith("map.") and old_key != TODAY,
    }


def summary(found: engine.Comparison) -> str:
    """Say in one line how many cards came, went, moved and changed."""
    counts = found.counts
    if not found.changes:
        return _("The two are the same.")
    told = [
        ngettext("%(count)s card added", "%(count)s cards added", counts["added"]) % numbered(counts["added"]),
        ngettext("%(count)s taken off", "%(count)s taken off", counts["removed"]) % numbered(counts["removed"]),
        ngettext("%(count)s moved", "%(count)s moved", counts["moved"]) % numbered(counts["moved"]),
        ngettext("%(count)s changed", "%(count)s changed", counts["changed"]) % numbered(counts["changed"]),
        ngettext("%(count)s as before", "%(count)s as before", counts["same"]) % numbered(counts["same"]),
    ]
    return ", ".join(told) + "."


def numbered(count: int) -> dict[str, str]:
    return {"count": number(count)}

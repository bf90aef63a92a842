"""Versions of a map, and what is asked of its history."""

from django.db.models import Q

from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Change, Map, Placement, Version
from touchline.web.shell.paging import Page, page
from touchline.web.workspace.models import Person

KINDS = {
    "cards": ("add", "remove", "place", "take-off", "move"),
    "details": ("edit",),
    "experience": ("edit-experience",),
    "evidence": ("link", "unlink", "attach", "detach", "edit-file"),
    "lanes": ("add-lane", "edit-lane", "move-lane", "remove-lane", "add-cell", "edit-cell", "remove-cell"),
    "map": ("edit-map",),
}


def versions(map: Map) -> list[Version]:
    """Return the versions of a map, the latest first, without what they keep."""
    return list(Version.objects.filter(map=map).select_related("person").defer("document"))


def version(map: Map, slug: str) -> Version:
    """Return a version by its URL name. Raises Version.DoesNotExist."""
    return Version.objects.select_related("map__workspace", "person").get(map=map, slug=slug)


def filtered_history(map: Map, *, person: str = "", kind: str = "", after: str = "") -> Page[Change]:
    """Return the changes of a map, the latest first, a page at a time; of one person (by number), of one kind."""
    changes = Change.objects.filter(map=map).select_related("person", "undone_by", "revision")
    if person.isascii() and person.isdigit():
        changes = changes.filter(person=int(person[:18]))
    if kind in KINDS:
        changes = changes.filter(operation__in=KINDS[kind])
    return page(changes, after=after, order=("-pk",))


def people_in_history(map: Map) -> list[Person]:
    """Return who changed a map, by name."""
    return list(Person.objects.filter(pk__in=Change.objects.filter(map=map).values("person")).order_by("name", "pk"))


def whole_history_of(touchpoint: Touchpoint, *, after: str = "") -> Page[Change]:
    """Return the changes of a touchpoint and its cards on all maps, the latest first, a page at a time."""
    cards = Placement.objects.filter(touchpoint=touchpoint).values("slug")
    of_it = Q(subject=touchpoint.slug) | Q(before__touchpoint=touchpoint.slug) | Q(after__touchpoint=touchpoint.slug)
    found = Change.objects.filter(of_it | Q(subject__in=cards), map__workspace=touchpoint.workspace)
    return page(found.select_related("map__workspace", "person", "undone_by"), after=after, order=("-pk",))


def newest_change(map: Map) -> str:
    """Return the URL name of a map's latest change; empty when there is none."""
    return Change.objects.filter(map=map).order_by("-pk").values_list("slug", flat=True).first() or ""

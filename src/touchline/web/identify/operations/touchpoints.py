"""Touchpoints: the library record. Where they stand is the map's business."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from touchline.web.identify import queries
from touchline.web.identify.models import Touchpoint
from touchline.web.shell.errors import StaleEdit
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Member, Person, Workspace
from touchline.web.workspace.operations import audit

EDITABLE = frozenset(
    {
        "name",
        "kinds",
        "channel",
        "status",
        "direct",
        "control",
        "protected",
        "responsible",
        "monthly_cost_minor",
        "note",
        "review_by",
    }
)


class StaleEditError(StaleEdit):
    """Somebody else changed the touchpoint since it was read; touchpoint is how it stands now."""

    def __init__(self, touchpoint: Touchpoint) -> None:
        super().__init__(touchpoint.slug)
        self.touchpoint = touchpoint


class TouchpointInUseError(Exception):
    """Something else (a card, a question, an option, a reading) still speaks of the touchpoint."""


@transaction.atomic
def create_touchpoint(
    workspace: Workspace,
    *,
    name: str,
    kinds: Sequence[str] = (),
    channel: str = "",
    status: str = "live",
    person: Person | None,
    **more: Any,
) -> Touchpoint:
    """Add one touchpoint to the workspace's library. Raises TypeError for a field that it does not have."""
    if strange := set(more) - EDITABLE:
        raise TypeError(f"a touchpoint has no {sorted(strange)}")
    fields = {"name": name, "kinds": list(kinds), "channel": channel, "status": status, **more}
    touchpoint = Touchpoint.objects.create(workspace=workspace, slug=new_slug(name), **fields)
    audit.note(workspace, person, "identify.create_touchpoint", touchpoint.slug, name=name)
    return touchpoint


@transaction.atomic
def create_touchpoints(workspace: Workspace, *, names: Iterable[str], person: Person | None) -> list[Touchpoint]:
    """Add a touchpoint for each name that the library does not hold yet; case and outer spaces do not count."""
    known = queries.touchpoints_by_name(workspace)
    fresh: dict[str, str] = {}
    for name in (" ".join(name.split()) for name in names):
        if name and name.casefold() not in known:
            fresh.setdefault(name.casefold(), name)
    return [create_touchpoint(workspace, name=name, person=person) for name in fresh.values()]


@dataclass(frozen=True, slots=True)
class NewTouchpoint:
    """What is known of a touchpoint when it is added with others."""

    name: str
    kinds: tuple[str, ...] = ()
    channel: str = ""
    responsible: Member | None = None


@transaction.atomic
def create_library(workspace: Workspace, new: Sequence[NewTouchpoint], *, person: Person | None) -> list[Touchpoint]:
    """Add many touchpoints at once, in the same order, in two queries."""
    made = Touchpoint.objects.bulk_create(
        Touchpoint(
            workspace=workspace,
            slug=new_slug(one.name),
            name=one.name,
            kinds=list(one.kinds),
            channel=one.channel,
            responsible=one.responsible,
        )
        for one in new
    )
    audit.note_many(
        workspace,
        person,
        "identify.create_touchpoint",
        {touchpoint.slug: {"name": touchpoint.name} for touchpoint in made},
    )
    return made


@transaction.atomic
def change_touchpoint(touchpoint: Touchpoint, *, version: int, person: Person | None, **fields: Any) -> Touchpoint:
    """Change fields of a touchpoint that was read at this version, and return it as it stands now.

    Raises StaleEditError when somebody changed it since, TypeError for a field that cannot be changed.
    """
    if strange := set(fields) - EDITABLE:
        raise TypeError(f"{sorted(strange)} of a touchpoint cannot be changed")
    fresh = Touchpoint.objects.filter(pk=touchpoint.pk, version=version)
    changed = fresh.update(version=version + 1, **fields)
    current = Touchpoint.objects.select_related("responsible__person", "workspace").get(pk=touchpoint.pk)
    if not changed:
        raise StaleEditError(current)
    told = {"name": current.name, "fields": sorted(fields)}
    audit.note(current.workspace, person, "identify.change_touchpoint", current.slug, **told)
    return current


def note_reminded(touchpoint: Touchpoint) -> None:
    """Keep that the responsible person was reminded of the touchpoint's review date."""
    Touchpoint.objects.filter(pk=touchpoint.pk).update(reminded_for=touchpoint.review_by)


@transaction.atomic
def remove_touchpoint(touchpoint: Touchpoint, *, person: Person | None) -> None:
    """Delete a touchpoint that nothing speaks of. Raises TouchpointInUseError."""
    if queries.is_used(touchpoint):
        raise TouchpointInUseError(touchpoint.slug)
    audit.note(touchpoint.workspace, person, "identify.remove_touchpoint", touchpoint.slug, name=touchpoint.name)
    touchpoint.delete()

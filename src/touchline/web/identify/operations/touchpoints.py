"""Touchpoints: the library record. Where they stand is the map's business."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.db import transaction

from touchline.web.identify import queries
from touchline.web.identify.models import Touchpoint
from touchline.web.identify.operations.fields import (
    LISTS,
    TEXTS,
    is_text_in_language,
    refuse_conflicts,
    write_fields,
    write_list,
)
from touchline.web.shell.errors import StaleEdit
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Member, Person, Workspace
from touchline.web.workspace.operations import audit

AT_ONCE = 300  # rows a query
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
        "department",
        "place",
        "systems",
        "data_generated",
        "data_shared",
        "cost_per_contact",
        "staff_minutes_per_contact",
        "contacts_per_month",
        "effort_minutes",
        "effort_trips",
        "effort_contacts",
        "optimal_experience",
        "tone",
        "links",
        "source_language",
        *LISTS,
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
    lists = {field: more.pop(field) for field in LISTS if field in more}
    fields = {"name": name, "kinds": list(kinds), "channel": channel, "status": status, **more}
    touchpoint = Touchpoint.objects.create(workspace=workspace, slug=new_slug(name), **fields)
    for field, entries in lists.items():
        write_list(touchpoint, field, entries)
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
def change_touchpoint(
    touchpoint: Touchpoint,
    *,
    version: int | None = None,
    seen: Mapping[str, int] | None = None,
    person: Person | None,
    **fields: Any,
) -> Touchpoint:
    """Change fields of a touchpoint, and return it as it stands now. A name such as note@ro is a text in a language.

    version: at which the whole was read; seen: at which each field was read. What was not read is not compared.
    Raises StaleEditError or FieldConflictError when somebody changed it since, TypeError for a field that cannot be
    changed.
    """
    if strange := {name for name in fields if name not in EDITABLE and not is_text_in_language(name, TEXTS)}:
        raise TypeError(f"{sorted(strange)} of a touchpoint cannot be changed")
    current = locked_touchpoint(touchpoint)
    if version is not None and current.version != version:
        raise StaleEditError(current)
    refuse_conflicts(current, fields, seen or {})
    write_fields(current, fields)
    current = read_again(current)
    told = {"name": current.name, "fields": sorted(fields)}
    audit.note(current.workspace, person, "identify.change_touchpoint", current.slug, **told)
    return current


def note_reminded(touchpoint: Touchpoint) -> None:
    """Keep that the responsible person was reminded of the touchpoint's review date."""
    Touchpoint.objects.filter(pk=touchpoint.pk).update(reminded_for=touchpoint.review_by)


def locked_touchpoint(touchpoint: Touchpoint) -> Touchpoint:
    """Return a touchpoint as it stands now; nobody else writes it to the end of the transaction."""
    Touchpoint.objects.select_for_update().get(pk=touchpoint.pk)
    return read_again(touchpoint)


def read_again(touchpoint: Touchpoint) -> Touchpoint:
    return Touchpoint.objects.select_related("responsible__person", "workspace").get(pk=touchpoint.pk)


@transaction.atomic
def make_touchpoint_again(workspace: Workspace, *, slug: str, told: Mapping[str, Any]) -> Touchpoint:
    """Return the touchpoint of this URL name, made anew from what a change kept of it if it is gone."""
    plain = {name: value for name, value in told.items() if name in EDITABLE and name not in LISTS}
    plain["responsible"] = Member.objects.filter(workspace=workspace, pk=plain.pop("responsible", None)).first()
    touchpoint, made = Touchpoint.objects.get_or_create(workspace=workspace, slug=slug, defaults=plain)
    more = {name: value for name, value in told.items() if name in LISTS or is_text_in_language(name, TEXTS)}
    if made and more:
        write_fields(touchpoint, more)
    return touchpoint


@transaction.atomic
def remove_touchpoint(touchpoint: Touchpoint, *, person: Person | None) -> None:
    """Delete a touchpoint that nothing speaks of. Raises TouchpointInUseError."""
    if queries.is_used(touchpoint):
        raise TouchpointInUseError(touchpoint.slug)
    audit.note(touchpoint.workspace, person, "identify.remove_touchpoint", touchpoint.slug, name=touchpoint.name)
    touchpoint.delete()


@transaction.atomic
def remove_unused(touchpoints: Sequence[Touchpoint], *, person: Person | None) -> None:
    """Delete those of some touchpoints of one workspace that nothing speaks of, in a handful of queries.

    Those that are parts of others go one after another, in this order: a whole stays while it has parts.
    """
    wholes = {touchpoint.parent_id for touchpoint in touchpoints} - {None}
    apart = [touchpoint for touchpoint in touchpoints if touchpoint.parent_id or touchpoint.pk in wholes]
    for touchpoint in apart:
        if not queries.is_used(touchpoint):
            remove_touchpoint(touchpoint, person=person)
    others = [touchpoint for touchpoint in touchpoints if touchpoint not in apart]
    used = queries.used(others)
    gone = [touchpoint for touchpoint in others if touchpoint.pk not in used]
    if gone:
        names = {touchpoint.slug: {"name": touchpoint.name} for touchpoint in gone}
        audit.note_many(gone[0].workspace, person, "identify.remove_touchpoint", names)
    for some in batched((touchpoint.pk for touchpoint in gone), AT_ONCE):
        Touchpoint.objects.filter(pk__in=some).delete()

"""A map out of a file brought into a workspace, in one transaction and one step."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import batched, groupby
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from touchline.engine import map as engine
from touchline.engine.map import formats
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Revision, Touchpoint
from touchline.web.map.models import (
    EXPERIENCE_FIELDS,
    EXPERIENCE_TEXTS,
    Change,
    Experience,
    Map,
    Placement,
    change_slug,
)
from touchline.web.map.operations.in_bulk import edit_experiences, edit_touchpoints, link_all
from touchline.web.map.operations.maps import change_map, create_map
from touchline.web.map.operations.moving import move_all
from touchline.web.map.operations.placements import lock
from touchline.web.map.operations.planning import Choice, Plan, plan
from touchline.web.map.operations.records import whole_records
from touchline.web.map.operations.restoring import CARRIED_OUT, GONE, RestoreRefusedError
from touchline.web.map.operations.steps import newest_change
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit

SAFE = re.compile(r"[a-z0-9_-]{2,60}")
GROUPS = ("stages", "segments", "lanes", "touchpoints", "placements", "cells", "evidence")
Together = Callable[[Map, Sequence[engine.Change], Person | None], None]
ROWS = {"stages": "add-stage", "segments": "add-segment"}


class ImportMovedOnError(Exception):
    """What would be done is no longer what was shown; plan is what would be done now. Nothing was written."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan.fingerprint)
        self.plan = plan


@transaction.atomic
def import_map(
    workspace: Workspace, brought: formats.Brought, choice: Choice, *, seen: str, person: Person | None
) -> tuple[Map, int]:
    """Bring a map out of a file, as it was shown, and return the map and how many changes it took.

    seen: the fingerprint of the plan that was shown. Raises ImportMovedOnError when it is another by now,
    RestoreRefusedError when something of it is refused, UnusableInputError as plan does; then nothing is written.
    """
    workspace = identify.locked(workspace)
    held = lock(choice.map) if choice.map else None
    found = plan(workspace, brought, replace(choice, map=held))
    if found.fingerprint != seen:
        raise ImportMovedOnError(found)
    map = held or create_map(workspace, person=person, **dict(found.target.map))
    target = with_url_names(map, found)
    changes = found.changes if target == found.target else engine.difference(found.today, target)
    try:
        count = carry_out(map, changes, found, person)
    except GONE as gone:
        raise RestoreRefusedError from gone
    audit.note(workspace, person, "map.import_map", map.slug, name=map.name, changes=count)
    return map, count


def with_url_names(map: Map, found: Plan) -> engine.Document:
    """Give what is new the id of the file where that can stand in an address, and else one of its own."""
    target, today = found.target, found.today
    renamed: dict[str, dict[str, str]] = {}
    for kind in GROUPS:
        known = ids_of(getattr(today, kind))
        taken = {*known, *(slugs_of_library(map.workspace) if kind == "touchpoints" else ())}
        told: dict[str, str] = {}
        for id in ids_of(getattr(target, kind)):
            if id not in known and (not SAFE.fullmatch(id) or id in taken):
                told[id] = new_slug(name_of(target, kind, id))
        renamed[kind] = told
    return formats.with_ids(target, renamed)


def ids_of(group: Sequence[engine.Record] | Mapping[str, Any]) -> list[str]:
    return list(group) if isinstance(group, Mapping) else [one.id for one in group]


def slugs_of_library(workspace: Workspace) -> set[str]:
    return set(Touchpoint.objects.filter(workspace=workspace).values_list("slug", flat=True))


def name_of(target: engine.Document, kind: str, id: str) -> str:
    """Return what a new URL name begins with."""
    if kind == "placements":
        id = target.placements[id].touchpoint
        return str(target.touchpoints[id].get("name", id))
    if kind in ("cells", "evidence"):
        return str(target.evidence[id].get("kind", "")) if kind == "evidence" else "cell"
    group = getattr(target, kind)
    says = group[id] if isinstance(group, Mapping) else next(one.fields for one in group if one.id == id)
    return str(says.get("name") or says.get("key") or id)


def carry_out(map: Map, changes: Sequence[engine.Change], found: Plan, person: Person | None) -> int:
    """Make the changes of a plan one step, together with the stages and segments that it needs."""
    newest = newest_change(map)
    revisions = [revision for kind in ROWS if (revision := bring_rows(map, kind, changes, person))]
    rest = [change for change in changes if change.operation not in ROWS.values()]
    new = new_records(rest, but=found.today.touchpoints)
    identify.bring_touchpoints(map.workspace, new, person=person)
    fresh = fresh_cells(found.today, rest)
    for together, run in groupby(rest, key=lambda change: way_of(change, fresh)):
        if together:
            together(map, list(run), person)
        else:
            for change in run:
                do(map, change, person)
    made = Change.objects.filter(map=map, pk__gt=newest)
    tell_new(made, set(new))
    join(made, revisions)
    return made.count() + len(revisions)


def bring_rows(map: Map, kind: str, changes: Sequence[engine.Change], person: Person | None) -> Revision | None:
    new = {}
    for change in changes:
        if change.operation == ROWS[kind]:
            told = dict(change.after or {})
            new[change.subject] = (told.pop("position"), told)
    return identify.bring_rows(map.workspace, kind, new, person=person) if new else None


def new_records(changes: Sequence[engine.Change], *, but: Collection[str]) -> dict[str, engine.diff.Facts]:
    """Return what the touchpoints say that cards bring with them, by URL name, beyond those that are known (but)."""
    brought = [change.after for change in changes if change.operation == "place" and change.after]
    return {facts["touchpoint"]: facts["record"] for facts in brought if facts["touchpoint"] not in but}


def tell_new(made: QuerySet[Change], new: set[str]) -> None:
    """Say of the first card of each new touchpoint that it brought it: taken back, it takes it along."""
    first: list[int] = []
    for change in made.filter(operation="place").order_by("pk").only("pk", "after"):
        touchpoint = (change.after or {})["touchpoint"]
        if touchpoint in new:
            new.discard(touchpoint)
            first.append(change.pk)
    for some in batched(first, 500):
        made.filter(pk__in=some).update(operation="add")


def join(made: QuerySet[Change], revisions: Sequence[Revision]) -> None:
    """Let all that was done be taken back as one."""
    if not revisions:
        made.update(group=change_slug())
        return
    first, *others = revisions
    for other in others:
        first.aside = {**first.aside, "with": other.slug}
        first.save(update_fields=["aside"])
    made.update(revision=first, group=first.slug)


def do(map: Map, change: engine.Change, person: Person | None) -> None:
    if change.operation == "edit-map":
        now = Map.objects.get(pk=map.pk)
        said = dict(change.after or {})
        change_map(now, seen={name: now.version_of(name) for name in said}, person=person, **said)
        return
    CARRIED_OUT[change.operation](map, change, person)


def fresh_cells(today: engine.Document, changes: Sequence[engine.Change]) -> set[tuple[str, str | None]]:
    """Return the cells that are empty and only get new cards: these can be put down all at once."""
    taken = {(card.stage, card.segment) for card in today.placements.values()}
    for change in changes:
        if change.operation == "move" and change.after:
            taken.add((change.after["stage"], change.after["segment"]))
    places = [change.after for change in changes if change.operation == "place" and change.after]
    return {(facts["stage"], facts["segment"]) for facts in places} - taken


def way_of(change: engine.Change, fresh: set[tuple[str, str | None]]) -> Together | None:
    """Return how changes of this kind are made many at once; None for one by one."""
    facts = change.after or {}
    if change.operation == "place":
        return place_all if (facts["stage"], facts["segment"]) in fresh else None
    if change.operation == "edit":
        return None if facts.keys() & identify.LISTS.keys() else edit_touchpoints
    return {"edit-experience": edit_experiences, "link": link_all, "move": move_cards}.get(change.operation)


def move_cards(map: Map, changes: Sequence[engine.Change], person: Person | None) -> None:
    if not move_all(map, changes, person):
        for change in changes:
            do(map, change, person)


def place_all(map: Map, changes: Sequence[engine.Change], person: Person | None) -> None:
    """Put cards into empty cells, in a handful of queries."""
    told = {change.subject: dict(change.after or {}) for change in changes}
    slugs = {facts["touchpoint"] for facts in told.values()}
    touchpoints = {one.slug: one for one in Touchpoint.objects.filter(workspace=map.workspace, slug__in=slugs)}
    stages = {one.slug: one for one in library.stages(map.workspace)}
    segments = {one.slug: one for one in library.segments(map.workspace)}
    records = whole_records(touchpoints.values())
    cards = Placement.objects.bulk_create(
        Placement(
            map=map,
            slug=slug,
            touchpoint=touchpoints[facts["touchpoint"]],
            stage=stages[facts["stage"]],
            segment=segments[facts["segment"]] if facts["segment"] else None,
            position=facts["position"],
        )
        for slug, facts in told.items()
    )
    Experience.objects.bulk_create(
        unsaved_experience(card, told[card.slug]["experience"]) for card in cards if told[card.slug].get("experience")
    )
    Change.objects.bulk_create(
        Change(
            map=map,
            operation="place",
            subject=card.slug,
            after={**told[card.slug], "record": records[card.touchpoint_id]},
            person=person,
        )
        for card in cards
    )


def unsaved_experience(card: Placement, says: Mapping[str, Any]) -> Experience:
    plain = {name: value for name, value in says.items() if name in EXPERIENCE_FIELDS}
    return Experience(placement=card, texts=identify.texts_of(says, EXPERIENCE_TEXTS), **plain)

"""What can be asked about stages and touchpoints."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from itertools import batched
from typing import Any

import polars as pl
from django.db.models import Count, F, Model, QuerySet, prefetch_related_objects
from django.utils.timezone import localdate

from touchline.engine.errors import UnusableInputError
from touchline.engine.identify import Branch, Counted, Rule, branches, counted, rule
from touchline.web.identify.models import (
    Attachment,
    CustomerType,
    EventRule,
    Interaction,
    Persona,
    Process,
    Revision,
    Segment,
    Stage,
    Status,
    Touchpoint,
)
from touchline.web.record import queries as record
from touchline.web.shell.paging import Page, page
from touchline.web.workspace.models import Member, Person, Workspace

AT_ONCE = 300  # rows a query
PARTS = (EventRule, Interaction, Process)
NAMED_AT_MOST = 5
SOON_DAYS = 30
DATED = ("due", "soon", "dated")
REVIEWS = (*DATED, "none")


def stages(workspace: Workspace) -> list[Stage]:
    """Return the stages in the order in which a customer walks them."""
    return list(workspace.stages.all())


def stage_rows(workspace: Workspace) -> QuerySet[Stage]:
    """Return the stages for a form to choose from."""
    return Stage.objects.filter(workspace=workspace)


def stage(workspace: Workspace, slug: str) -> Stage:
    """Return a stage by its URL name. Raises Stage.DoesNotExist."""
    return workspace.stages.get(slug=slug)


def touchpoints(workspace: Workspace) -> list[Touchpoint]:
    """Return every touchpoint of the library, by name."""
    return list(Touchpoint.objects.filter(workspace=workspace).select_related("responsible__person"))


def touchpoint_rows(workspace: Workspace) -> QuerySet[Touchpoint]:
    """Return the touchpoints of the library, each with who is responsible."""
    return Touchpoint.objects.filter(workspace=workspace).select_related("responsible__person")


def touchpoint(workspace: Workspace, slug: str) -> Touchpoint:
    """Return a touchpoint by its URL name. Raises Touchpoint.DoesNotExist."""
    return workspace.touchpoints.select_related("responsible__person").get(slug=slug)


def has_touchpoint(workspace: Workspace, slug: str) -> bool:
    """Say whether a touchpoint of that URL name is in the library."""
    return workspace.touchpoints.filter(slug=slug).exists()


def with_lists(touchpoint: Touchpoint) -> Touchpoint:
    """Read the interactions and processes of a touchpoint once, for whoever only looks at it."""
    prefetch_related_objects([touchpoint], "interactions", "processes")
    return touchpoint


def touchpoints_by_name(workspace: Workspace) -> dict[str, Touchpoint]:
    """Return the library by casefolded name; of equal names the oldest."""
    newest_first = Touchpoint.objects.filter(workspace=workspace).order_by("-pk")
    return {" ".join(touchpoint.name.split()).casefold(): touchpoint for touchpoint in newest_first}


def library(workspace: Workspace, *, review: str = "", after: str = "") -> Page[Touchpoint]:
    """Return the library a page at a time, each with its cards: all by name, or those of a kind of review date."""
    rows = Touchpoint.objects.filter(workspace=workspace).select_related("responsible__person")
    order = ("review_by", "name", "pk") if review in DATED else ("name", "pk")
    return page(reviewed(workspace, review, rows).prefetch_related("placements__stage"), after=after, order=order)


def reviewed(workspace: Workspace, review: str, rows: QuerySet[Touchpoint]) -> QuerySet[Touchpoint]:
    """Keep the touchpoints whose review date is due by now, soon (in 30 days), dated at all or none; else all.

    What is retired is never due.
    """
    today = localdate(timezone=workspace.zone)
    wanted: dict[str, dict[str, Any]] = {
        "due": {"review_by__lte": today},
        "soon": {"review_by__gt": today, "review_by__lte": today + timedelta(days=SOON_DAYS)},
        "dated": {"review_by__isnull": False},
        "none": {"review_by": None},
    }
    kept = rows.exclude(status=Status.RETIRED) if review in ("due", "soon") else rows
    return kept.filter(**wanted.get(review, {}))


def review_counts(workspace: Workspace) -> dict[str, int]:
    """Return how many touchpoints there are of each kind of review date; of all under the empty name."""
    rows = Touchpoint.objects.filter(workspace=workspace)
    return {review: reviewed(workspace, review, rows).count() for review in ("", *REVIEWS)}


def touchpoint_count(workspace: Workspace) -> int:
    return Touchpoint.objects.filter(workspace=workspace).count()


def counted_stages(workspace: Workspace) -> QuerySet[Stage]:
    """Return the stages in order, each with how many cards it has as `cards`."""
    return stage_rows(workspace).annotate(cards=Count("placements"))


def members(workspace: Workspace) -> list[Member]:
    """Return who can be responsible for a touchpoint, by name."""
    return list(member_rows(workspace))


def member_rows(workspace: Workspace) -> QuerySet[Member]:
    """Return the members for a form to choose from."""
    return Member.objects.filter(workspace=workspace).select_related("person").order_by("person__name", "pk")


def segments(workspace: Workspace) -> list[Segment]:
    """Return the segments in the order of the map's rows."""
    return list(segment_rows(workspace))


def segment_rows(workspace: Workspace) -> QuerySet[Segment]:
    """Return the segments for a form to choose from."""
    return Segment.objects.filter(workspace=workspace)


def counted_segments(workspace: Workspace) -> QuerySet[Segment]:
    """Return the segments in order, each with how many cards it has as `cards`."""
    return segment_rows(workspace).annotate(cards=Count("placements"))


def segment(workspace: Workspace, slug: str) -> Segment:
    """Return a segment by its URL name. Raises Segment.DoesNotExist."""
    return workspace.segments.get(slug=slug)


def segments_by_name(workspace: Workspace) -> dict[str, Segment]:
    """Return the segments by casefolded name; of equal names the first."""
    return {" ".join(row.name.split()).casefold(): row for row in segments(workspace)[::-1]}


def persona_rows(workspace: Workspace) -> QuerySet[Persona]:
    """Return the personas in their order, each with its segment and type."""
    return Persona.objects.filter(workspace=workspace).select_related("segment", "type", "workspace")


def personas(workspace: Workspace) -> list[Persona]:
    """Return the personas by segment: those of all customers first."""
    order = (F("segment__position").asc(nulls_first=True), "segment", "position", "pk")
    return list(persona_rows(workspace).order_by(*order))


def persona(workspace: Workspace, slug: str) -> Persona:
    """Return a persona by its URL name. Raises Persona.DoesNotExist."""
    return persona_rows(workspace).get(slug=slug)


def customer_type_rows(workspace: Workspace) -> QuerySet[CustomerType]:
    """Return the types of customers in their order, each with how many personas name it as `named_by`."""
    rows = CustomerType.objects.filter(workspace=workspace).select_related("workspace")
    return rows.annotate(named_by=Count("personas"))


def customer_type(workspace: Workspace, slug: str) -> CustomerType:
    """Return a type of customers by its URL name. Raises CustomerType.DoesNotExist."""
    return customer_type_rows(workspace).get(slug=slug)


def event_touchpoints(workspace: Workspace) -> dict[str, Touchpoint]:
    """Return the touchpoint that events of each name tell of; names that are ignored or unknown are left out."""
    rules = EventRule.objects.filter(workspace=workspace).exclude(touchpoint=None).select_related("touchpoint")
    return {rule.event: rule.touchpoint for rule in rules if rule.touchpoint}


def event_rules(workspace: Workspace) -> list[EventRule]:
    """Return what a person said that events tell of, by the name of the events."""
    return list(EventRule.objects.filter(workspace=workspace).select_related("touchpoint"))


def ruled_events(workspace: Workspace) -> set[str]:
    """Return the names of events of which a person said what they tell of."""
    return set(EventRule.objects.filter(workspace=workspace).values_list("event", flat=True))


def ignored_events(workspace: Workspace) -> set[str]:
    """Return the names of events that a person said tell of no touchpoint."""
    return set(EventRule.objects.filter(workspace=workspace, touchpoint=None).values_list("event", flat=True))


def is_used(row: Model) -> bool:
    """Say whether any row of any room points at this one; a later room's rows count, though it is unknown here.

    What is part of a touchpoint (rules for its events, interactions, processes) is no use of it: it goes with it, and
    so does a file that was taken away.
    """
    return any(
        pointing_at([row.pk], relation).exists()
        for relation in row._meta.related_objects
        if relation.related_model not in PARTS
    )


def used(rows: Sequence[Model]) -> set[int]:
    """Return the numbers of those of these rows of one kind that is_used would be true of, in a query a relation."""
    found: set[int] = set()
    for relation in rows[0]._meta.related_objects if rows else ():
        if relation.related_model not in PARTS:
            for some in batched((row.pk for row in rows), AT_ONCE):
                found |= set(pointing_at(some, relation).values_list(relation.field.name, flat=True))
    return found


def pointing_at(numbers: Sequence[int], relation: Any) -> QuerySet[Model]:
    rows: QuerySet[Model] = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": numbers})
    return rows.filter(removed_at=None) if relation.related_model is Attachment else rows


def waiting(workspace: Workspace) -> int:
    """Return how many live touchpoints wait for somebody to be responsible."""
    return Touchpoint.objects.filter(workspace=workspace, status="live", responsible=None).count()


def known_events(workspace: Workspace) -> list[str]:
    """Return the names of events that data or rules hold, by name, to choose from."""
    told = {name.name for name in record.event_names(workspace)}
    return sorted(told | {rule.event for rule in event_rules(workspace)})


def revisions(workspace: Workspace, kind: str, *, most: int = 8) -> list[Revision]:
    """Return the latest changes of stages, segments or the tree, the latest first."""
    rows = Revision.objects.filter(workspace=workspace, kind=kind).select_related("person", "workspace", "undone_by")
    return list(rows.order_by("-pk")[:most])


def revision(workspace: Workspace, slug: str) -> Revision:
    """Return one change of stages, segments or the tree. Raises Revision.DoesNotExist."""
    return Revision.objects.select_related("workspace").get(workspace=workspace, slug=slug)


def last_revision(workspace: Workspace, kind: str, person: Person) -> Revision | None:
    """Return what a person changed last in stages, segments or the tree."""
    rows = Revision.objects.filter(workspace=workspace, kind=kind, person=person)
    return rows.select_related("workspace").order_by("-pk").first()


def tree(workspace: Workspace) -> tuple[tuple[Branch, ...], dict[str, Touchpoint]]:
    """Return the tree of touchpoints in reading order, and the touchpoints by URL name."""
    rows = touchpoint_rows(workspace).select_related("parent").order_by("tree_position", "name", "pk")
    known = {row.slug: row for row in rows}
    return branches({slug: row.parent.slug if row.parent else None for slug, row in known.items()}), known


@dataclass(frozen=True, slots=True)
class Spoken:
    """Rows that speak of a touchpoint: the first few by name, and how many more there are."""

    names: tuple[str, ...]
    more: int


def spoken_of(touchpoint: Touchpoint) -> list[tuple[str, Spoken]]:
    """Return what speaks of a touchpoint, by the name of its table; a later room's rows too, though unknown here.

    What goes with it is left out, and so is what stands under it.
    """
    found = []
    for relation in touchpoint._meta.related_objects:
        table = relation.related_model
        if table in PARTS or table is Touchpoint:
            continue
        rows = pointing_at([touchpoint.pk], relation)
        if count := rows.count():
            names = tuple(str(row) for row in rows.order_by("pk")[:NAMED_AT_MOST])
            found.append((str(table._meta.model_name), Spoken(names, count - len(names))))
    return found


def read_rule(workspace: Workspace, said: Mapping[str, Any]) -> Rule:
    """Read a segment's rule by the traits that are known here. Raises UnusableInputError."""
    kinds = {trait.key: trait.kind for trait in record.traits(workspace)}
    return rule(said.get("match", "all"), said.get("conditions", ()), traits=kinds)


def counted_by(workspace: Workspace, said: Mapping[str, Any], *, frame: pl.DataFrame | None = None) -> Counted:
    """Count the customers who fall in by a rule. Raises UnusableInputError when it is none."""
    asked = read_rule(workspace, said)
    keys = {one.trait for one in asked.conditions}
    return counted(asked, record.trait_frame(workspace, keys) if frame is None else frame)


def counted_customers(workspace: Workspace, segments: Iterable[Segment]) -> dict[str, Counted]:
    """Count who falls into each segment that has a rule, by URL name; customers are read once."""
    ruled = [segment for segment in segments if segment.rule.get("conditions")]
    keys = {one["trait"] for segment in ruled for one in segment.rule["conditions"]}
    frame = record.trait_frame(workspace, keys) if ruled else pl.DataFrame()
    found = {}
    for segment in ruled:
        with suppress(UnusableInputError):  # a trait is gone: the segment's page says so
            found[segment.slug] = counted_by(workspace, segment.rule, frame=frame)
    return found

"""Undo and redo: the same operation reversed, written as a change of its own."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import groupby

from django.db import transaction

from touchline.engine import map as engine
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Attachment, Revision, Segment, Stage, Touchpoint
from touchline.web.identify.queries import attachments
from touchline.web.map import queries
from touchline.web.map.models import Cell, Change, Evidence, Experience, Lane, Map, Placement, change_slug
from touchline.web.map.operations import placements
from touchline.web.map.operations.attachments import describe_file, described, detach
from touchline.web.map.operations.carried import carried
from touchline.web.map.operations.evidence import put_evidence_back, unlink_evidence
from touchline.web.map.operations.experiences import change_experience, put_experience_back
from touchline.web.map.operations.lanes_back import LANES_BACK
from touchline.web.map.operations.maps import change_map
from touchline.web.map.operations.merging import put_aside, return_aside
from touchline.web.map.operations.moving import move_all
from touchline.web.map.operations.own_lanes import TooManyLanesError
from touchline.web.map.operations.records import whole_record
from touchline.web.map.operations.refusals import NothingToUndoError, UndoRefusedError
from touchline.web.map.operations.steps import one_step
from touchline.web.map.operations.taking_away import take_all_away
from touchline.web.map.operations.touchpoints import change_touchpoint
from touchline.web.workspace.models import Member, Person


def undo(map: Map, *, person: Person) -> list[Change] | Revision:
    """Take back the person's own last step, and return the changes that do so; or the revision, where the step was one
    of stages or segments that moved no card.

    Raises NothingToUndoError, UndoRefusedError.
    """
    return last_of(map, person, redo=False)


def redo(map: Map, *, person: Person) -> list[Change] | Revision:
    """Do again what the person took back last. Raises NothingToUndoError, UndoRefusedError."""
    return last_of(map, person, redo=True)


@transaction.atomic
def last_of(map: Map, person: Person, *, redo: bool) -> list[Change] | Revision:
    identify.locked(map.workspace)  # before the map, as whoever merges stages does
    map = placements.lock(map)
    stack = engine.undo_stacks(queries.own_steps(map, person))[1 if redo else 0]
    if not stack:
        raise NothingToUndoError
    if stack[-1] < 0:
        return undo_revision(queries.numbered_revision(map, -stack[-1]), person=person)
    return undo_step(queries.numbered_change(map, stack[-1]), person=person)


@transaction.atomic
def undo_step(change: Change, *, person: Person) -> list[Change]:
    """Take back a change with all that were made in one step with it, the last first. Raises UndoRefusedError.

    A touchpoint that was deleted comes back with its cards on all maps.
    """
    identify.locked(change.map.workspace)
    if change.revision:
        undo_revision(change.revision, person=person)
        return list(Change.objects.filter(undoes__revision=change.revision, map=change.map))
    if change.group is None:
        return [undo_change(change, person=person)]
    with one_step(change.map):
        done = take_back(queries.changes_of_step(change), person)
    Change.objects.filter(pk__in=[made.pk for made in done]).update(group=change_slug())
    return done


@transaction.atomic
def undo_change(change: Change, *, person: Person) -> Change:
    """Take back one change, named by its row, and return the change that does so. Raises UndoRefusedError.

    One that was part of a change of stages or segments is taken back with all the rest of it.
    """
    identify.locked(change.map.workspace)
    placements.lock(change.map)
    if Change.objects.filter(undoes=change).exists():
        raise UndoRefusedError("taken-back")
    if change.revision and not Revision.objects.filter(undoes=change.revision).exists():
        undo_revision(change.revision, person=person)
    else:
        reverse(change, person)
    return Change.objects.get(undoes=change)


def take_back(changes: Sequence[Change], person: Person) -> list[Change]:
    """Take changes back in this order, and return those that do so."""
    done: list[Change] = []
    for way, run in runs(changes):
        if all_at_once(way, run, person):
            done += Change.objects.filter(map=run[0].map, undoes__in=[change.pk for change in run]).order_by("pk")
        else:
            done += [undo_change(change, person=person) for change in run]
    return done


def reverse_all(changes: Iterable[Change], person: Person) -> None:
    for way, run in runs(changes):
        if not all_at_once(way, run, person):
            for change in run:
                reverse(change, person)


def runs(changes: Iterable[Change]) -> Iterator[tuple[str, list[Change]]]:
    """Part changes into runs that go back in one way on one map: move, away, or an empty text for one by one."""
    for (way, _map), run in groupby(changes, key=lambda change: (AT_ONCE.get(change.operation, ""), change.map_id)):
        yield way, list(run)


def all_at_once(way: str, changes: Sequence[Change], person: Person) -> bool:
    """Take changes back together; False, with nothing written, where they go one by one. Raises UndoRefusedError."""
    if not way or len(changes) == 1 or len({change.subject for change in changes}) < len(changes):
        return False
    map = placements.lock(changes[0].map)
    with refusing():
        if way == "away":
            take_all_away(map, changes, person)
            return True
        back = [engine.reversal(engine.Change(one.operation, one.before, one.after, one.subject)) for one in changes]
        return move_all(map, back, person, changes)


@transaction.atomic
def undo_revision(revision: Revision, *, person: Person) -> Revision:
    """Take back a change of stages or segments with the cards that it moved. Raises UndoRefusedError."""
    changes = Change.objects.filter(revision=revision, undone_by=None).select_related("map__workspace").order_by("-pk")

    def between(undone: Revision) -> None:
        other = came_with(revision)
        if other and brings_back(other):
            bring_along(undone, other, person)
        reverse_all(changes, person)
        Change.objects.filter(undoes__revision=revision).update(revision=undone, group=undone.slug)
        if revision.aside.get("readings"):
            return_aside(revision)
        for slug in revision.handed.get("again", {}):
            if revision.kind == Revision.Kind.SEGMENTS:
                put_aside(library.segment(revision.workspace, slug), undone)
        if other and not brings_back(other):
            bring_along(undone, other, person)

    try:
        return identify.undo_revision(revision, person=person, between=between)
    except identify.RevisionRefusedError as changed:
        raise UndoRefusedError from changed


def came_with(revision: Revision) -> Revision | None:
    """Return the change of other rows that was made in one step with this one: of segments, beside one of stages."""
    slug = revision.aside.get("with")
    return Revision.objects.select_related("workspace").get(workspace=revision.workspace, slug=slug) if slug else None


def brings_back(revision: Revision) -> bool:
    """Say whether rows are there again once a change is taken back."""
    return bool(revision.before.keys() - revision.after.keys())


def bring_along(undone: Revision, other: Revision, person: Person) -> None:
    """Take back what came with a change: before its cards come back, or after they are gone."""
    undone.aside = {**undone.aside, "with": identify.undo_revision(other, person=person).slug}


def reverse(change: Change, person: Person) -> None:
    """Do the opposite of one change. Raises UndoRefusedError when what it needs is gone."""
    map = placements.lock(change.map)
    back = engine.reversal(engine.Change(change.operation, change.before, change.after))
    with refusing():
        REVERSALS[back.operation](map, change, back, person)


AT_ONCE = {"move": "move", "add": "away", "place": "away"}  # how changes of a kind go back together


@contextmanager
def refusing() -> Iterator[None]:
    """Say that something cannot be taken back when what it needs is gone, or taken."""
    try:
        yield
    except (
        Placement.DoesNotExist,
        Evidence.DoesNotExist,
        Attachment.DoesNotExist,
        Touchpoint.DoesNotExist,
        Stage.DoesNotExist,
        Segment.DoesNotExist,
        Lane.DoesNotExist,
        Cell.DoesNotExist,
    ) as gone:
        raise UndoRefusedError("gone") from gone
    except placements.AlreadyPlacedError as twin:
        raise UndoRefusedError("there") from twin
    except TooManyLanesError as full:
        raise UndoRefusedError from full


def put_back(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    facts = back.after or {}
    touchpoint = touchpoint_again(map, facts) if back.operation == "add" else known(map, facts)
    stage, segment = find_stage(map, facts), find_segment(map, facts)
    placement = placements.put(map, touchpoint, stage, segment, position=facts["position"], slug=change.subject)
    put_experience_back(placement, facts.get("experience") or {})
    put_evidence_back(map, facts.get("evidence") or {}, person=person)
    after = {**facts, **placements.whereabouts(placement), "record": whole_record(touchpoint)}
    placements.record(map, back.operation, placement, after=after, person=person, undoes=change)


def take_away(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    placement = placements.fresh(map, change.subject)
    touchpoint = placement.touchpoint
    before = {**placements.whereabouts(placement), **carried(placement)}
    placements.record(map, back.operation, placement, before=before, person=person, undoes=change)
    placements.remove(placement)
    if back.operation == "remove" and not library.is_used(touchpoint):
        identify.remove_touchpoint(touchpoint, person=person)


def move_back(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    placement = placements.fresh(map, change.subject)
    before, facts = placements.whereabouts(placement), back.after or {}
    placements.shift(placement, find_stage(map, facts), find_segment(map, facts), facts["position"])
    after = placements.whereabouts(placement)
    placements.record(map, "move", placement, before=before, after=after, person=person, undoes=change)


def edit_back(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    """Return the fields to what they were, unless somebody has set them to a third value since."""
    touchpoint = library.touchpoint(map.workspace, change.subject)
    old, fields = back.before or {}, dict(back.after or {})
    if identify.kept(touchpoint, old) != old:
        raise UndoRefusedError
    if fields.get("responsible"):
        fields["responsible"] = Member.objects.filter(workspace=map.workspace, pk=fields["responsible"]).first()
    if fields.get("review_by"):
        fields["review_by"] = date.fromisoformat(fields["review_by"])
    change_touchpoint(map, touchpoint, person=person, undoes=change, **fields)
    if not Change.objects.filter(undoes=change).exists():
        raise UndoRefusedError


def edit_map_back(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    """Return a map's own fields to what they were, unless somebody has set them to a third value since."""
    old, fields = back.before or {}, dict(back.after or {})
    if {name: identify.kept_value(getattr(map, name)) for name in old} != old:
        raise UndoRefusedError
    if fields.get("responsible"):
        fields["responsible"] = Member.objects.filter(workspace=map.workspace, pk=fields["responsible"]).first()
    if fields.get("review_by"):
        fields["review_by"] = date.fromisoformat(fields["review_by"])
    change_map(map, seen={name: map.version_of(name) for name in fields}, person=person, undoes=change, **fields)
    if not Change.objects.filter(undoes=change).exists():
        raise UndoRefusedError


def edit_experience_back(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    """Return the fields of an experience to what they were, unless somebody has set them to a third value since."""
    placement, old = placements.fresh(map, change.subject), back.before or {}
    now = Experience.objects.filter(placement=placement).first() or Experience(placement=placement)
    if identify.kept(now, old) != old:
        raise UndoRefusedError
    _experience, made = change_experience(placement, person=person, undoes=change, **(back.after or {}))
    if made is None:
        raise UndoRefusedError


def link_again(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    put_evidence_back(map, {change.subject: back.after or {}}, person=person)
    evidence = Evidence.objects.get(map=map, slug=change.subject)
    placements.record(map, "link", evidence, after=dict(back.after or {}), person=person, undoes=change)


def unlink_again(map: Map, change: Change, _back: engine.Change, person: Person) -> None:
    evidence = Evidence.objects.select_related("map").get(map=map, slug=change.subject)
    unlink_evidence(evidence, person=person, undoes=change)


def attach_again(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    row = attachments.kept_attachment(map.workspace, change.subject)
    identify.bring_attachment_back(row, person=person)
    placements.record(map, "attach", row, after=dict(back.after or {}), person=person, undoes=change)


def detach_again(map: Map, change: Change, _back: engine.Change, person: Person) -> None:
    detach(map, attachments.attachment(map.workspace, change.subject), person=person, undoes=change)


def describe_back(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    row = attachments.attachment(map.workspace, change.subject)
    if described(row) != back.before:
        raise UndoRefusedError
    facts = back.after or {}
    describe_file(map, row, name=facts["file"], alt=facts["alt"], person=person, undoes=change)


REVERSALS = {
    "add": put_back,
    "place": put_back,
    "remove": take_away,
    "take-off": take_away,
    "move": move_back,
    "edit": edit_back,
    "edit-experience": edit_experience_back,
    "edit-map": edit_map_back,
    "link": link_again,
    "unlink": unlink_again,
    "attach": attach_again,
    "detach": detach_again,
    "edit-file": describe_back,
    **LANES_BACK,
}


def known(map: Map, facts: engine.diff.Facts) -> Touchpoint:
    return library.touchpoint(map.workspace, facts["touchpoint"])


def touchpoint_again(map: Map, facts: engine.diff.Facts) -> Touchpoint:
    """Return the touchpoint that an undone addition had made, made anew under its old URL name if it is gone."""
    return identify.make_touchpoint_again(map.workspace, slug=facts["touchpoint"], told=facts["record"])


def find_stage(map: Map, facts: engine.diff.Facts) -> Stage:
    return library.stage(map.workspace, facts["stage"])


def find_segment(map: Map, facts: engine.diff.Facts) -> Segment | None:
    slug = facts["segment"]
    return library.segment(map.workspace, slug) if slug else None

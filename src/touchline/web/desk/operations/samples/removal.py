"""A sample removed whole: its members at once, so that nobody meets it any more, then everything else in chunks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models import CASCADE, PROTECT, Model
from django.utils.translation import gettext_noop

from touchline.web.identify.models import Attachment
from touchline.web.identify.operations import forget_attachments
from touchline.web.record.models import Slab, Source
from touchline.web.record.operations import remove_file
from touchline.web.workspace.models import Job, Member, Person, Workspace
from touchline.web.workspace.operations.jobs import enqueue
from touchline.web.workspace.work import Call, Step

REMOVE = "desk.remove_sample"
ROWS_A_CHUNK = 1_000
OWNING = {CASCADE, PROTECT}


class NotASampleError(Exception):
    """The workspace holds a company's own data, which no click removes."""


@transaction.atomic
def remove_sample(workspace: Workspace, *, person: Person) -> Job:
    """Close a sample's workspace to everybody, stop its work, and have the rest removed. Raises NotASampleError."""
    if not workspace.sample:
        raise NotASampleError(workspace.slug)
    Member.objects.filter(workspace=workspace).delete()
    Job.objects.filter(workspace=workspace).delete()
    arguments = {"workspace": workspace.slug, "person": person.pk}
    return enqueue(
        None,
        REMOVE,
        arguments,
        title=gettext_noop("Remove the sample %(name)s"),
        named={"name": workspace.sample_name},
        asked_by=person,
    )


def remove_some(call: Call) -> Step:
    """Remove the next chunk: rows that others do not need first, then files, and the workspace itself at last."""
    workspace = Workspace.objects.filter(slug=call.arguments["workspace"]).exclude(sample="").first()
    if workspace is None:
        return Step(finished=True)
    removed = call.cursor or 0
    for kind in kinds():
        if kind.rows is Slab or not (some := kind.some(workspace)):
            continue
        if kind.rows is Source:
            write = partial(remove_one_file, some[0], call.arguments["person"])
            return Step(cursor=removed + 1, done=removed + 1, write=write)
        write = partial(forget_attachments, some) if kind.rows is Attachment else partial(delete_rows, kind.rows, some)
        return Step(cursor=removed + len(some), done=removed + len(some), write=write)
    return Step(cursor=removed, done=removed, write=partial(delete_rows, Workspace, [workspace.pk]), finished=True)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of rows that belong to a workspace, and the way from the row to it."""

    rows: type[Model]
    path: str

    def some(self, workspace: Workspace) -> list[int]:
        """Return the keys of some of a workspace's rows of this kind."""
        mine = self.rows._base_manager.filter(**{self.path: workspace}).order_by("pk")
        return list(mine.values_list("pk", flat=True)[:ROWS_A_CHUNK])


def kinds() -> list[Kind]:
    """Return every kind of rows that belongs to a workspace, whichever room keeps it; who points at others first."""
    return list(dict.fromkeys(owned_by((Workspace,), "")))


def owned_by(owners: tuple[type[Model], ...], path: str) -> Iterator[Kind]:
    """Walk from an owner, the last of the line, to all that points at it and would go with it."""
    for relation in owners[-1]._meta.related_objects:
        rows, name = relation.related_model, relation.field.name
        if relation.on_delete in OWNING and isinstance(rows, type) and rows not in owners:
            way = f"{name}__{path}" if path else name
            yield from owned_by((*owners, rows), way)
            yield Kind(rows, way)


def delete_rows(rows: type[Model], keys: list[int]) -> None:
    rows._base_manager.filter(pk__in=keys).delete()


def remove_one_file(key: int, person: int) -> None:
    """Remove one file with what is kept beside it; the files themselves go when the rows are gone for good."""
    remove_file(Source.objects.get(pk=key), person=Person.objects.get(pk=person))

"""Files beside a touchpoint: looked at, kept, described, taken away, brought back, and at last discarded."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from touchline.engine.errors import UnusableInputError
from touchline.engine.identify.attachment import attachment
from touchline.web.identify.models import Attachment, Touchpoint
from touchline.web.shell.errors import TooLarge
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit


@dataclass(frozen=True, slots=True)
class KeptContent:
    """A file as it lies in the home folder; no row names it yet."""

    name: str
    path: str
    thumbnail: str
    media_type: str
    size_bytes: int
    width: int | None
    height: int | None


def keep_content(chunks: Iterable[bytes], *, name: str) -> KeptContent:
    """Look at a file, and write what of it is kept under a random name.

    Raises TooLarge, UnusableInputError when it is of no kind that is taken; then nothing is kept.
    """
    content = bytearray()
    for chunk in chunks:
        content += chunk
        if len(content) > settings.ATTACHMENT_MAX_BYTES:
            raise TooLarge
    looked = attachment(bytes(content), name)
    folder: Path = settings.ATTACHMENTS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = secrets.token_hex(16)
    thumbnail = f"{path}-small" if looked.thumbnail else ""
    (folder / path).write_bytes(looked.content)
    if thumbnail:
        (folder / thumbnail).write_bytes(looked.thumbnail)
    size = len(looked.content)
    return KeptContent(name, path, thumbnail, looked.media_type, size, looked.width, looked.height)


def drop_content(kept: KeptContent) -> None:
    """Remove what was kept, when no row came to name it."""
    remove_files([kept.path, kept.thumbnail])


@transaction.atomic
def add_attachment(touchpoint: Touchpoint, kept: KeptContent, *, alt: str, person: Person | None) -> Attachment:
    """Put a file that is kept beside a touchpoint.

    Raises UnusableInputError (too-many-attachments, attachments-fill-the-workspace).
    """
    workspace = Workspace.objects.select_for_update().get(pk=touchpoint.workspace_id)
    refuse_too_many(touchpoint)
    refuse_too_much(workspace, kept.size_bytes)
    row = Attachment.objects.create(
        touchpoint=touchpoint,
        slug=new_slug(kept.name),
        name=kept.name[:200],
        alt=alt,
        path=kept.path,
        thumbnail=kept.thumbnail,
        media_type=kept.media_type,
        size_bytes=kept.size_bytes,
        width=kept.width,
        height=kept.height,
        added_by=person,
    )
    told = {"name": touchpoint.name, "file": row.name, "size_bytes": row.size_bytes}
    audit.note(workspace, person, "identify.attach", touchpoint.slug, **told)
    return row


def refuse_too_many(touchpoint: Touchpoint) -> None:
    there, most = (
        Attachment.objects.filter(touchpoint=touchpoint, removed_at=None).count(),
        settings.ATTACHMENTS_A_TOUCHPOINT,
    )
    if there >= most:
        raise UnusableInputError(
            "too-many-attachments",
            f"{there} files are there already",
            expected=f"at most {most} files beside a touchpoint",
            fix="Take one away that is no longer needed, then add this one.",
            count=there,
            most=most,
        )


def refuse_too_much(workspace: Workspace, size_bytes: int) -> None:
    held = Attachment.objects.filter(touchpoint__workspace=workspace).aggregate(sum=Sum("size_bytes"))["sum"] or 0
    if held + size_bytes > settings.ATTACHMENTS_MAX_BYTES:
        most = settings.ATTACHMENTS_MAX_BYTES // 1_000_000
        raise UnusableInputError(
            "attachments-fill-the-workspace",
            f"the files of the workspace hold {held} bytes, and this one would add {size_bytes}",
            expected=f"at most {most} megabytes in all",
            fix="Take files away that are no longer needed, or add a smaller one.",
            most=most,
        )


@transaction.atomic
def describe_attachment(row: Attachment, *, name: str, alt: str, person: Person | None) -> None:
    """Call a file otherwise, and say what it shows."""
    Attachment.objects.filter(pk=row.pk).update(name=name, alt=alt)
    note(row, "identify.describe_file", person, file=name)


@transaction.atomic
def take_attachment_away(row: Attachment, *, person: Person | None, at: datetime) -> None:
    """Take a file away; it is kept for 30 days, so that it can come back. Raises Attachment.DoesNotExist."""
    if not Attachment.objects.filter(pk=row.pk, removed_at=None).update(removed_at=at):
        raise Attachment.DoesNotExist(row.slug)
    note(row, "identify.detach", person, file=row.name)


@transaction.atomic
def bring_attachment_back(row: Attachment, *, person: Person | None) -> None:
    """Show a file again that was taken away. Raises Attachment.DoesNotExist when it was discarded meanwhile."""
    if not Attachment.objects.filter(pk=row.pk).exclude(removed_at=None).update(removed_at=None):
        raise Attachment.DoesNotExist(row.slug)
    note(row, "identify.attach", person, file=row.name, size_bytes=row.size_bytes)


def note(row: Attachment, action: str, person: Person | None, **told: str | int) -> None:
    touchpoint = row.touchpoint
    audit.note(touchpoint.workspace, person, action, touchpoint.slug, name=touchpoint.name, **told)


@transaction.atomic
def forget_attachments(keys: Sequence[int]) -> None:
    """Delete files for good: their rows now, what they hold once that is certain."""
    rows = Attachment.objects.filter(pk__in=keys)
    names = [name for pair in rows.values_list("path", "thumbnail") for name in pair]
    rows.delete()
    transaction.on_commit(lambda: remove_files(names))


def remove_files(names: Iterable[str]) -> None:
    """Remove files of the attachments' folder; what is not there is passed over."""
    for name in filter(None, names):
        (settings.ATTACHMENTS / name).unlink(missing_ok=True)

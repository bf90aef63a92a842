"""Files beside a touchpoint, as they are changed from a map: each with its typed change."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from touchline.web.identify import operations as identify
from touchline.web.identify.models import Attachment, Touchpoint
from touchline.web.map.models import Change, Map
from touchline.web.map.operations.placements import lock, record
from touchline.web.workspace.models import Person


def attach(map: Map, touchpoint: Touchpoint, *, chunks: Iterable[bytes], name: str, alt: str, person: Person) -> Change:
    """Put a file beside a touchpoint. alt: what it shows, of a picture.

    Raises TooLarge, UnusableInputError when it cannot be taken; then nothing of it is kept.
    """
    kept = identify.keep_content(chunks, name=name)
    try:
        with transaction.atomic():
            held = lock(map)
            row = identify.add_attachment(touchpoint, kept, alt=alt, person=person)
            return record(held, "attach", row, after=kept_file(row), person=person)
    except BaseException:
        identify.drop_content(kept)
        raise


@transaction.atomic
def detach(map: Map, row: Attachment, *, person: Person | None, undoes: Change | None = None) -> Change:
    """Take a file away, and return the change. Raises Attachment.DoesNotExist when it is away already."""
    map = lock(map)
    identify.take_attachment_away(row, person=person, at=now())
    return record(map, "detach", row, before=kept_file(row), person=person, undoes=undoes)


@transaction.atomic
def describe_file(
    map: Map, row: Attachment, *, name: str, alt: str, person: Person | None, undoes: Change | None = None
) -> Change | None:
    """Say what a file is called and what it shows, and return the change, if it is one."""
    map = lock(map)
    row = Attachment.objects.select_related("touchpoint__workspace").get(pk=row.pk)
    before, after = described(row), {**described(row), "file": name, "alt": alt}
    if before == after:
        return None
    identify.describe_attachment(row, name=name, alt=alt, person=person)
    return record(map, "edit-file", row, before=before, after=after, person=person, undoes=undoes)


def kept_file(row: Attachment) -> dict[str, Any]:
    """Return what a change keeps of a file."""
    return {
        "touchpoint": row.touchpoint.slug,
        "file": row.name,
        "media_type": row.media_type,
        "size_bytes": row.size_bytes,
    }


def described(row: Attachment) -> dict[str, Any]:
    return {"touchpoint": row.touchpoint.slug, "file": row.name, "alt": row.alt}

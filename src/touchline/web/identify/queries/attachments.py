"""Files beside touchpoints."""

from datetime import datetime, timedelta

from django.conf import settings

from touchline.web.identify.models import Attachment, Touchpoint
from touchline.web.workspace.models import Workspace

TAKEN_AWAY_FOR_DAYS = 30


def attachments(touchpoint: Touchpoint) -> list[Attachment]:
    """Return the files beside a touchpoint, in the order in which they came."""
    return list(Attachment.objects.filter(touchpoint=touchpoint, removed_at=None).select_related("added_by"))


def attachment(workspace: Workspace, slug: str) -> Attachment:
    """Return a file beside a touchpoint by its URL name. Raises Attachment.DoesNotExist, also of one taken away."""
    return kept_attachment(workspace, slug, removed_at=None)


def kept_attachment(workspace: Workspace, slug: str, **more: None) -> Attachment:
    """Return a file by its URL name, even when it was taken away. Raises Attachment.DoesNotExist."""
    rows = Attachment.objects.select_related("touchpoint__workspace")
    return rows.get(touchpoint__workspace=workspace, slug=slug, **more)


def attachment_files(*, database: str = "default") -> list[str]:
    """Return the names under which files beside touchpoints are kept, in order."""
    pairs = Attachment.objects.using(database).values_list("path", "thumbnail")
    return sorted(name for pair in pairs for name in pair if name)


def attachments_to_discard(at: datetime) -> list[int]:
    """Return the files that were taken away longer ago than they are kept, by number."""
    before = at - timedelta(days=TAKEN_AWAY_FOR_DAYS)
    return list(Attachment.objects.filter(removed_at__lt=before).order_by("pk").values_list("pk", flat=True))


def stray_attachments(older_than: datetime) -> list[str]:
    """Return the names of files in the attachments' folder that no row names."""
    folder, kept = settings.ATTACHMENTS, set(attachment_files())
    files = [file for file in folder.iterdir() if file.name not in kept] if folder.is_dir() else []
    return sorted(file.name for file in files if file.stat().st_mtime < older_than.timestamp())

"""Files beside touchpoints, handed out to members alone: pictures shown, all else downloaded, nothing ever run."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from touchline.engine.identify.attachment import download_name
from touchline.web.identify.models import Attachment
from touchline.web.identify.queries import attachments
from touchline.web.workspace.access import WorkspaceRequest, allowed

# What is handed out may not run, load or ask for anything; a browser's own page around a picture may be styled.
SEALED = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@allowed("see")
def attachment(request: WorkspaceRequest, attachment: str) -> HttpResponse:
    row = found(request, attachment)
    return handed_out(row.path, row.media_type, name=download_name(row.name, row.media_type), shown=row.is_picture)


@allowed("see")
def thumbnail(request: WorkspaceRequest, attachment: str) -> HttpResponse:
    row = found(request, attachment)
    if not row.is_picture:
        raise Http404
    return handed_out(row.thumbnail, "image/webp", name=download_name(row.name, "image/webp"), shown=True)


def found(request: WorkspaceRequest, slug: str) -> Attachment:
    try:
        return attachments.attachment(request.workspace, slug)
    except Attachment.DoesNotExist as missing:
        raise Http404 from missing


def handed_out(path: str, media_type: str, *, name: str, shown: bool) -> HttpResponse:
    """Hand out a file's bytes; shown: in the browser, as is right for a picture alone."""
    charset = "; charset=utf-8" if media_type == "text/plain" else ""
    try:
        content = (settings.ATTACHMENTS / path).read_bytes()
    except FileNotFoundError as lost:
        raise Http404 from lost
    response = HttpResponse(content, content_type=media_type + charset)
    response.headers["Content-Disposition"] = str(content_disposition_header(not shown, name))
    response.headers["Content-Security-Policy"] = SEALED
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-cache"
    return response

"""What an address names, or 404."""

from django.http import Http404

from touchline.web.record import queries
from touchline.web.record.models import SavedMapping, Source, SourceKind
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest


def events_or_404(request: WorkspaceRequest, slug: str) -> Source:
    """Return a file of events."""
    try:
        found = queries.source(request.workspace, slug)
    except Source.DoesNotExist:
        raise Http404 from None
    if found.kind != SourceKind.EVENTS:
        raise Http404
    return found


def mapping_or_404(request: WorkspaceRequest, slug: str) -> SavedMapping:
    try:
        return queries.saved_mapping(request.workspace, slug)
    except SavedMapping.DoesNotExist:
        raise Http404 from None


def may_import(request: WorkspaceRequest) -> bool:
    return request.member.role in PERMISSIONS["import"]

"""What an address names, or 404."""

from django.http import Http404

from touchline.web.listen import queries
from touchline.web.listen.models import AnswerPage
from touchline.web.record import queries as record
from touchline.web.record.models import Source, SourceKind
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest


def source_or_404(request: WorkspaceRequest, slug: str) -> Source:
    """Return the file of answers of this URL name; files of events have pages of their own."""
    try:
        found = record.source(request.workspace, slug)
    except Source.DoesNotExist:
        raise Http404 from None
    if found.kind != SourceKind.ANSWERS:
        raise Http404
    return found


def may_import(request: WorkspaceRequest) -> bool:
    return request.member.role in PERMISSIONS["import"]


def page_or_404(request: WorkspaceRequest, slug: str) -> AnswerPage:
    try:
        return queries.answer_page(request.workspace, slug)
    except AnswerPage.DoesNotExist:
        raise Http404 from None


def may_edit(request: WorkspaceRequest) -> bool:
    return request.member.role in PERMISSIONS["edit"]

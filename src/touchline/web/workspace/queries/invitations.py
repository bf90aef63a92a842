"""Which invitations are open."""

from datetime import datetime

from django.utils.crypto import constant_time_compare

from touchline.web.workspace.models import JoinLink, OneTimeLink, Workspace
from touchline.web.workspace.tokens import hash_of


def open_invitations(workspace: Workspace, at: datetime) -> list[JoinLink]:
    """Return the invitations somebody could still use, newest first."""
    links = JoinLink.objects.filter(workspace=workspace, used_at=None, revoked_at=None, expires_at__gt=at)
    return list(links.select_related("made_by").order_by("-made_at", "-pk"))


def invitation(workspace: Workspace, slug: str) -> JoinLink | None:
    return JoinLink.objects.filter(workspace=workspace, slug=slug).first()


def invitation_of(token: str, at: datetime) -> JoinLink | None:
    """Return the open invitation that this token belongs to."""
    link = JoinLink.objects.filter(token_hash=hash_of(token)).select_related("workspace", "made_by").first()
    if link is None or not constant_time_compare(link.token_hash, hash_of(token)):
        return None
    return link if not link.used_at and not link.revoked_at and link.expires_at > at else None


def one_time_link_of(token: str, at: datetime) -> OneTimeLink | None:
    """Return the open one-time link that this token belongs to."""
    link = OneTimeLink.objects.filter(token_hash=hash_of(token), used_at=None).select_related("person").first()
    if link is None or not constant_time_compare(link.token_hash, hash_of(token)):
        return None
    return link if link.expires_at is None or link.expires_at > at else None

"""Comments of a touchpoint, and what is said to a member."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q

from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Comment, Mention
from touchline.web.shell.paging import Page, page
from touchline.web.workspace.models import Member, Workspace

MAIL_MENTIONS = "map.mail_mentions"


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment and its answers, the oldest first."""

    first: Comment
    answers: Sequence[Comment]

    @property
    def settled(self) -> bool:
        return self.first.settled_at is not None


def threads(touchpoint: Touchpoint) -> list[Thread]:
    """Return what was said about a touchpoint: open threads first, of those and of the settled the latest first."""
    rows = list(Comment.objects.filter(touchpoint=touchpoint).select_related("person", "settled_by").order_by("pk"))
    answers: dict[int, list[Comment]] = {}
    for row in rows:
        if row.first_id:
            answers.setdefault(row.first_id, []).append(row)
    found = [Thread(row, answers.get(row.pk, [])) for row in reversed(rows) if not row.first_id]
    shown = [thread for thread in found if thread.answers or not thread.first.removed_at]
    return sorted(shown, key=lambda thread: thread.settled)


def comment(workspace: Workspace, slug: str) -> Comment:
    """Return one comment by its URL name. Raises Comment.DoesNotExist."""
    related = ("touchpoint__workspace", "map__workspace", "person", "first")
    return Comment.objects.select_related(*related).get(touchpoint__workspace=workspace, slug=slug)


def open_threads(workspace: Workspace) -> dict[int, int]:
    """Return how many threads each touchpoint has that are not settled, by its key; only those that have any."""
    rows = Comment.objects.filter(touchpoint__workspace=workspace, first=None, settled_at=None, removed_at=None)
    return dict(rows.order_by().values_list("touchpoint").annotate(Count("pk")))


def members_to_tell(workspace: Workspace) -> list[Member]:
    """Return the members of a workspace, by name."""
    return list(Member.objects.filter(workspace=workspace).select_related("person").order_by("person__name", "pk"))


def members_of_thread(first: Comment) -> list[Member]:
    """Return who wrote in a thread and still is a member."""
    wrote = Comment.objects.filter(Q(pk=first.pk) | Q(first=first)).values("person")
    return list(Member.objects.filter(workspace=first.touchpoint.workspace, person__in=wrote).select_related("person"))


def mentions(member: Member, *, after: str = "") -> Page[Mention]:
    """Return what was said to a member, the latest first, a page at a time."""
    rows = Mention.objects.filter(member=member, comment__removed_at=None)
    related = ("comment__person", "comment__touchpoint", "comment__map")
    return page(rows.select_related(*related), after=after, order=("-pk",))


def unread(member: Member) -> int:
    """Return how many comments a member has been told of and not read."""
    return Mention.objects.filter(member=member, read_at=None, comment__removed_at=None).count()


def next_to_mail(workspace: Workspace, comment_slug: str) -> Mention | None:
    """Return a mention of a comment that no mail was sent about yet."""
    rows = Mention.objects.filter(
        comment__slug=comment_slug, comment__touchpoint__workspace=workspace, comment__removed_at=None, mailed_at=None
    )
    related = ("comment__person", "comment__touchpoint__workspace", "comment__map", "member__person")
    return rows.select_related(*related).order_by("pk").first()


def mail_goes_out() -> bool:
    """Say whether this house has a mail server."""
    return bool(settings.MAILERS)

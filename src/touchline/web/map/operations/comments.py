"""Comments: written, answered, changed, taken away, settled. Whom a comment mentions, it is told to."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from touchline.engine.map import mentioned
from touchline.web.identify.models import Touchpoint
from touchline.web.map import queries
from touchline.web.map.models import Comment, Map, Mention
from touchline.web.shell.slugs import tail
from touchline.web.workspace.models import Member, Person
from touchline.web.workspace.operations import audit
from touchline.web.workspace.operations.jobs import enqueue


@transaction.atomic
def add_comment(
    touchpoint: Touchpoint,
    *,
    map: Map,
    text: str,
    tell: Iterable[Member] = (),
    answers: Comment | None = None,
    site: str = "",
    person: Person,
    at: datetime,
) -> Comment:
    """Say something about a touchpoint, or answer a comment; an answer opens a settled thread again.

    Told are those whom the text mentions by name, those in tell, and of an answer whoever wrote in the thread;
    by mail too, which leads to the site: the address under which people reach Touchline.
    """
    first = answers and (answers.first or answers)
    comment = Comment.objects.create(
        slug=tail(12), touchpoint=touchpoint, map=map, first=first, text=text, person=person, at=at
    )
    if first:
        Comment.objects.filter(pk=first.pk).update(settled_at=None, settled_by=None)
    told = {*tell, *named_in(comment), *(queries.members_of_thread(first) if first else ())}
    tell_members(comment, told, site=site)
    audit.note(touchpoint.workspace, person, "map.comment", touchpoint.slug, name=touchpoint.name)
    return comment


@transaction.atomic
def change_comment(comment: Comment, *, text: str, site: str = "", person: Person, at: datetime) -> None:
    """Write one's own comment anew; whom it mentions now and did not before is told."""
    comment.text, comment.changed_at = text, at
    comment.save(update_fields=["text", "changed_at"])
    tell_members(comment, named_in(comment), site=site)
    touchpoint = comment.touchpoint
    audit.note(touchpoint.workspace, person, "map.change_comment", touchpoint.slug, name=touchpoint.name)


@transaction.atomic
def take_comment_away(comment: Comment, *, person: Person, at: datetime) -> bool:
    """Hide a comment; its answers stay. False if it is hidden already."""
    if not Comment.objects.filter(pk=comment.pk, removed_at=None).update(removed_at=at):
        return False
    touchpoint = comment.touchpoint
    audit.note(touchpoint.workspace, person, "map.remove_comment", touchpoint.slug, name=touchpoint.name)
    return True


@transaction.atomic
def bring_comment_back(comment: Comment, *, person: Person) -> bool:
    """Show a hidden comment again. False if it is shown already."""
    if not Comment.objects.filter(pk=comment.pk).exclude(removed_at=None).update(removed_at=None):
        return False
    touchpoint = comment.touchpoint
    audit.note(touchpoint.workspace, person, "map.bring_comment_back", touchpoint.slug, name=touchpoint.name)
    return True


@transaction.atomic
def settle(comment: Comment, *, settled: bool, person: Person, at: datetime) -> bool:
    """Say that a thread needs nothing more, or does again. False if that was said already."""
    same = Comment.objects.filter(pk=comment.pk, first=None, settled_at__isnull=settled)
    if not same.update(settled_at=at if settled else None, settled_by=person if settled else None):
        return False
    action = "map.settle_comment" if settled else "map.open_comment"
    touchpoint = comment.touchpoint
    audit.note(touchpoint.workspace, person, action, touchpoint.slug, name=touchpoint.name)
    return True


def named_in(comment: Comment) -> list[Member]:
    """Return the members whom a comment mentions by name; of two with one name, both."""
    members = queries.members_to_tell(comment.touchpoint.workspace)
    names = set(mentioned(comment.text, [str(member) for member in members]))
    return [member for member in members if str(member) in names]


def tell_members(comment: Comment, members: Iterable[Member], *, site: str) -> None:
    """Write down who is told of a comment, all but its writer, and ask for their mails."""
    rows = [Mention(comment=comment, member=member) for member in members if member.person_id != comment.person_id]
    known = Mention.objects.filter(comment=comment).count()
    Mention.objects.bulk_create(sorted(rows, key=lambda row: row.member_id), ignore_conflicts=True)
    if site and queries.mail_goes_out() and Mention.objects.filter(comment=comment).count() > known:
        enqueue(
            comment.touchpoint.workspace,
            queries.MAIL_MENTIONS,
            {"comment": comment.slug, "site": site},
            title=gettext_noop("Mail about a comment on “%(name)s”"),
            named={"name": comment.touchpoint.name},
            asked_by=comment.person,
        )


def mark_mailed(mention: Mention, *, at: datetime) -> None:
    """Say that a letter was sent about a mention."""
    Mention.objects.filter(pk=mention.pk).update(mailed_at=at)


def mark_read(member: Member, *, touchpoint: Touchpoint | None = None, at: datetime) -> int:
    """Say that a member has read what mentions them, of one touchpoint or all. Returns how many were unread."""
    unread = Mention.objects.filter(member=member, read_at=None)
    if touchpoint:
        unread = unread.filter(comment__touchpoint=touchpoint)
    return unread.update(read_at=at)

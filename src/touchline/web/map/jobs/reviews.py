"""Once a day, people are reminded of what they are to look over."""

import logging
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override

from touchline.web.map import operations, queries
from touchline.web.map.models import Map
from touchline.web.map.queries import Due
from touchline.web.shell.formats import day
from touchline.web.workspace.models import Member
from touchline.web.workspace.work import Call, Step

log = logging.getLogger(__name__)
REMIND = "map.remind"


def remind(call: Call) -> Step:
    """Write to one person after the other what of theirs is to be looked over. The cursor is the last person.

    Each review date is mailed once. A mail that cannot be sent is tried again the next day: Overview and the list
    of maps say it at once. Killed between mail and note, a person is reminded twice rather than never.
    """
    workspace = call.workspace
    last, done = call.cursor or [0, 0]
    waiting = queries.unreminded(workspace) if workspace and settings.MAILERS else {}
    people = sorted((member for member in waiting if member.pk > last), key=lambda member: member.pk)
    if not people:
        return Step(done=done, total=done, finished=True)
    member = people[0]
    step = {"cursor": [member.pk, done + 1], "done": done + 1, "total": done + len(people)}
    if not mailed(member, waiting[member]):
        return Step(**step)
    return Step(**step, write=partial(operations.note_reminded, member, waiting[member]))


def mailed(member: Member, things: list[Due]) -> bool:
    """Send one mail in the person's language; say whether the mail server took it."""
    with override(member.person.language):
        subject, text = letter(member, things)
    try:
        send_mail(subject, text, None, [member.person.email])
    except (SMTPException, OSError):
        log.exception("a reminder could not be sent")
        return False
    return True


def address(one: Due) -> str:
    """Return a line with the address at which a thing is looked over; nothing where the site's is not known."""
    thing = one.thing
    if not settings.SITE:
        return ""
    place = {"workspace": thing.workspace.slug}
    if isinstance(thing, Map):
        return f"\n  {settings.SITE}{reverse('map:index', kwargs=place | {'map': thing.slug})}"
    return f"\n  {settings.SITE}{reverse('map:any_touchpoint', kwargs=place | {'slug': thing.slug})}"


def letter(member: Member, things: list[Due]) -> tuple[str, str]:
    workspace = member.workspace
    subject = ngettext("%(count)s thing to review: %(company)s", "%(count)s things to review: %(company)s", len(things))
    lines = [f"- {one.thing} ({day(one.thing.review_by)}){address(one)}" for one in things]
    text = gettext(
        "Hello %(name)s,\n\nyou are responsible for these, and the day to look them over has come:\n\n%(lines)s\n\n"
        "Look whether they still say what is so, then choose the next day. You find them in Touchline under"
        " Map, Maps, To review."
    )
    values = {"name": member.person.name, "lines": "\n".join(lines)}
    return subject % {"count": len(things), "company": workspace.name}, text % values

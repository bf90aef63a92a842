"""What map does later: letters about comments."""

from functools import partial

from django.urls import reverse
from django.utils.timezone import now

from touchline.web.map import operations, queries
from touchline.web.map.models import Mention
from touchline.web.workspace.operations import mail
from touchline.web.workspace.work import Call, Handler, Step


def mail_mentions(call: Call) -> Step:
    """Write to the members whom a comment speaks to, one letter a chunk; a letter sent is marked and not sent again."""
    mention = queries.next_to_mail(call.workspace, call.arguments["comment"]) if call.workspace else None
    done = call.cursor or 0
    if mention is None:
        return Step(done=done, total=done, finished=True)
    mail.send(mention.member.person, letter="map/mail/mention", about=letter(mention, call.arguments["site"]))
    return Step(cursor=done + 1, done=done + 1, write=partial(operations.mark_mailed, mention, at=now()))


def letter(mention: Mention, site: str) -> dict[str, object]:
    """Return what the letter says of a comment, with the address at which it is read and answered."""
    comment = mention.comment
    path = reverse("map:mention", kwargs={"workspace": comment.touchpoint.workspace.slug, "slug": comment.slug})
    return {"comment": comment, "touchpoint": comment.touchpoint, "address": f"{site}{path}"}


HANDLERS: dict[str, Handler] = {queries.MAIL_MENTIONS: mail_mentions}

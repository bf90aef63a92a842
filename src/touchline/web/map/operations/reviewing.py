"""Review dates: of what a person was reminded."""

from collections.abc import Sequence

from django.db import transaction

from touchline.web.identify import operations as identify
from touchline.web.map.models import Map
from touchline.web.map.queries import Due
from touchline.web.workspace.models import Member
from touchline.web.workspace.operations import audit


@transaction.atomic
def note_reminded(member: Member, things: Sequence[Due]) -> None:
    """Keep that a person was reminded of these review dates, so that each is mailed once."""
    for one in things:
        if isinstance(one.thing, Map):
            Map.objects.filter(pk=one.thing.pk).update(reminded_for=one.thing.review_by)
        else:
            identify.note_reminded(one.thing)
    names = ", ".join(str(one.thing) for one in things)
    audit.note(member.workspace, None, "map.remind", member.slug, whom=str(member.person), name=names)

"""Who is on a map now, and on which card."""

from datetime import datetime

from touchline.web.map.models import Map, Presence
from touchline.web.workspace.models import Person


def be_here(map: Map, *, card: str, person: Person, at: datetime) -> None:
    """Say that a person has a map open and stands on a card (its URL name; empty: on none)."""
    mine = Presence.objects.filter(map=map, person=person)
    if not mine.update(card=card, seen_at=at):
        Presence.objects.get_or_create(map=map, person=person, defaults={"card": card, "seen_at": at})

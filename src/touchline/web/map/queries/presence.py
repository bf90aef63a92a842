"""Who else is on a map."""

from datetime import datetime, timedelta

from touchline.web.map.models import Map, Presence
from touchline.web.workspace.models import Person

HERE_FOR = timedelta(seconds=35)  # a page tells of itself every 10 seconds, and may miss two


def others_here(map: Map, *, but: Person, at: datetime) -> list[Presence]:
    """Return who else has the map open now, by name, each with the card that they stand on."""
    rows = Presence.objects.filter(map=map, seen_at__gte=at - HERE_FOR).exclude(person=but)
    members = rows.filter(person__memberships__workspace=map.workspace)
    return list(members.select_related("person").order_by("person__name", "pk"))
